package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger check}: compares what is kept with what follows from it. */
@Command(
        name = "check",
        description = {
            "Recompute the root of the ledger from its stored bytes, and the read models from its events, and compare"
                    + " them with what is kept. The service must not run meanwhile.",
            "Exit code: 0 all is equal; 1 something differs.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private DataDirectory data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(data.existing(), Clock.systemUTC())) {
            TreeHead head = ledger.ledger().verifyTree();
            out.println(
                    "Ledger: " + head.size() + " entries, root " + head.root().base64() + ": as stored.");
            out.flush();
            if (!ledger.projection().awaitPosition(head.size() - 1, PATIENCE)) {
                throw new IllegalStateException("the read models do not follow the ledger: "
                        + ledger.projection().status().failure());
            }
            String live = ReadModelDigest.of(ledger.projection().readModels());
            String anew = digestOfRebuilt(ledger.ledger().trail(), head.size());
            if (!live.equals(anew)) {
                throw new IllegalStateException("the read models (" + live + ") are not those that the events give ("
                        + anew + "); 'ledger rebuild' makes them anew");
            }
            out.println("Read models: " + live + ": as the events give them.");
            return 0;
        }
    }

    private static String digestOfRebuilt(Trail trail, long size) throws IOException {
        Path folder = Files.createTempDirectory("ledger-check");
        try (ReadModelStore fresh = SqliteReadModelStore.open(folder.resolve("views.db"), "check")) {
            new Projector(trail, fresh).catchUp(size);
            return ReadModelDigest.of(fresh);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + folder, e);
        }
    }
}
