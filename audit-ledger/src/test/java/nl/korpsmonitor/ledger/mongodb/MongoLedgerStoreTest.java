package nl.korpsmonitor.ledger.mongodb;

import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStoreContract;
import org.junit.jupiter.api.AfterEach;

/** MongoDB keeps the contract of every store. */
class MongoLedgerStoreTest extends LedgerStoreContract {
    private final String address = MongoUnderTest.freshDatabase();

    @Override
    protected LedgerStore open() {
        return MongoLedgerStore.open(MongoUnderTest.connect(address));
    }

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(address));
    }
}
