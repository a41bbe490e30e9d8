package nl.korpsmonitor.ledger;

import java.util.Optional;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;

/** Idempotency records out of the store; the receipt is read from the entries themselves. */
final class StoredCommands implements IdempotencyRecords {
    private final LedgerStore store;

    StoredCommands(LedgerStore store) {
        this.store = store;
    }

    @Override
    public Optional<RepeatedCommandException> find(byte[] key) {
        return store.command(Hash.of(key)).map(this::repeated);
    }

    private RepeatedCommandException repeated(CommandRecord command) {
        long lastPosition = command.firstPosition() + command.count() - 1;
        StoredEntry entry = store.entry(lastPosition)
                .orElseThrow(() -> new DamagedStoreException("a command's entry " + lastPosition + " is missing"));
        Body last = BodyForm.read(entry.body());
        if (last.subject() == null || last.sequence() == null) {
            throw new DamagedStoreException("a command's entry " + lastPosition + " is about no subject");
        }
        Receipt receipt = new Receipt(
                new Subject(last.subject()),
                last.sequence(),
                command.firstPosition(),
                command.count(),
                Leaf.instant(entry.recordedAtMicros()));
        String request = last.cause().request();
        return new RepeatedCommandException(receipt, request == null ? "" : request);
    }
}
