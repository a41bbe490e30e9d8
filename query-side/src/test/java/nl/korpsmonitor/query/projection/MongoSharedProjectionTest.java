package nl.korpsmonitor.query.projection;

import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModels;
import org.junit.jupiter.api.AfterEach;

class MongoSharedProjectionTest extends SharedProjectionContract {
    private final MongoConnection connection = MongoUnderTest.connect(MongoUnderTest.freshDatabase());

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @Override
    ReadModels.Place place() {
        return MongoReadModels.in(connection);
    }
}
