package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger rebuild}: makes the read models anew. */
@Command(
        name = "rebuild",
        description = {
            "Make the read models anew from the ledger's events, beside those in use, and put them in their place.",
            "The service may run meanwhile. A rebuild that was cut short goes on where it was.",
            "Nothing is lost by it: read models hold nothing of their own. When those in use were not what the events",
            "give, it says so and exits with 1.",
            ""
        })
final class RebuildCommand implements Callable<Integer> {
    /** Entries between two lines of progress. */
    private static final long STEP = 100_000;

    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    private long told;

    @Override
    public Integer call() {
        Path directory = data.existing();
        SharedStore shared = data.shared();
        Rebuild.Result result = shared != null
                ? rebuildShared(shared)
                : isFree(directory) ? rebuildAlone(directory) : rebuildBeside(directory);
        spec.commandLine().getOut().println("Rebuilt the read models from " + result.position() + " entries.");
        if (result.isSame()) {
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

    private Rebuild.Result rebuildAlone(Path directory) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            return ledger.projection().rebuild(this::tell);
        }
    }

    /** Whoever holds the ledger goes on to write it and to serve. */
    private Rebuild.Result rebuildBeside(Path directory) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            return ViewProjection.rebuildBeside(
                    ledger.trail(), SqliteReadModels.in(directory.resolve(KorpsmonitorLedger.VIEWS_FILE)), this::tell);
        }
    }

    private Rebuild.Result rebuildShared(SharedStore shared) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(shared);
                MongoConnection views = shared.connectViews()) {
            return ViewProjection.rebuildBeside(ledger.trail(), MongoReadModels.in(views), this::tell);
        }
    }

    private void tell(Rebuild.Progress progress) {
        if (progress.position() - told >= STEP) {
            told = progress.position();
            PrintWriter out = spec.commandLine().getOut();
            out.println(progress.position() + " of " + progress.size() + " entries, " + progress.perSecond()
                    + " per second");
            out.flush();
        }
    }
}
