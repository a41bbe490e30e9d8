package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import nl.korpsmonitor.ledger.mongodb.Attempt;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

/**
 * The collections of one generation of read models: one per kind of view, such as {@code views_f3_g1_scorecard}, and its token among the documents of
 * collection {@code views}. Versions of the program with different formats each have their own.
 */
record Generation(MongoConnection connection, int format, int number) {
    /** The collection of the tokens, and of the registries. */
    static final String VIEWS = "views";

    /** The name under which its token is kept. */
    String name() {
        return "f" + format + "_g" + number;
    }

    /** The rows of a kind of view. */
    MongoCollection<BsonDocument> rows(ViewType<?, ?> type) {
        return connection.collection(prefix() + type.name());
    }

    /** What the names of its collections begin with. */
    String prefix() {
        return VIEWS + "_" + name() + "_";
    }

    /** Makes what is missing: collections, indexes, the token at 0. May be repeated. */
    void prepare() {
        Attempt.to("making indexes of the read models", () -> {
            for (ViewType<?, ?> type : ViewTypes.ALL) {
                MongoCollection<BsonDocument> rows = rows(type);
                // Which row is the newest below a position, and which one a newer one closes.
                rows.createIndex(Indexes.ascending(RowFields.KEY, RowFields.FROM, RowFields.TO));
                for (String field : type.fields()) {
                    rows.createIndex(
                            Indexes.ascending(RowFields.field(field), RowFields.KEY, RowFields.FROM, RowFields.TO));
                }
            }
        });
        raise(0, true);
    }

    /** The token; null when there is none, since the generation was dropped, or never made. */
    @Nullable
    Long token() {
        BsonDocument token = Attempt.to(
                "reading the position of the read models",
                () -> tokens().find(Filters.eq("_id", name())).first());
        return token == null ? null : token.getInt64("position").longValue();
    }

    /** Raises the token, never lowers it; false when there is none. */
    boolean raise(long position) {
        return raise(position, false);
    }

    private boolean raise(long position, boolean make) {
        return Attempt.to("writing the position of the read models", () -> {
            UpdateOptions options = new UpdateOptions().upsert(make);
            return Duplicates.retry(() -> tokens().updateOne(
                                    Filters.eq("_id", name()),
                                    Updates.max("position", new BsonInt64(position)),
                                    options)
                            .getMatchedCount()
                    > 0);
        });
    }

    /** Deletes all of it, also kinds of views of other formats: the token first, so that whoever still reads it finds out. */
    void drop() {
        Attempt.to("deleting read models that are out of use", () -> {
            tokens().deleteOne(Filters.eq("_id", name()));
            for (String name : connection.database().listCollectionNames().into(new ArrayList<>())) {
                if (name.startsWith(prefix())) {
                    connection.collection(name).drop();
                }
            }
        });
    }

    private MongoCollection<BsonDocument> tokens() {
        return connection.collection(VIEWS);
    }
}
