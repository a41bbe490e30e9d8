package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads for an inspection, in one order: nothing is of an older moment than what was read before it, whichever server answers. It remembers when a server did not
 * answer: that says nothing of what is stored. For one thread.
 */
final class InspectionReads implements AutoCloseable {
    private final MongoConnection connection;
    private final @Nullable ClientSession session;
    private @Nullable String brokenOff;

    /** @param connection stays its owner's */
    InspectionReads(MongoConnection connection) {
        this.connection = connection;
        this.session = connection.hasSessions() ? connection.session() : null;
    }

    FindIterable<BsonDocument> find(String collection, Bson filter) {
        return session == null
                ? connection.collection(collection).find(filter)
                : connection.collection(collection).find(session, filter);
    }

    /** For what does not fit into memory too: the server may use its disk. */
    AggregateIterable<BsonDocument> aggregate(String collection, List<Bson> steps) {
        AggregateIterable<BsonDocument> found = session == null
                ? connection.collection(collection).aggregate(steps)
                : connection.collection(collection).aggregate(session, steps);
        return found.allowDiskUse(true);
    }

    /**
     * Reads.
     *
     * @throws StoreException when that fails
     */
    <T> T attempt(String what, Supplier<T> work) {
        try {
            return Attempt.to(what, work);
        } catch (StoreException e) {
            if (e.getCause() instanceof MongoException) {
                brokenOff = e.getMessage();
            }
            throw e;
        }
    }

    /** What was said when a server failed to answer, last; empty when all did. */
    Optional<String> brokenOff() {
        return Optional.ofNullable(brokenOff);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
