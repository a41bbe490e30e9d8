package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoDisclosureKeys;

/** Where the keys of confidential values are kept: a file, or a database of MongoDB. */
public final class KeyPlace {
    private KeyPlace() {}

    /**
     * Opens the keys of a place; it is made when absent.
     *
     * @param place a file, or the address of a database
     * @param allowStandalone for development: also a MongoDB server that is no replica set
     * @throws IllegalArgumentException when an address has not its form
     * @throws IllegalStateException when the deployment can't keep what it acknowledges
     * @throws nl.korpsmonitor.ledger.store.StoreException when it can't be opened
     */
    public static DisclosureKeyStore open(String place, boolean allowStandalone) {
        if (!MongoAddress.isOne(place)) {
            return DisclosureKeyStore.inFile(Path.of(place));
        }
        return new MongoDisclosureKeys(MongoConnection.open(place, allowStandalone));
    }
}
