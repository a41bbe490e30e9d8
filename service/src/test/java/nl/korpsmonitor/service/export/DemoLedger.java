package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.DemoLoader;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;

/** A data directory with the demo data, published. */
final class DemoLedger {
    private DemoLedger() {}

    /** Records these demo files. */
    static void record(Path data, Set<DemoFile> files) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Account account = new Account(
                    "demo", "Demo", "-", EnumSet.complementOf(EnumSet.of(Role.SYSTEM)), null, "0".repeat(32), false);
            DemoLoader.load(
                    files,
                    new LedgerDoor(ledger, Clock.systemUTC()),
                    new Recorders(List.of(account), KorpsmonitorLedger.SELF),
                    Progress.NONE);
        }
    }

    static void publish(Path data) {
        String origin;
        TreeHead head;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            origin = ledger.opened().origin();
            head = ledger.head();
        }
        try (LedgerStore store = SqliteLedgerStore.open(data.resolve("ledger.db"))) {
            SigningKey key = SigningKey.ofPem(
                    origin, Files.readString(data.resolve("keys/log.pem"), StandardCharsets.US_ASCII));
            SignedCheckpoint signed =
                    SignedCheckpoint.sign(new Checkpoint(origin, head.size(), head.root()), List.of(key));
            store.replaceCheckpoint("published", store.checkpoint("published").orElse(null), signed.encoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
