package nl.korpsmonitor.query.readmodel.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/** The tables of {@code views.db}. A file of another format, or of another ledger, is emptied: the projection then fills it again. */
final class Schema {
    /** Raise it with every change to these tables as well. */
    static final int FORMAT = ViewTypes.FORMAT;

    private Schema() {}

    static String table(ViewType<?, ?> type) {
        return "row_" + type.name();
    }

    /** Makes the tables when the file is new, or of another format or ledger. One transaction. */
    static void prepare(Connection writer, String ledger) throws SQLException {
        if (fits(writer, ledger)) {
            return;
        }
        try (Statement statement = writer.createStatement()) {
            // Waits for another process that does the same.
            statement.execute("BEGIN IMMEDIATE");
            try {
                if (!fits(writer, ledger)) {
                    make(writer, ledger);
                }
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    /** Whether the tables are there, of this format and ledger. */
    static boolean fits(Connection connection, String ledger) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return format(statement) == FORMAT && ledger(statement).equals(ledger);
        }
    }

    /** Whether there is nothing in the file. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return format(statement) == 0 && tables(statement).isEmpty();
        }
    }

    /** Makes empty tables in place of whatever is there, within a transaction. */
    static void make(Connection writer, String ledger) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            for (String table : tables(statement)) {
                statement.executeUpdate("DROP TABLE \"" + table + "\"");
            }
            statement.executeUpdate(
                    "CREATE TABLE token (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL)");
            statement.executeUpdate("INSERT INTO token VALUES (1, 0)");
            statement.executeUpdate("CREATE TABLE ledger (name TEXT NOT NULL)");
            try (PreparedStatement insert = writer.prepareStatement("INSERT INTO ledger VALUES (?)")) {
                insert.setString(1, ledger);
                insert.executeUpdate();
            }
            statement.executeUpdate("CREATE TABLE document (view TEXT NOT NULL, key TEXT NOT NULL,"
                    + " body TEXT NOT NULL, PRIMARY KEY (view, key))");
            for (ViewType<?, ?> type : ViewTypes.ALL) {
                createRows(statement, type);
            }
            statement.executeUpdate("PRAGMA user_version = " + FORMAT);
        }
    }

    /** The tables that hold what is folded, and the token. */
    static List<String> contents() {
        List<String> tables = new ArrayList<>(List.of("token", "document"));
        ViewTypes.ALL.forEach(type -> tables.add(table(type)));
        return tables;
    }

    private static void createRows(Statement statement, ViewType<?, ?> type) throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (String field : type.fields()) {
            columns.append(", ").append(column(field)).append(" TEXT NOT NULL");
        }
        String table = table(type);
        statement.executeUpdate("CREATE TABLE " + table
                + " (key TEXT NOT NULL, from_position INTEGER NOT NULL, to_position INTEGER NOT NULL" + columns
                + ", summary TEXT NOT NULL, PRIMARY KEY (key, from_position))");
        for (String field : type.fields()) {
            statement.executeUpdate("CREATE INDEX " + table + "_" + field + " ON " + table + " (" + column(field)
                    + ", key, from_position, to_position)");
        }
    }

    static String column(String field) {
        return "f_" + field;
    }

    private static int format(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private static String ledger(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT name FROM ledger")) {
            return result.getString(1);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }
}
