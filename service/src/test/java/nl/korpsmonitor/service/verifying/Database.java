package nl.korpsmonitor.service.verifying;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database that a test changes behind the program's back. */
final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) throws SQLException {
        Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file));
        database.execute("PRAGMA synchronous = OFF");
        database.execute("PRAGMA ignore_check_constraints = ON");
        return database;
    }

    /** Without changing it. */
    static Database openReadOnly(Path file) throws SQLException {
        return new Database(DriverManager.getConnection("jdbc:sqlite:file:" + file + "?immutable=1"));
    }

    /** A column, and whether the row is found by it. */
    record Column(String name, String type, boolean inKey) {}

    /** All tables with their columns, from the database itself: none can be forgotten. */
    Map<String, List<Column>> tables() throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        for (Map<String, Object> table : rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
            List<Column> columns = new ArrayList<>();
            for (Map<String, Object> column : rows("PRAGMA table_info(" + table.get("name") + ")")) {
                columns.add(new Column(
                        String.valueOf(column.get("name")),
                        String.valueOf(column.get("type")),
                        !Integer.valueOf(0).equals(column.get("pk"))));
            }
            tables.put(String.valueOf(table.get("name")), columns);
        }
        return tables;
    }

    List<Map<String, Object>> rows(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A condition that finds this row again, with its values. */
    static String condition(List<Column> columns) {
        return keyOf(columns).stream().map(column -> column.name() + " IS ?").collect(Collectors.joining(" AND "));
    }

    static Object[] keyValues(List<Column> columns, Map<String, Object> row) {
        return keyOf(columns).stream().map(column -> row.get(column.name())).toArray();
    }

    private static List<Column> keyOf(List<Column> columns) {
        List<Column> key = columns.stream().filter(Column::inKey).toList();
        return key.isEmpty() ? columns : key;
    }

    /** Everything that a reader could find in it. */
    String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        for (String pragma : List.of("user_version", "application_id", "encoding")) {
            dump.append(rows("PRAGMA " + pragma)).append('\n');
        }
        dump.append(rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"))
                .append('\n');
        for (Map.Entry<String, List<Column>> table : tables().entrySet()) {
            String values = table.getValue().stream()
                    .map(column -> "typeof(" + column.name() + ") || ' ' || quote(" + column.name() + ")")
                    .collect(Collectors.joining(" || ', ' || "));
            dump.append(rows("SELECT " + values + " AS row FROM " + table.getKey() + " NOT INDEXED ORDER BY 1"))
                    .append('\n');
        }
        return dump.toString();
    }

    /** Text that may not be UTF-8 any more, as an expression with its bytes as the parameter. */
    static String placeholder(Object value) {
        return value instanceof Text ? "CAST(? AS TEXT)" : "?";
    }

    /** Text by its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Text(byte[] bytes) {
        static Text of(String text) {
            return new Text(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static @Nullable Object parameter(@Nullable Object value) {
        return value instanceof Text text ? text.bytes() : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
