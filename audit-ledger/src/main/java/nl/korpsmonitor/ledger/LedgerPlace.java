package nl.korpsmonitor.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoLedgerStore;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.jspecify.annotations.Nullable;

/** A place where a ledger is kept, or will be, to copy from or to: a directory, or a database of MongoDB. */
public final class LedgerPlace implements AutoCloseable {
    private final LedgerStore store;
    private final DocumentFiles documentFiles;
    private final @Nullable DataDirectory held;

    private LedgerPlace(LedgerStore store, @Nullable Path directory, @Nullable DataDirectory held) {
        this.store = store;
        this.documentFiles = DocumentPlace.of(store, directory);
        this.held = held;
    }

    /**
     * Opens a ledger to read it; others may use it meanwhile.
     *
     * @param place a directory, or the address of a database
     * @param allowStandalone for development: also a MongoDB server that is no replica set
     * @throws IllegalArgumentException when an address has not its form
     * @throws IllegalStateException when there is none, or of another format
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database can't be opened
     */
    public static LedgerPlace toRead(String place, boolean allowStandalone) {
        if (MongoAddress.isOne(place)) {
            return new LedgerPlace(opened(place, allowStandalone, MongoLedgerStore::openToRead), null, null);
        }
        Path directory = Path.of(place);
        if (!Files.exists(directory.resolve(LedgerFiles.LEDGER))) {
            throw new IllegalStateException("there is no ledger in " + place);
        }
        DataDirectory.requireFormat(directory);
        return new LedgerPlace(SqliteLedgerStore.openReadOnly(directory.resolve(LedgerFiles.LEDGER)), directory, null);
    }

    /**
     * Opens a place to copy to; it is made when absent. A directory is held, so that no service uses it meanwhile.
     *
     * @throws IllegalStateException when another process holds it, or it holds something else
     */
    public static LedgerPlace toWrite(String place, boolean allowStandalone) {
        if (MongoAddress.isOne(place)) {
            return new LedgerPlace(opened(place, allowStandalone, MongoLedgerStore::open), null, null);
        }
        DataDirectory directory = DataDirectory.open(Path.of(place));
        try {
            return new LedgerPlace(
                    SqliteLedgerStore.open(directory.file(LedgerFiles.LEDGER)), directory.path(), directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private interface Opening {
        LedgerStore open(MongoConnection connection);
    }

    private static LedgerStore opened(String address, boolean allowStandalone, Opening opening) {
        MongoConnection connection = MongoConnection.open(address, allowStandalone);
        try {
            return opening.open(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What is kept there. */
    public LedgerStore store() {
        return store;
    }

    /** The files of documents that are kept there. */
    public DocumentFiles documentFiles() {
        return documentFiles;
    }

    @Override
    public void close() {
        store.close();
        if (held != null) {
            held.close();
        }
    }
}
