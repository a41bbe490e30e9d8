package nl.korpsmonitor.ledger.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The writer's view of a dictionary table: the number of each name, made when new. What was made in a transaction that
 * is rolled back must be forgotten. For the writer's thread only.
 */
final class Dictionary {
    /** The most names kept in memory; the others are looked up. */
    static final int MAXIMUM_CACHED = 50_000;

    private final SqliteConnection writer;
    private final String select;
    private final String insert;
    private final Map<String, Long> ids = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAXIMUM_CACHED;
        }
    };

    Dictionary(SqliteConnection writer, String table) {
        this.writer = writer;
        this.select = "SELECT id FROM " + table + " WHERE name = ?";
        this.insert = "INSERT INTO " + table + " (name) VALUES (?) RETURNING id";
    }

    /** The number of a name. */
    long id(String name) throws SQLException {
        Long known = ids.get(name);
        if (known != null) {
            return known;
        }
        long id = query(select, name);
        if (id < 0) {
            id = query(insert, name);
        }
        ids.put(name, id);
        return id;
    }

    /** Forgets all numbers: some were made in a transaction that did not commit. */
    void forget() {
        ids.clear();
    }

    private long query(String sql, String name) throws SQLException {
        PreparedStatement statement = writer.prepare(sql);
        statement.setString(1, name);
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : -1;
        }
    }
}
