package nl.korpsmonitor.query.readmodel.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.sqlite.SqliteEvidence;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import org.jspecify.annotations.Nullable;

/** Compares a table with the one that should be: row by row, in the order of its key, which is its first columns. */
final class TableComparison {
    private final Place table;
    private final int keyColumns;
    private final Findings findings;

    private TableComparison(Place table, int keyColumns, Findings findings) {
        this.table = table;
        this.keyColumns = keyColumns;
        this.findings = findings;
    }

    /** Returns how many rows there should be. */
    static long compare(SqliteEvidence evidence, Connection expected, String table, int keyColumns, Findings findings)
            throws SQLException {
        Place place = Place.of(evidence.name(), table);
        String order =
                IntStream.rangeClosed(1, keyColumns).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        try (Statement wantedStatement = expected.createStatement();
                ResultSet wanted = wantedStatement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            ResultSetMetaData columns = wanted.getMetaData();
            String names = IntStream.rangeClosed(1, columns.getColumnCount())
                    .mapToObj(i -> name(columns, i))
                    .collect(Collectors.joining(", "));
            // Not by the indexes of the evidence, which may be what was changed.
            String sql = "SELECT " + names + " FROM " + table + " NOT INDEXED ORDER BY " + order;
            try (Statement statement = evidence.connection().createStatement();
                    ResultSet actual = statement.executeQuery(sql)) {
                return new TableComparison(place, keyColumns, findings).compare(wanted, actual);
            } catch (SQLException e) {
                findings.add(place, "it can't be read: " + e.getMessage());
                return 0;
            }
        }
    }

    private static String name(ResultSetMetaData columns, int index) {
        try {
            return columns.getColumnName(index);
        } catch (SQLException e) {
            throw new ReadModelStoreException("a result's columns have names", e);
        }
    }

    private long compare(ResultSet wanted, ResultSet actual) throws SQLException {
        long rows = 0;
        @Nullable List<Object> want = next(wanted);
        @Nullable List<Object> have = next(actual);
        while (want != null || have != null) {
            int order = want == null ? 1 : have == null ? -1 : order(want, have);
            if (order < 0) {
                findings.add(row(want), "the row is missing");
            } else if (order > 0) {
                findings.add(row(have), "the events give no such row");
            } else if (want != null && have != null && !want.equals(have)) {
                findings.add(row(want), "its " + different(wanted, want, have) + " is not what the events give");
            }
            if (order <= 0) {
                rows++;
                want = next(wanted);
            }
            if (order >= 0) {
                have = next(actual);
            }
        }
        return rows;
    }

    private Place row(@Nullable List<Object> values) {
        return table.row(Objects.requireNonNull(values).subList(0, keyColumns).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    private static String different(ResultSet columns, List<Object> want, List<Object> have) throws SQLException {
        for (int i = 0; i < want.size(); i++) {
            if (!want.get(i).equals(have.get(i))) {
                return columns.getMetaData().getColumnName(i + 1);
            }
        }
        return "content";
    }

    private static @Nullable List<Object> next(ResultSet result) throws SQLException {
        if (!result.next()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            Object value = result.getObject(i);
            values.add(value instanceof Number number ? number.longValue() : Objects.requireNonNullElse(value, "NULL"));
        }
        return values;
    }

    /** As SQLite orders them: numbers, then texts by their bytes. */
    private int order(List<Object> one, List<Object> other) {
        for (int i = 0; i < keyColumns; i++) {
            int order = order(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int order(Object one, Object other) {
        if (one instanceof Long number && other instanceof Long than) {
            return number.compareTo(than);
        }
        if (one instanceof Long || other instanceof Long) {
            return one instanceof Long ? -1 : 1;
        }
        return Arrays.compareUnsigned(
                one.toString().getBytes(StandardCharsets.UTF_8),
                other.toString().getBytes(StandardCharsets.UTF_8));
    }
}
