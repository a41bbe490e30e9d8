package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.disclosure.DisclosureOpener;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is only read: its entries, tiles, checkpoints and disclosures. Another process may hold and write it meanwhile. Neither keys nor read models
 * are needed. Safe for use by many threads.
 */
public final class ReadOnlyLedger implements AutoCloseable {
    private final LedgerStore store;
    private final DisclosureOpener disclosures;
    private final StoredTrail trail;
    private final DocumentFiles documentFiles;

    private ReadOnlyLedger(LedgerStore store, DisclosureOpener disclosures, DocumentFiles documentFiles) {
        this.store = store;
        this.documentFiles = documentFiles;
        this.disclosures = disclosures;
        this.trail = new StoredTrail(store, new EventCodec(), disclosures::open);
    }

    /**
     * Opens the ledger in a directory.
     *
     * @throws IllegalStateException when its format is unknown, or the keys of its confidential values are older than it: its values would pass for erased
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database can't be opened
     */
    public static ReadOnlyLedger open(Path directory) {
        DataDirectory.requireFormat(directory);
        LedgerStore store = SqliteLedgerStore.openReadOnly(directory.resolve(LedgerFiles.LEDGER));
        return open(
                store,
                () -> DisclosureOpener.open(
                        SqliteDisclosureKeys.openReader(directory.resolve(LedgerFiles.DISCLOSURE_KEYS)), store),
                directory);
    }

    /**
     * Opens the ledger that nodes share, in which something must be recorded.
     *
     * @throws IllegalArgumentException when an address has not its form
     * @throws IllegalStateException when there is no ledger of a known format, or the key store is not that of this ledger, or older than it: its
     *     values would pass for erased
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database does not answer
     */
    public static ReadOnlyLedger open(SharedStore shared) {
        LedgerStore store = shared.openStoreToRead();
        return open(store, () -> DisclosureOpener.open(keysOf(store, shared), store), null);
    }

    private static DisclosureKeyStore keysOf(LedgerStore store, SharedStore shared) {
        DisclosureKeyStore keys = shared.openKeyStore();
        try {
            FirstEvent.of(new StoredTrail(store))
                    .ifPresent(opened -> keys.requireServes(
                            opened.ledgerId(),
                            () -> !store.disclosureKeysFrom(0).isEmpty()));
            return keys;
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    private static ReadOnlyLedger open(
            LedgerStore store, Supplier<DisclosureOpener> disclosures, @Nullable Path directory) {
        try {
            return new ReadOnlyLedger(store, disclosures.get(), DocumentPlace.of(store, directory));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** What is stored; to write is refused. */
    public LedgerStore store() {
        return store;
    }

    /** All events, and their confidential values. */
    public StoredTrail trail() {
        return trail;
    }

    /** The files of documents; they end with the ledger. */
    public DocumentFiles documentFiles() {
        return documentFiles;
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
