package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.disclosure.DisclosureOpener;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;

/**
 * A ledger that is only read: its entries, tiles, checkpoints and disclosures. Another process may hold and write it meanwhile. Neither keys nor read models
 * are needed. Safe for use by many threads.
 */
public final class ReadOnlyLedger implements AutoCloseable {
    private final LedgerStore store;
    private final DisclosureOpener disclosures;
    private final Trail trail;

    private ReadOnlyLedger(LedgerStore store, DisclosureOpener disclosures) {
        this.store = store;
        this.disclosures = disclosures;
        this.trail = new StoredTrail(store, new EventCodec(), disclosures::open);
    }

    /**
     * Opens the ledger in a directory.
     *
     * @throws IllegalStateException when its format is unknown
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database can't be opened
     */
    public static ReadOnlyLedger open(Path directory) {
        DataDirectory.requireFormat(directory);
        LedgerStore store = SqliteLedgerStore.openReadOnly(directory.resolve("ledger.db"));
        try {
            return new ReadOnlyLedger(store, DisclosureOpener.open(directory.resolve("disclosure-keys.db")));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** What is stored; to write is refused. */
    public LedgerStore store() {
        return store;
    }

    /** All events. */
    public Trail trail() {
        return trail;
    }

    /** Opens disclosures that still have their key. */
    public DisclosureOpener disclosures() {
        return disclosures;
    }

    @Override
    public void close() {
        disclosures.close();
        store.close();
    }
}
