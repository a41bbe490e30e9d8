package nl.korpsmonitor.ledger.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import org.jspecify.annotations.Nullable;

/**
 * The form that a database of this version has: its tables, indexes and the kinds of their values, and no triggers or views. It is taken from a new
 * database in memory, so that it can't be forgotten in two places. Immutable.
 */
public final class SqliteForm {
    private static final int MAXIMUM_FAULTS = 20;
    private static final List<String> PRAGMAS = List.of("user_version", "application_id", "encoding");

    /** Makes the tables in a new, empty database. */
    @FunctionalInterface
    public interface Maker {
        /** Makes them; commits when it turned automatic commits off. */
        void make(Connection connection) throws SQLException;
    }

    private record Column(String name, String kinds, boolean inKey) {}

    private final Map<String, String> objects;
    private final Map<String, List<Column>> tables = new LinkedHashMap<>();
    private final Map<String, String> pragmas;

    private SqliteForm(Connection connection) throws SQLException {
        this.objects = objects(connection);
        this.pragmas = pragmas(connection);
        for (String object : objects.keySet()) {
            if (object.startsWith("table ") && !object.startsWith("table sqlite_")) {
                String table = object.substring("table ".length());
                tables.put(table, columns(connection, table));
            }
        }
    }

    /** The form of what this makes. */
    public static SqliteForm of(Maker maker) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            maker.make(connection);
            return new SqliteForm(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory can always be made", e);
        }
    }

    /** Compares a database with this form, and has SQLite check its pages and indexes. Every difference is found. */
    public void compare(SqliteEvidence evidence, Findings findings) {
        try {
            comparePragmas(evidence, findings);
            Map<String, String> actual = objects(evidence.connection());
            compareObjects(evidence, actual, findings);
            checkPages(evidence, findings);
            for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
                if (actual.containsKey("table " + table.getKey())) {
                    checkKinds(evidence, table.getKey(), table.getValue(), findings);
                }
            }
        } catch (SQLException e) {
            findings.add(Place.of(evidence.name()), "its tables can't be read: " + e.getMessage());
        }
    }

    private void comparePragmas(SqliteEvidence evidence, Findings findings) throws SQLException {
        Map<String, String> actual = pragmas(evidence.connection());
        pragmas.forEach((name, wanted) -> {
            if (!wanted.equals(actual.get(name))) {
                findings.add(
                        Place.of(evidence.name()),
                        "its " + name + " is " + actual.get(name) + "; this version writes " + wanted);
            }
        });
    }

    private void compareObjects(SqliteEvidence evidence, Map<String, String> actual, Findings findings) {
        Place file = Place.of(evidence.name());
        objects.forEach((object, sql) -> {
            String found = actual.get(object);
            if (found == null) {
                findings.add(file, "the " + object + " is missing");
            } else if (!found.equals(sql)) {
                findings.add(file, "the " + object + " is not as this version makes it: " + found);
            }
        });
        actual.keySet().stream()
                .filter(object -> !objects.containsKey(object))
                .forEach(object -> findings.add(file, "the " + object + " does not belong here"));
    }

    private static void checkPages(SqliteEvidence evidence, Findings findings) {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(" + MAXIMUM_FAULTS + ")")) {
            while (result.next()) {
                String fault = result.getString(1);
                if (!"ok".equals(fault)) {
                    findings.add(Place.of(evidence.name()), "SQLite's own check: " + fault);
                }
            }
        } catch (SQLException e) {
            findings.add(Place.of(evidence.name()), "SQLite can't check its pages: " + e.getMessage());
        }
    }

    private static void checkKinds(SqliteEvidence evidence, String table, List<Column> columns, Findings findings) {
        String wrong = columns.stream()
                .map(column -> "typeof(" + column.name() + ") NOT IN (" + column.kinds() + ")")
                .collect(Collectors.joining(" OR "));
        String key = columns.stream()
                .filter(Column::inKey)
                .map(column -> "quote(" + column.name() + ")")
                .collect(Collectors.joining(" || ' ' || "));
        String sql = "SELECT " + (key.isEmpty() ? "rowid" : key) + " FROM " + table + " WHERE " + wrong + " LIMIT "
                + MAXIMUM_FAULTS;
        Place place = Place.of(evidence.name(), table);
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                findings.add(place.row("row " + result.getString(1)), "a value is of another kind than its column's");
            }
        } catch (SQLException e) {
            findings.add(place, "it can't be read: " + e.getMessage());
        }
    }

    private static Map<String, String> objects(Connection connection) throws SQLException {
        Map<String, String> objects = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type DESC, name")) {
            while (result.next()) {
                String sql = result.getString(4);
                objects.put(
                        result.getString(1) + " " + result.getString(2),
                        "on " + result.getString(3) + (sql == null ? "" : ": " + sql));
            }
        }
        return objects;
    }

    private static Map<String, String> pragmas(Connection connection) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                try (ResultSet result = statement.executeQuery("PRAGMA " + pragma)) {
                    values.put(pragma, result.next() ? result.getString(1) : "absent");
                }
            }
        }
        return values;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (result.next()) {
                boolean inKey = result.getInt("pk") > 0;
                boolean optional = result.getInt("notnull") == 0 && !inKey;
                columns.add(new Column(result.getString("name"), kinds(result.getString("type"), optional), inKey));
            }
        }
        return columns;
    }

    private static String kinds(@Nullable String type, boolean optional) {
        return "'" + String.valueOf(type).toLowerCase(Locale.ROOT) + "'" + (optional ? ", 'null'" : "");
    }
}
