package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Makes the program's command line. Exit codes: 0 when all went well, 1 when something could not be done, 2 when the
 * input is wrong. What is wrong goes to standard error, on one line.
 */
public final class CommandLines {
    private CommandLines() {}

    /** A command line that writes to the process's own standard output and error. */
    public static CommandLine make() {
        return make(new LedgerCommand());
    }

    /** The same for one command. */
    static CommandLine make(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new UseOfCommandLine())
                .setParameterExceptionHandler(CommandLines::wrongArguments)
                .setExecutionExceptionHandler(CommandLines::failed);
    }

    private static int wrongArguments(CommandLine.ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        print(
                command.getErr(),
                oneLine(exception.getMessage()) + ". See '"
                        + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception exception, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (exception instanceof InvalidInputException invalid) {
            print(
                    err,
                    oneLine(invalid.faults().stream()
                            .map(fault -> fault.field() + ": " + fault.message())
                            .collect(Collectors.joining("; "))));
            return CommandLine.ExitCode.USAGE;
        }
        if (exception instanceof RefusedException
                || exception instanceof NotFoundException
                || exception instanceof StoreException
                || exception instanceof ReadModelStoreException
                || exception instanceof IllegalStateException) {
            print(err, oneLine(exception.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        }
        // A mistake of the program: whoever mends it needs to know where.
        print(err, "something went wrong: " + exception);
        exception.printStackTrace(err);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter err, String message) {
        err.println("ledger: " + message);
        err.flush();
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
    }
}
