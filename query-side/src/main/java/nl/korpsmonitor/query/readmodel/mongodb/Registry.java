package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.ledger.mongodb.Attempt;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Keeps, for one format, which generation of read models is in use, which one is being built, and which ones are out of use. Safe for use by many processes. */
final class Registry {
    private static final int ATTEMPTS = 50;

    private final MongoConnection connection;
    private final int format;

    Registry(MongoConnection connection, int format) {
        this.connection = connection;
        this.format = format;
    }

    /** How far this process's clock is ahead of the database's. */
    Duration clockDifference() {
        return connection.clockDifference();
    }

    /** A generation of this format. */
    Generation generation(int number) {
        return new Generation(connection, format, number);
    }

    /** Those of all other formats. */
    List<Registry> others() {
        return Attempt.to("looking for read models of other formats", () -> {
            List<Registry> others = new ArrayList<>();
            for (BsonDocument found : documents().find(Filters.regex("_id", "^f[0-9]{1,9}$"))) {
                int other = Integer.parseInt(found.getString("_id").getValue().substring(1));
                if (other != format) {
                    others.add(new Registry(connection, other));
                }
            }
            return others;
        });
    }

    /** Drops what has been out of use for long. */
    void dropRetired(Instant now) {
        RegistryState state = read();
        List<Integer> droppable = state == null ? List.of() : state.droppable(now);
        if (!droppable.isEmpty()) {
            droppable.forEach(number -> generation(number).drop());
            change(latest -> latest.without(droppable));
        }
    }

    /** What stands there; null when nothing does. */
    @Nullable
    RegistryState read() {
        BsonDocument stored = Attempt.to(
                "reading which read models are in use",
                () -> documents().find(Filters.eq("_id", id())).first());
        return stored == null ? null : RegistryState.of(stored);
    }

    /** What stands there, or what is put there now. */
    RegistryState readOr(RegistryState first) {
        RegistryState state = read();
        if (state != null) {
            return state;
        }
        write(null, first);
        RegistryState written = read();
        if (written == null) {
            throw new ReadModelStoreException("the registry of the read models vanished: start again");
        }
        return written;
    }

    /**
     * Changes it by compare-and-swap, from whatever it is by then; returns what stands there after that.
     *
     * @param change pure; returning its argument changes nothing
     */
    RegistryState change(UnaryOperator<RegistryState> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            RegistryState state = read();
            if (state == null) {
                throw new ReadModelStoreException("the registry of the read models vanished: start again");
            }
            RegistryState next = change.apply(state);
            if (next.equals(state) || write(state, next)) {
                return next;
            }
        }
        throw new ReadModelStoreException("the registry of the read models is changed by others all the time");
    }

    /** Drops collections of generations that are not in the registry: what a process wrote that was suspended until after its generation was dropped. */
    void dropUnknown() {
        Pattern name = Pattern.compile(Generation.VIEWS + "_" + id() + "_g([0-9]{1,9})_.*");
        Attempt.to("deleting read models that are out of use", () -> {
            List<String> names = connection.database().listCollectionNames().into(new ArrayList<>());
            // After the names: what is begun meanwhile is registered before its collections are made.
            RegistryState state = read();
            for (String collection : names) {
                Matcher matcher = name.matcher(collection);
                if (state != null && matcher.matches() && !state.knows(Integer.parseInt(matcher.group(1)))) {
                    connection.collection(collection).drop();
                }
            }
        });
    }

    private boolean write(@Nullable RegistryState expected, RegistryState next) {
        return Attempt.to("writing which read models are in use", () -> {
            if (expected == null) {
                return insert(next);
            }
            return documents()
                            .replaceOne(
                                    Filters.and(
                                            Filters.eq("_id", id()),
                                            Filters.eq(RegistryState.VERSION, expected.version())),
                                    next.document(id(), expected.version() + 1))
                            .getModifiedCount()
                    > 0;
        });
    }

    private boolean insert(RegistryState first) {
        try {
            documents().insertOne(first.document(id(), first.version()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private String id() {
        return "f" + format;
    }

    private MongoCollection<BsonDocument> documents() {
        return connection.collection(Generation.VIEWS);
    }
}
