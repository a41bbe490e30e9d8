package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoDisclosureKeys;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;

/** Where the keys of confidential values are kept: a file, or a database of MongoDB. */
public final class KeyPlace {
    private KeyPlace() {}

    /**
     * Opens keys to read them, which must be there: nothing is made, as an empty place would pass for one whose keys were all destroyed.
     *
     * @param place a file, or the address of a database
     * @param allowStandalone for development: also a MongoDB server that is no replica set
     * @throws IllegalArgumentException when an address has not its form
     * @throws IllegalStateException when there are no keys and never were, or the deployment can't keep what it acknowledges
     * @throws nl.korpsmonitor.ledger.store.StoreException when it can't be opened
     */
    public static DisclosureKeyStore toRead(String place, boolean allowStandalone) {
        if (!MongoAddress.isOne(place)) {
            return SqliteDisclosureKeys.openToRead(Path.of(place));
        }
        DisclosureKeyStore keys = in(place, allowStandalone);
        try {
            if (keys.lastNumber() == 0) {
                throw new IllegalStateException("the database " + keys.name() + " holds no keys and never did");
            }
            return keys;
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /** Opens the keys of a place to change them; it is made when absent. What is thrown is as above. */
    public static DisclosureKeyStore toWrite(String place, boolean allowStandalone) {
        return MongoAddress.isOne(place) ? in(place, allowStandalone) : SqliteDisclosureKeys.open(Path.of(place));
    }

    private static DisclosureKeyStore in(String address, boolean allowStandalone) {
        MongoConnection connection = MongoConnection.open(address, allowStandalone);
        try {
            return new MongoDisclosureKeys(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
