package nl.korpsmonitor.ledger.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.ledger.store.StoredSnapshot;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.TileCoordinates;

/** Reads by one connection. For one thread at a time. */
final class SqliteReader {
    static final String SELECT_SIZE = "SELECT max(position) + 1 FROM entries";

    private static final String SELECT_ENTRY = "SELECT position, recorded_at, body FROM entries ";

    private final SqliteConnection connection;

    SqliteReader(SqliteConnection connection) {
        this.connection = connection;
    }

    SqliteConnection connection() {
        return connection;
    }

    long size() throws SQLException {
        try (ResultSet result = connection.prepare(SELECT_SIZE).executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    Optional<StoredEntry> entry(long position) throws SQLException {
        return entries(position, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst();
    }

    List<StoredEntry> entries(long fromPosition, int limit) throws SQLException {
        PreparedStatement select = connection.prepare(SELECT_ENTRY + "WHERE position >= ? ORDER BY position LIMIT ?");
        select.setLong(1, fromPosition);
        select.setInt(2, limit);
        return entries(select, limit);
    }

    List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit) throws SQLException {
        PreparedStatement select = connection.prepare(SELECT_ENTRY + "INDEXED BY entries_subject_seq"
                + " WHERE subject = (SELECT id FROM subjects WHERE name = ?) AND seq >= ? AND position < ?"
                + " ORDER BY seq LIMIT ?");
        select.setString(1, subject);
        select.setLong(2, fromSequence);
        select.setLong(3, beforePosition);
        select.setInt(4, limit);
        return entries(select, limit);
    }

    static List<StoredEntry> entries(PreparedStatement select, int limit) throws SQLException {
        List<StoredEntry> entries = new ArrayList<>(Math.min(limit, 1_000));
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                entries.add(new StoredEntry(result.getLong(1), result.getLong(2), result.getBytes(3)));
            }
        }
        return entries;
    }

    long lastSequence(String subject) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT seq FROM entries INDEXED BY entries_subject_seq"
                + " WHERE subject = (SELECT id FROM subjects WHERE name = ?) ORDER BY seq DESC LIMIT 1");
        select.setString(1, subject);
        return longOr(select, -1);
    }

    long sizeAt(long recordedAtMicros) throws SQLException {
        return firstAfter("recorded_at", recordedAtMicros);
    }

    long firstWithMessageTime(long micros) throws SQLException {
        return micros == Long.MIN_VALUE ? 0 : firstAfter("latest_message_time", micros - 1);
    }

    /** By bisection: neither time ever decreases with the position, so they need no index. The size when none is. */
    private long firstAfter(String time, long micros) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT " + time + " FROM entries WHERE position = ?");
        long from = 0;
        long until = size();
        while (from < until) {
            long middle = (from + until) >>> 1;
            select.setLong(1, middle);
            if (longOr(select, Long.MAX_VALUE) <= micros) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }

    Optional<CommandRecord> command(Hash key) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT first_position, count FROM commands WHERE key = ?");
        select.setBytes(1, key.bytes());
        try (ResultSet result = select.executeQuery()) {
            return result.next()
                    ? Optional.of(new CommandRecord(key, result.getLong(1), result.getInt(2)))
                    : Optional.empty();
        }
    }

    List<SealedDisclosure> disclosures(long position) throws SQLException {
        return disclosures(position, position + 1).getOrDefault(position, List.of());
    }

    SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT digest, key, sealed, position FROM disclosures"
                + " INDEXED BY disclosures_position WHERE position >= ? AND position < ? ORDER BY position, key");
        select.setLong(1, fromPosition);
        select.setLong(2, beforePosition);
        SortedMap<Long, List<SealedDisclosure>> disclosures = new TreeMap<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                disclosures
                        .computeIfAbsent(result.getLong(4), position -> new ArrayList<>())
                        .add(new SealedDisclosure(Hash.of(result.getBytes(1)), result.getLong(2), result.getBytes(3)));
            }
        }
        return disclosures;
    }

    List<Long> disclosureKeysFrom(long firstKey) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT key FROM disclosures WHERE key >= ? ORDER BY key");
        select.setLong(1, firstKey);
        List<Long> keys = new ArrayList<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                keys.add(result.getLong(1));
            }
        }
        return keys;
    }

    byte[] tile(TileCoordinates tile) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT hashes FROM tiles WHERE id = ?");
        select.setLong(1, SqliteSchema.tileId(tile.level(), tile.number()));
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? SqliteSchema.trimmed(result.getBytes(1)) : new byte[0];
        }
    }

    Optional<String> checkpoint(String name) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT note FROM checkpoints WHERE name = ?");
        select.setString(1, name);
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
        }
    }

    List<String> checkpointNames() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet result =
                connection.prepare("SELECT name FROM checkpoints ORDER BY name").executeQuery()) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    Optional<StoredSnapshot> snapshot(String subject) throws SQLException {
        PreparedStatement select = connection.prepare("SELECT seq, aggregate_type, id, time, payload_type,"
                + " payload_revision, payload, meta_data FROM snapshots WHERE subject = ?");
        select.setString(1, subject);
        try (ResultSet result = select.executeQuery()) {
            if (!result.next()) {
                return Optional.empty();
            }
            return Optional.of(new StoredSnapshot(
                    subject,
                    result.getLong(1),
                    result.getString(2),
                    result.getString(3),
                    result.getString(4),
                    result.getString(5),
                    result.getString(6),
                    result.getBytes(7),
                    result.getBytes(8)));
        }
    }

    private static long longOr(PreparedStatement select, long otherwise) throws SQLException {
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? result.getLong(1) : otherwise;
        }
    }
}
