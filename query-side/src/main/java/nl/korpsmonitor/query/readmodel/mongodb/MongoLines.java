package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.korpsmonitor.query.readmodel.DigestLines;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Tells a generation's content, as of a position, line by line. What is projected meanwhile changes nothing of that: a row's end beyond the position is told
 * as open, and where a text was removed its digest is still there.
 */
final class MongoLines {
    private static final Bson ORDER = Sorts.ascending(RowFields.KEY, RowFields.FROM);

    private MongoLines() {}

    static void forEach(Generation generation, long position, Consumer<String> line) {
        line.accept(DigestLines.position(position));
        for (ViewType<?, ?> type : ViewTypes.ALL) {
            documents(generation, type, position, line);
        }
        for (ViewType<?, ?> type : ViewTypes.ALL) {
            rows(generation, type, position, line);
        }
    }

    private static void documents(Generation generation, ViewType<?, ?> type, long position, Consumer<String> line) {
        Bson live = Filters.and(Filters.lt(RowFields.FROM, position), Filters.gte(RowFields.TO, position));
        Bson wanted = Projections.include(RowFields.KEY, RowFields.TO, RowFields.TEXT, RowFields.DIGEST);
        each(generation.rows(type).find(live).projection(wanted), row -> {
            line.accept(DigestLines.document(type.name(), RowFields.key(row), digest(row)));
        });
    }

    /**
     * The text's own, where it is: what was changed in it must not go by the digest beside it, nor what was changed in that. Only what was projected over
     * meanwhile has lost its text.
     */
    private static String digest(BsonDocument row) {
        String stored = RowFields.text(row, RowFields.DIGEST);
        if (!row.containsKey(RowFields.TEXT)) {
            return RowFields.number(row, RowFields.TO) == ReadModelStore.OPEN ? "no text beside " + stored : stored;
        }
        String own = DigestLines.digestOf(RowFields.text(row, RowFields.TEXT));
        return own.equals(stored) ? stored : own + " beside " + stored;
    }

    private static void rows(Generation generation, ViewType<?, ?> type, long position, Consumer<String> line) {
        Bson until = Filters.lt(RowFields.FROM, position);
        Bson wanted = Projections.exclude(RowFields.TEXT);
        each(generation.rows(type).find(until).projection(wanted), row -> {
            Map<String, String> fields = new HashMap<>();
            type.fields().forEach(field -> fields.put(field, RowFields.fieldOf(row, field)));
            long to = RowFields.number(row, RowFields.TO);
            line.accept(DigestLines.row(
                    type.name(),
                    RowFields.key(row),
                    RowFields.number(row, RowFields.FROM),
                    to >= position ? ReadModelStore.OPEN : to,
                    RowFields.text(row, RowFields.SUMMARY),
                    fields));
        });
    }

    private static void each(FindIterable<BsonDocument> found, Consumer<BsonDocument> row) {
        try (MongoCursor<BsonDocument> cursor = found.sort(ORDER).cursor()) {
            cursor.forEachRemaining(row);
        }
    }
}
