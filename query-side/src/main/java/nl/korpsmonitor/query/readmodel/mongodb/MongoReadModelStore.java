package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.mongodb.Attempt;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.Batch;
import nl.korpsmonitor.query.readmodel.OvertakenException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation of read models. What is written becomes visible with the token, the last thing that matters: a crash before it leaves rows that nobody
 * sees, and which the next who projects writes again, the same. Safe for use by many threads and processes, also for writing.
 */
final class MongoReadModelStore implements ReadModelStore {
    private static final Logger LOG = LoggerFactory.getLogger(MongoReadModelStore.class);
    /** How often a reader looks again that was overtaken between reading the token and the text. */
    private static final int ATTEMPTS = 10;

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final Generation generation;
    private final AtomicLong seen = new AtomicLong();

    MongoReadModelStore(Generation generation) {
        this.generation = generation;
    }

    /** Whether it was dropped, or never made. */
    boolean isGone() {
        return generation.token() == null;
    }

    /** The highest position that was read here so far; the store is at it or further. */
    long seen() {
        return seen.get();
    }

    @Override
    public long position() {
        @Nullable Long token = generation.token();
        return token == null ? 0 : seen.accumulateAndGet(token, Math::max);
    }

    @Override
    public long generation() {
        return generation.number();
    }

    @Override
    public Optional<String> document(String view, String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return documentBefore(view, key, position());
            } catch (OvertakenException e) {
                if (attempt == ATTEMPTS) {
                    throw new ReadModelStoreException(
                            "the read models lack the text of " + key + ": run 'ledger rebuild'", e);
                }
            }
        }
    }

    @Override
    public Optional<String> documentBefore(String view, String key, long position) {
        Optional<ViewType<?, ?>> type = ViewTypes.ofSubjectType(view);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        BsonDocument newest = Attempt.to(
                "reading a read model",
                () -> generation
                        .rows(type.get())
                        .find(Filters.and(Filters.eq(RowFields.KEY, key), Filters.lt(RowFields.FROM, position)))
                        .sort(Sorts.descending(RowFields.FROM))
                        .projection(Projections.include(RowFields.TEXT))
                        .first());
        if (newest == null) {
            return Optional.empty();
        }
        if (!newest.containsKey(RowFields.TEXT)) {
            throw new OvertakenException(
                    "the text of " + key + " before position " + position + " is gone: the read models are further");
        }
        return Optional.of(RowFields.text(newest, RowFields.TEXT));
    }

    @Override
    public List<Row> rows(RowQuery query) {
        RowFilter filter = RowFilter.of(query);
        long before = query.beforePosition() <= seen()
                ? query.beforePosition()
                : Math.min(query.beforePosition(), position());
        return Attempt.to(
                "reading rows of the read models",
                () -> generation
                        .rows(filter.type())
                        .find(filter.filter(before))
                        .sort(filter.sort())
                        .limit(query.limit())
                        .projection(Projections.exclude(RowFields.TEXT))
                        .map(filter::row)
                        .into(new ArrayList<>()));
    }

    @Override
    public void apply(Batch batch) {
        if (batch.generation() != generation.number()) {
            throw new OvertakenException("the read models were swapped for rebuilt ones");
        }
        long position = position();
        List<RowUpdates> updates = RowUpdates.of(batch.changesFrom(position));
        if (batch.nextPosition() <= position) {
            return;
        }
        for (RowUpdates update : updates) {
            write("writing read models", update.type(), update.rows());
        }
        if (!generation.raise(batch.nextPosition())) {
            throw new OvertakenException("the read models were dropped, as rebuilt ones took their place");
        }
        seen.accumulateAndGet(batch.nextPosition(), Math::max);
        prune(updates);
    }

    private void prune(List<RowUpdates> updates) {
        try {
            for (RowUpdates update : updates) {
                write("removing old texts of read models", update.type(), update.pruning());
            }
        } catch (StoreException e) {
            // Everything that anybody reads is written.
            LOG.warn("Old texts stay: {}", e.getMessage());
        }
    }

    private void write(String what, ViewType<?, ?> type, List<WriteModel<BsonDocument>> writes) {
        Attempt.to(what, () -> {
            Duplicates.retry(() -> generation.rows(type).bulkWrite(writes, ANY_ORDER));
        });
    }

    @Override
    public long forEachLine(Consumer<String> line) {
        long position = position();
        Attempt.to("reading all read models", () -> MongoLines.forEach(generation, position, line));
        return position;
    }

    /** Closes nothing: the connection is its owner's. */
    @Override
    public void close() {
        // See above.
    }
}
