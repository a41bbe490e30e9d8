package nl.korpsmonitor.ledger;

import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoLedgerStore;
import org.jspecify.annotations.Nullable;

/**
 * Where several nodes keep one ledger: two databases of MongoDB. There may be passwords in the addresses, so they are never printed.
 *
 * @param store of the ledger, as a connection string that names a database
 * @param keyStore of the keys of confidential values, in another database: a backup of the ledger must not hold them; null for whoever only reads, and
 *     opens none of these
 * @param allowStandalone for development: also a single server or a set of one, on which what was acknowledged may be lost
 */
public record SharedStore(String store, @Nullable String keyStore, boolean allowStandalone) {
    private static final String VIEWS = "_views";

    /**
     * Opens the ledger's database to record in it; makes what it needs when it is new.
     *
     * @throws IllegalArgumentException when the address has not its form
     * @throws IllegalStateException when the deployment can't keep a ledger, its clock and that of this machine differ, or the database holds something else
     * @throws nl.korpsmonitor.ledger.store.StoreException when it does not answer
     */
    MongoLedgerStore openStore() {
        return opened(connection -> {
            connection.requireClock();
            return MongoLedgerStore.open(connection);
        });
    }

    /** Opens the ledger's database, which must hold one, to read it, whatever the clocks say; what else is thrown is as above. */
    MongoLedgerStore openStoreToRead() {
        return opened(MongoLedgerStore::openToRead);
    }

    /** Opens the database of the keys; what is thrown is as above. */
    DisclosureKeyStore openKeyStore() {
        String keys = requireKeyStore();
        if (MongoAddress.isSameDatabase(keys, store)) {
            throw new IllegalArgumentException(
                    "the key store must be another database than the store: whoever backs up the ledger must not get the"
                            + " keys of its confidential values along");
        }
        return KeyPlace.toWrite(keys, allowStandalone);
    }

    /**
     * Whether there is a ledger in the database.
     *
     * @throws IllegalStateException when the deployment can't keep one
     */
    public boolean holdsLedger() {
        try (MongoConnection connection = connectStore()) {
            return MongoLedgerStore.isIn(connection);
        }
    }

    /**
     * Connects to the database of read models: that beside the ledger's, by its name and {@code _views}. What lies there can be made anew, so that the ledger's
     * own user may be allowed to change it, as it may not change the ledger.
     */
    public MongoConnection connectViews() {
        return MongoConnection.openBeside(store, VIEWS, allowStandalone);
    }

    /**
     * The same, to keep the read models up or to make them anew: by its clock such a process says since when read models are out of use, and drops those that
     * have been for long.
     *
     * @throws IllegalStateException when the clocks of this machine and of the deployment differ, or the deployment can't keep a ledger
     */
    public MongoConnection connectViewsToChange() {
        MongoConnection connection = connectViews();
        try {
            connection.requireClock();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Connects to the database of the keys of confidential values, where the accounts of all nodes are too. */
    public MongoConnection connectKeyStore() {
        return MongoConnection.open(requireKeyStore(), allowStandalone);
    }

    /** The ledger's members and database, without who logs in there. */
    public String place() {
        return MongoAddress.withoutLogin(store);
    }

    /** Connects to the database of the ledger, to look at whatever is there. */
    public MongoConnection connectStore() {
        return MongoConnection.open(store, allowStandalone);
    }

    /** The same, for whoever reads all of it: a question may take the server long. */
    public MongoConnection connectToInspect() {
        return MongoConnection.openToInspect(store, allowStandalone);
    }

    private String requireKeyStore() {
        if (keyStore == null) {
            throw new IllegalStateException("no key store was named");
        }
        return keyStore;
    }

    private interface Opening {
        MongoLedgerStore open(MongoConnection connection);
    }

    private MongoLedgerStore opened(Opening opening) {
        MongoConnection connection = connectStore();
        try {
            return opening.open(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return "SharedStore[allowStandalone=" + allowStandalone + "]";
    }
}
