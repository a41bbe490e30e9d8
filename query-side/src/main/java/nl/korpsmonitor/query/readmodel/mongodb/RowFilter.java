package nl.korpsmonitor.query.readmodel.mongodb;

import static nl.korpsmonitor.query.readmodel.mongodb.RowFields.FROM;
import static nl.korpsmonitor.query.readmodel.mongodb.RowFields.KEY;
import static nl.korpsmonitor.query.readmodel.mongodb.RowFields.TO;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * A query for rows in MongoDB's terms. Texts are compared without a collation, which is by their UTF-8 bytes, as SQLite does. (The stand-in of the tests
 * compares UTF-16 units: another order where characters beyond U+FFFF meet those from U+E000 on.)
 */
record RowFilter(ViewType<?, ?> type, RowQuery query) {
    /** @throws IllegalArgumentException when the query names no view, or a field that the view does not index */
    static RowFilter of(RowQuery query) {
        ViewType<?, ?> type = ViewTypes.ofSubjectType(query.view())
                .orElseThrow(() -> new IllegalArgumentException("view: there is no view " + query.view()));
        query.filters().keySet().forEach(field -> requireDeclared(type, field));
        if (query.sort() != null) {
            requireDeclared(type, query.sort());
        }
        return new RowFilter(type, query);
    }

    private static void requireDeclared(ViewType<?, ?> type, String field) {
        if (!type.fields().contains(field)) {
            throw new IllegalArgumentException(
                    "field: " + type.name() + " indexes " + type.fields() + ", not " + field);
        }
    }

    /** @param beforePosition as of which state; what is written beyond the token is no state yet */
    Bson filter(long beforePosition) {
        List<Bson> parts = new ArrayList<>();
        new TreeMap<>(query.filters())
                .forEach((field, values) -> parts.add(Filters.in(RowFields.field(field), values)));
        parts.add(Filters.lt(FROM, beforePosition));
        parts.add(Filters.gte(TO, beforePosition));
        After after = query.after();
        if (after != null) {
            Bson sameAndBeyond = beyond(KEY, after.key());
            parts.add(
                    query.sort() == null
                            ? sameAndBeyond
                            : Filters.or(
                                    beyond(sortField(), after.sortValue()),
                                    Filters.and(Filters.eq(sortField(), after.sortValue()), sameAndBeyond)));
        }
        return Filters.and(parts);
    }

    private Bson beyond(String field, String value) {
        return query.descending() ? Filters.lt(field, value) : Filters.gt(field, value);
    }

    Bson sort() {
        List<String> fields = query.sort() == null ? List.of(KEY) : List.of(sortField(), KEY);
        return query.descending() ? Sorts.descending(fields) : Sorts.ascending(fields);
    }

    private String sortField() {
        return query.sort() == null ? KEY : RowFields.field(query.sort());
    }

    Row row(BsonDocument found) {
        String key = RowFields.key(found);
        String sortValue = query.sort() == null ? key : RowFields.fieldOf(found, query.sort());
        return new Row(key, sortValue, RowFields.text(found, RowFields.SUMMARY));
    }
}
