package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.client.MongoCursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.Rows;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.jspecify.annotations.Nullable;

/** What documents hold, one after the other. */
final class MongoRows<T> implements Rows<T> {
    private final InspectionReads reads;
    private final MongoCursor<BsonDocument> cursor;
    private final Function<BsonDocument, List<T>> content;
    private final Deque<T> ready = new ArrayDeque<>();

    private MongoRows(
            InspectionReads reads, MongoCursor<BsonDocument> cursor, Function<BsonDocument, List<T>> content) {
        this.reads = reads;
        this.cursor = cursor;
        this.content = content;
    }

    /**
     * One of each document, or none.
     *
     * @param reads that the cursor comes from
     * @param cursor closed with this
     * @param row null for a document that is to be passed over
     */
    static <T> MongoRows<T> of(
            InspectionReads reads, MongoCursor<BsonDocument> cursor, Function<BsonDocument, @Nullable T> row) {
        return ofMany(reads, cursor, document -> {
            T read = row.apply(document);
            return read == null ? List.of() : List.of(read);
        });
    }

    /** Any number of each document. */
    static <T> MongoRows<T> ofMany(
            InspectionReads reads, MongoCursor<BsonDocument> cursor, Function<BsonDocument, List<T>> content) {
        return new MongoRows<>(reads, cursor, content);
    }

    @Override
    public @Nullable T next() {
        // Attempt gives no nulls.
        return reads.attempt("reading what is stored", this::following).orElse(null);
    }

    private Optional<T> following() {
        try {
            while (ready.isEmpty() && cursor.hasNext()) {
                ready.addAll(content.apply(cursor.next()));
            }
            return Optional.ofNullable(ready.poll());
        } catch (BsonInvalidOperationException | IllegalArgumentException e) {
            throw new DamagedStoreException("a document has not its form: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
