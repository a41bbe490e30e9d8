package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/**
 * A query for rows as SQL. Only declared names go into the text; every value is bound.
 *
 * @param values bound in order; texts and longs
 */
record RowSelection(String sql, List<Object> values) {

    static RowSelection of(RowQuery query) {
        ViewType<?, ?> type = ViewTypes.ofSubjectType(query.view())
                .orElseThrow(() -> new IllegalArgumentException("view: there is no view " + query.view()));
        String sort = query.sort() == null ? "key" : column(type, query.sort());
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT key, " + sort + ", summary FROM " + Schema.table(type)
                + " WHERE from_position < ? AND to_position >= ?");
        values.add(query.beforePosition());
        values.add(query.beforePosition());
        new TreeMap<>(query.filters()).forEach((field, wanted) -> {
            sql.append(" AND ")
                    .append(column(type, field))
                    .append(" IN (")
                    .append(String.join(", ", wanted.stream().map(value -> "?").toList()))
                    .append(')');
            values.addAll(wanted);
        });
        String direction = query.descending() ? " DESC" : "";
        String beyond = query.descending() ? " < " : " > ";
        if (query.sort() == null) {
            if (query.after() != null) {
                sql.append(" AND key").append(beyond).append('?');
                values.add(query.after().key());
            }
            sql.append(" ORDER BY key").append(direction);
        } else {
            if (query.after() != null) {
                sql.append(" AND (")
                        .append(sort)
                        .append(", key)")
                        .append(beyond)
                        .append("(?, ?)");
                values.add(query.after().sortValue());
                values.add(query.after().key());
            }
            sql.append(" ORDER BY ")
                    .append(sort)
                    .append(direction)
                    .append(", key")
                    .append(direction);
        }
        sql.append(" LIMIT ?");
        values.add((long) query.limit());
        return new RowSelection(sql.toString(), values);
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }

    private static String column(ViewType<?, ?> type, String field) {
        if (!type.fields().contains(field)) {
            throw new IllegalArgumentException(
                    "field: " + type.name() + " indexes " + type.fields() + ", not " + field);
        }
        return Schema.column(field);
    }
}
