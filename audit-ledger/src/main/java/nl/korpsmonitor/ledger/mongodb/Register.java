package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** Texts by name, replaced by compare-and-swap. Safe for use by many threads and processes. */
final class Register {
    private final String what;
    private final MongoCollection<BsonDocument> collection;

    /** @param what a text is, for messages */
    Register(String what, MongoCollection<BsonDocument> collection) {
        this.what = what;
        this.collection = collection;
    }

    Optional<String> read(String name) {
        return Attempt.to(
                "reading the " + what + " '" + name + "'",
                () -> Optional.ofNullable(collection.find(eq(Names.ID, name)).first())
                        .map(found -> found.getString(Names.TEXT).getValue()));
    }

    boolean replace(String name, @Nullable String expected, String next) {
        return Attempt.to("writing the " + what + " '" + name + "'", () -> {
            if (expected == null) {
                return insert(name, next);
            }
            return collection
                            .updateOne(and(eq(Names.ID, name), eq(Names.TEXT, expected)), Updates.set(Names.TEXT, next))
                            .getMatchedCount()
                    == 1;
        });
    }

    private boolean insert(String name, String text) {
        try {
            collection.insertOne(
                    new BsonDocument(Names.ID, new BsonString(name)).append(Names.TEXT, new BsonString(text)));
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    List<String> names() {
        return Attempt.to("reading the " + what + "s", () -> {
            List<String> names = new ArrayList<>();
            collection
                    .find()
                    .projection(Projections.include(Names.ID))
                    .sort(Sorts.ascending(Names.ID))
                    .forEach(found -> names.add(found.getString(Names.ID).getValue()));
            return names;
        });
    }
}
