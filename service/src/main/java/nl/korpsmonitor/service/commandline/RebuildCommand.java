package nl.korpsmonitor.service.commandline;

import java.time.Clock;
import java.util.concurrent.Callable;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger rebuild}: makes the read models anew. */
@Command(
        name = "rebuild",
        description = {
            "Make the read models anew from the ledger's events. The service must not run meanwhile.",
            "Nothing is lost by it: read models hold nothing of their own.",
            ""
        })
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(data.existing(), Clock.systemUTC())) {
            ledger.projection().rebuild();
            spec.commandLine()
                    .getOut()
                    .println("Rebuilt the read models from " + ledger.ledger().size() + " entries.");
            return 0;
        }
    }
}
