package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it has others, one of which must be named. */
abstract class GroupOfCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    /** @throws ParameterException always; it names what there is */
    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** Where its commands print. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
