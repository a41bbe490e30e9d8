package nl.korpsmonitor.ledger.copy;

import java.util.Base64;
import java.util.Optional;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that two stores have the record of each command that entries name, and that it says what they say. A record whose key no entry names would not be
 * found, as a store lists none; it says nothing of any entry. For one thread.
 */
final class CommandCheck {
    private final LedgerStore source;
    private final LedgerStore target;
    private @Nullable String key;
    private long first;
    private int count;

    CommandCheck(LedgerStore source, LedgerStore target) {
        this.source = source;
        this.target = target;
    }

    /** Takes the next entry. */
    void add(StoredEntry entry) {
        @Nullable String next = BodyForm.read(entry.body()).cause().key();
        if (next == null || !next.equals(key)) {
            finish();
            key = next;
            first = entry.position();
        }
        count++;
    }

    /** The last command is complete. */
    void finish() {
        if (key != null) {
            CommandRecord expected =
                    new CommandRecord(Hash.of(Base64.getUrlDecoder().decode(key)), first, count);
            require(source, expected);
            require(target, expected);
        }
        key = null;
        count = 0;
    }

    private static void require(LedgerStore store, CommandRecord expected) {
        if (!store.command(expected.key()).equals(Optional.of(expected))) {
            throw new IllegalStateException("what " + store.name() + " has recorded of the command at position "
                    + expected.firstPosition() + " is not what its entries say");
        }
    }
}
