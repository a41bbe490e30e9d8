package nl.korpsmonitor.ledger.sqlite;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.TileCoordinates;

/** The tables of {@code ledger.db}. Names stand in dictionary tables: whole numbers make the indexes small and fast. */
final class SqliteSchema {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS subjects (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            "CREATE TABLE IF NOT EXISTS types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            "CREATE TABLE IF NOT EXISTS actors (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            // latest_message_time is that of all entries so far: it never decreases, so it is searched without an
            // index.
            """
            CREATE TABLE IF NOT EXISTS entries (
              position INTEGER PRIMARY KEY,
              recorded_at INTEGER NOT NULL,
              event_id BLOB NOT NULL,
              subject INTEGER,
              seq INTEGER,
              type INTEGER NOT NULL,
              actor INTEGER,
              latest_message_time INTEGER NOT NULL,
              body BLOB NOT NULL,
              CHECK ((subject IS NULL) = (seq IS NULL)))
            """,
            "CREATE UNIQUE INDEX IF NOT EXISTS entries_event_id ON entries (event_id)",
            "CREATE UNIQUE INDEX IF NOT EXISTS entries_subject_seq ON entries (subject, seq) WHERE subject IS NOT NULL",
            // An index on one column also holds the position: a range of positions within a subject is one seek.
            "CREATE INDEX IF NOT EXISTS entries_subject ON entries (subject) WHERE subject IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS entries_type ON entries (type)",
            "CREATE INDEX IF NOT EXISTS entries_actor ON entries (actor) WHERE actor IS NOT NULL",
            "CREATE TABLE IF NOT EXISTS tiles (id INTEGER PRIMARY KEY, hashes BLOB NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS commands (
              key BLOB PRIMARY KEY, first_position INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID
            """,
            """
            CREATE TABLE IF NOT EXISTS disclosures (
              key INTEGER PRIMARY KEY, position INTEGER NOT NULL, digest BLOB NOT NULL, sealed BLOB NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS disclosures_position ON disclosures (position)",
            "CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE IF NOT EXISTS snapshots (
              subject TEXT PRIMARY KEY, seq INTEGER NOT NULL, aggregate_type TEXT NOT NULL, id TEXT NOT NULL,
              time TEXT NOT NULL, payload_type TEXT NOT NULL, payload_revision TEXT, payload BLOB NOT NULL,
              meta_data BLOB NOT NULL) WITHOUT ROWID
            """);

    /** What the tables are like when they are as this version makes them. */
    static final SqliteForm FORM = SqliteForm.of(connection -> {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    });

    private SqliteSchema() {}

    /** Makes the tables that are not there. */
    static void create(SqliteConnection writer) throws SQLException {
        for (String table : TABLES) {
            writer.execute(table);
        }
        writer.commit();
    }

    /** The row of a tile: its level in the highest byte, its number in the others. */
    static long tileId(int level, long number) {
        return ((long) level << 56) | number;
    }

    /**
     * A tile as it is stored: zeros stand for the hashes that it has not yet. A row that keeps its length is changed in
     * place, and costs a commit one page instead of several.
     */
    static byte[] padded(byte[] hashes) {
        return Arrays.copyOf(hashes, TileCoordinates.FULL_WIDTH * Hash.BYTES);
    }

    /** The hashes of a tile as it is stored. No hash is all zeros. */
    static byte[] trimmed(byte[] stored) {
        int length = stored.length;
        while (length > 0 && isZero(stored, length - Hash.BYTES)) {
            length -= Hash.BYTES;
        }
        return length == stored.length ? stored : Arrays.copyOf(stored, length);
    }

    private static boolean isZero(byte[] stored, int offset) {
        for (int i = offset; i < offset + Hash.BYTES; i++) {
            if (stored[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
