package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class InspectionReadsTest {
    @Test
    void a_server_that_goes_away_is_told_from_what_is_wrong_with_what_is_stored() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String address = server.bindAndGetConnectionString() + "/ledger?serverSelectionTimeoutMS=5000";
        try (MongoConnection connection = MongoConnection.openToInspect(address, true);
                InspectionReads reads = new InspectionReads(connection)) {
            connection.collection(Names.BLOCKS).insertOne(BsonDocument.parse("{\"_id\": 1}"));
            assertThatThrownBy(() -> reads.attempt(
                            "reading a block",
                            () -> reads.find(Names.BLOCKS, new BsonDocument())
                                    .first()
                                    .getInt64(Names.LAST)))
                    .isInstanceOf(StoreException.class);
            assertThat(reads.brokenOff()).as("a document without its form").isEmpty();

            server.shutdownNow();
            assertThatThrownBy(() -> reads.attempt(
                            "reading blocks",
                            () -> reads.find(Names.BLOCKS, new BsonDocument()).into(new ArrayList<>())))
                    .isInstanceOf(StoreException.class);
            assertThat(reads.brokenOff()).get().asString().contains("reading blocks failed");
        } finally {
            server.shutdownNow();
        }
    }
}
