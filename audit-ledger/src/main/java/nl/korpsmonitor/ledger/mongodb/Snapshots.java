package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoredSnapshot;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;

/** Snapshots of aggregates, the newest of each. Safe for use by many threads and processes. */
final class Snapshots {
    private static final String AGGREGATE_TYPE = "aggregateType";
    private static final String SNAPSHOT_ID = "id";
    private static final String TIME = "time";
    private static final String PAYLOAD_TYPE = "payloadType";
    private static final String PAYLOAD_REVISION = "payloadRevision";
    private static final String PAYLOAD = "payload";
    private static final String META_DATA = "metaData";

    private final MongoCollection<BsonDocument> collection;

    Snapshots(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    void store(StoredSnapshot snapshot) {
        BsonString subject = new BsonString(snapshot.subject());
        BsonInt64 sequence = new BsonInt64(snapshot.sequence());
        BsonDocument document = new BsonDocument(Names.ID, subject)
                .append(Names.SEQUENCE, sequence)
                .append(AGGREGATE_TYPE, new BsonString(snapshot.aggregateType()))
                .append(SNAPSHOT_ID, new BsonString(snapshot.id()))
                .append(TIME, new BsonString(snapshot.time()))
                .append(PAYLOAD_TYPE, new BsonString(snapshot.payloadType()))
                .append(
                        PAYLOAD_REVISION,
                        snapshot.payloadRevision() == null
                                ? BsonNull.VALUE
                                : new BsonString(snapshot.payloadRevision()))
                .append(PAYLOAD, new BsonBinary(snapshot.payload()))
                .append(META_DATA, new BsonBinary(snapshot.metaData()));
        try {
            collection.replaceOne(
                    and(eq(Names.ID, subject), lt(Names.SEQUENCE, sequence)),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException | MongoCommandException e) {
            // Refused as a duplicate: there is one already that is as new, or newer.
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    Optional<StoredSnapshot> read(String subject) {
        return Optional.ofNullable(collection.find(eq(Names.ID, subject)).first())
                .map(found -> new StoredSnapshot(
                        subject,
                        found.getInt64(Names.SEQUENCE).getValue(),
                        found.getString(AGGREGATE_TYPE).getValue(),
                        found.getString(SNAPSHOT_ID).getValue(),
                        found.getString(TIME).getValue(),
                        found.getString(PAYLOAD_TYPE).getValue(),
                        found.isNull(PAYLOAD_REVISION)
                                ? null
                                : found.getString(PAYLOAD_REVISION).getValue(),
                        found.getBinary(PAYLOAD).getData(),
                        found.getBinary(META_DATA).getData()));
    }
}
