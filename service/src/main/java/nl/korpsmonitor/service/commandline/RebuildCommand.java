package nl.korpsmonitor.service.commandline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.claim.FileClaim;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.Rebuild;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModels;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.importing.TerminalProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger rebuild}: makes the read models anew. */
@Command(
        name = "rebuild",
        description = {
            "Make the read models anew from the ledger's events, beside those in use, and put them in their place.",
            "The service may run meanwhile. A rebuild that was cut short goes on where it was, unless the program is another",
            "one by now: then it begins anew.",
            "Nothing is lost by it: read models hold nothing of their own. When those in use were not what the events",
            "give, it says so and exits with 1.",
            ""
        })
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = data.existing();
        SharedStore shared = data.shared();
        RebuildProgress progress =
                new RebuildProgress(spec.commandLine().getOut(), TerminalProgress.isTerminal(), System::nanoTime);
        Rebuild.Result result;
        try {
            result = shared != null
                    ? rebuildShared(shared, progress)
                    : isFree(directory) ? rebuildAlone(directory, progress) : rebuildBeside(directory, progress);
        } finally {
            progress.end();
        }
        spec.commandLine().getOut().println("Rebuilt the read models from " + result.position() + " entries.");
        if (result.isSame()) {
            spec.commandLine()
                    .getOut()
                    .println("As of position " + result.live().position() + " their digest is "
                            + result.live().hex() + ", and was before.");
            return 0;
        }
        spec.commandLine()
                .getErr()
                .println("ledger: as of position " + result.live().position()
                        + " the read models in use were not what the events give: their digest was "
                        + result.live().hex() + ", that of the rebuilt ones is "
                        + result.rebuilt().hex() + ". The rebuilt ones are in use now.");
        return 1;
    }

    private static boolean isFree(Path directory) {
        try (FileClaim claim = new FileClaim(directory.resolve(LedgerFiles.LOCK))) {
            return claim.held();
        }
    }

    private Rebuild.Result rebuildAlone(Path directory, RebuildProgress progress) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            return ledger.projection().rebuild(ProgramDigest.hex(), progress);
        }
    }

    /** Whoever holds the ledger goes on to write it and to serve. */
    private Rebuild.Result rebuildBeside(Path directory, RebuildProgress progress) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            return ViewProjection.rebuildBeside(
                    ledger.trail(),
                    SqliteReadModels.in(directory.resolve(KorpsmonitorLedger.VIEWS_FILE)),
                    ProgramDigest.hex(),
                    progress);
        }
    }

    private Rebuild.Result rebuildShared(SharedStore shared, RebuildProgress progress) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(shared);
                MongoConnection views = shared.connectViewsToChange()) {
            return ViewProjection.rebuildBeside(
                    ledger.trail(), MongoReadModels.in(views), ProgramDigest.hex(), progress);
        }
    }
}
