package nl.korpsmonitor.ledger;

import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoLedgerStore;

/**
 * Where several nodes keep one ledger: two databases of MongoDB. There may be passwords in the addresses, so they are never printed.
 *
 * @param store of the ledger, as a connection string that names a database
 * @param keyStore of the keys of confidential values, in another database: a backup of the ledger must not hold them
 * @param allowStandalone for development: also a single server, on which what was acknowledged may be lost
 */
public record SharedStore(String store, String keyStore, boolean allowStandalone) {
    /**
     * Opens the ledger's database; makes what it needs when it is new.
     *
     * @throws IllegalArgumentException when the address has not its form
     * @throws IllegalStateException when the deployment can't keep a ledger, or the database holds something else
     * @throws nl.korpsmonitor.ledger.store.StoreException when it does not answer
     */
    MongoLedgerStore openStore() {
        return opened(MongoLedgerStore::open);
    }

    /** Opens the ledger's database, which must hold one, to read it; what is thrown is as above. */
    MongoLedgerStore openStoreToRead() {
        return opened(MongoLedgerStore::openToRead);
    }

    /** Opens the database of the keys; what is thrown is as above. */
    DisclosureKeyStore openKeyStore() {
        if (keyStore.equals(store)) {
            throw new IllegalArgumentException(
                    "the key store must be another database than the store: whoever backs up the ledger must not get the"
                            + " keys of its confidential values along");
        }
        return KeyPlace.open(keyStore, allowStandalone);
    }

    private interface Opening {
        MongoLedgerStore open(MongoConnection connection);
    }

    private MongoLedgerStore opened(Opening opening) {
        MongoConnection connection = MongoConnection.open(store, allowStandalone);
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
