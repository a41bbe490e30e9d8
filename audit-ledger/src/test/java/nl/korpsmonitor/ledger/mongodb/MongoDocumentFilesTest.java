package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentFilesContract;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GridFS keeps the contract of every place for files. */
class MongoDocumentFilesTest extends DocumentFilesContract {
    private final MongoConnection connection = MongoUnderTest.connect(MongoUnderTest.freshDatabase());

    @Override
    protected DocumentFiles open() {
        return new MongoDocumentFiles(connection);
    }

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @Test
    void pieces_that_a_process_left_without_a_file_are_removed_once_they_are_old() {
        Instant begun = Instant.now().minusSeconds(7_200);
        connection
                .collection(MongoDocumentFiles.CHUNKS)
                .insertOne(new BsonDocument("files_id", new BsonObjectId(MongoDocumentFiles.firstOf(begun)))
                        .append("n", new BsonInt32(0))
                        .append("data", new BsonBinary(new byte[] {1})));
        DocumentFiles files = open();
        files.removeUnfinishedBefore(begun.minusSeconds(60));
        assertThat(connection.collection(MongoDocumentFiles.CHUNKS).countDocuments())
                .isEqualTo(1);
        files.removeUnfinishedBefore(begun.plusSeconds(60));
        assertThat(connection.collection(MongoDocumentFiles.CHUNKS).countDocuments())
                .isZero();
    }
}
