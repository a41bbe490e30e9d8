package nl.korpsmonitor.ledger.mongodb;

import nl.korpsmonitor.ledger.sequencer.SequencerContract;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.junit.jupiter.api.AfterEach;

/** A sequencer keeps its promises on MongoDB. */
class MongoSequencerTest extends SequencerContract {
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
