package nl.korpsmonitor.ledger.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StampedEntry;
import nl.korpsmonitor.ledger.store.StoredSnapshot;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** All that is written to {@code ledger.db}: one transaction for each block. One thread at a time. */
final class SqliteAppender {
    private static final String INSERT_ENTRY =
            "INSERT INTO entries (position, recorded_at, event_id, subject, seq, type,"
                    + " actor, latest_message_time, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String SELECT_LAST =
            "SELECT position, latest_message_time FROM entries ORDER BY position DESC LIMIT 1";

    // An update in place: REPLACE would delete the row first, and with it the pages that it overflows to.
    private static final String PUT_TILE =
            "INSERT INTO tiles (id, hashes) VALUES (?, ?)" + " ON CONFLICT (id) DO UPDATE SET hashes = excluded.hashes";

    private final SqliteConnection writer;
    private final Dictionary subjects;
    private final Dictionary types;
    private final Dictionary actors;

    SqliteAppender(SqliteConnection writer) {
        this.writer = writer;
        this.subjects = new Dictionary(writer, "subjects");
        this.types = new Dictionary(writer, "types");
        this.actors = new Dictionary(writer, "actors");
    }

    synchronized void append(Block block) {
        try {
            long latestMessageTime = requireSize(block.firstPosition());
            for (int i = 0; i < block.entries().size(); i++) {
                latestMessageTime = Math.max(
                        latestMessageTime, block.entries().get(i).entry().messageTimeMicros());
                insert(block, i, latestMessageTime);
            }
            for (Tile tile : block.tiles()) {
                insert(tile);
            }
            for (CommandRecord command : block.commands()) {
                insert(command);
            }
            writer.commit();
        } catch (DuplicateEntryException | StaleHeadException e) {
            rollback(e);
            throw e;
        } catch (SQLException | RuntimeException e) {
            discard(e);
            // A fault of ours too: whether the block is stored must be asked all the same. Its cause tells it apart.
            throw SqliteFailure.of("a block at position " + block.firstPosition(), e);
        }
    }

    /** Returns the latest message time of all entries. */
    private long requireSize(long expected) throws SQLException {
        try (ResultSet result = writer.prepare(SELECT_LAST).executeQuery()) {
            boolean any = result.next();
            long size = any ? result.getLong(1) + 1 : 0;
            if (size != expected) {
                throw new StaleHeadException(expected, size);
            }
            return any ? result.getLong(2) : Long.MIN_VALUE;
        }
    }

    private void insert(Block block, int index, long latestMessageTime) throws SQLException {
        StampedEntry stamped = block.entries().get(index);
        NewEntry entry = stamped.entry();
        long position = block.firstPosition() + index;
        PreparedStatement insert = writer.prepare(INSERT_ENTRY);
        insert.setLong(1, position);
        insert.setLong(2, stamped.recordedAtMicros());
        insert.setBytes(3, EventIds.key(entry.id()));
        if (entry.subject() == null) {
            insert.setNull(4, Types.INTEGER);
            insert.setNull(5, Types.INTEGER);
        } else {
            insert.setLong(4, subjects.id(entry.subject()));
            insert.setLong(5, entry.sequence());
        }
        insert.setLong(6, types.id(entry.type()));
        if (entry.actor() == null) {
            insert.setNull(7, Types.INTEGER);
        } else {
            insert.setLong(7, actors.id(entry.actor()));
        }
        insert.setLong(8, latestMessageTime);
        insert.setBytes(9, entry.body());
        try {
            insert.executeUpdate();
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE) {
                throw new DuplicateEntryException(index, String.valueOf(e.getMessage()));
            }
            throw e;
        }
        for (SealedDisclosure disclosure : entry.disclosures()) {
            insert(position, disclosure);
        }
    }

    private void insert(long position, SealedDisclosure disclosure) throws SQLException {
        PreparedStatement insert =
                writer.prepare("INSERT INTO disclosures (key, position, digest, sealed) VALUES (?, ?, ?, ?)");
        insert.setLong(1, disclosure.key());
        insert.setLong(2, position);
        insert.setBytes(3, disclosure.digest().bytes());
        insert.setBytes(4, disclosure.sealed());
        insert.executeUpdate();
    }

    private void insert(Tile tile) throws SQLException {
        PreparedStatement insert = writer.prepare(PUT_TILE);
        TileCoordinates coordinates = tile.coordinates();
        insert.setLong(1, SqliteSchema.tileId(coordinates.level(), coordinates.number()));
        insert.setBytes(2, SqliteSchema.padded(tile.bytes()));
        insert.executeUpdate();
    }

    private void insert(CommandRecord command) throws SQLException {
        PreparedStatement insert = writer.prepare("INSERT INTO commands (key, first_position, count) VALUES (?, ?, ?)");
        insert.setBytes(1, command.key().bytes());
        insert.setLong(2, command.firstPosition());
        insert.setInt(3, command.count());
        insert.executeUpdate();
    }

    synchronized boolean replaceCheckpoint(String name, @Nullable String expected, String next) {
        try {
            PreparedStatement replace = writer.prepare(
                    expected == null
                            ? "INSERT INTO checkpoints (note, name) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"
                            : "UPDATE checkpoints SET note = ? WHERE name = ? AND note = ?");
            replace.setString(1, next);
            replace.setString(2, name);
            if (expected != null) {
                replace.setString(3, expected);
            }
            int replaced = replace.executeUpdate();
            writer.commit();
            return replaced == 1;
        } catch (SQLException | RuntimeException e) {
            discard(e);
            throw SqliteFailure.of("the checkpoint " + name, e);
        }
    }

    synchronized void store(StoredSnapshot snapshot) {
        try {
            PreparedStatement insert = writer.prepare("INSERT INTO snapshots (subject, seq, aggregate_type, id, time,"
                    + " payload_type, payload_revision, payload, meta_data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq, aggregate_type = excluded.aggregate_type,"
                    + " id = excluded.id, time = excluded.time, payload_type = excluded.payload_type,"
                    + " payload_revision = excluded.payload_revision, payload = excluded.payload,"
                    + " meta_data = excluded.meta_data WHERE excluded.seq > snapshots.seq");
            insert.setString(1, snapshot.subject());
            insert.setLong(2, snapshot.sequence());
            insert.setString(3, snapshot.aggregateType());
            insert.setString(4, snapshot.id());
            insert.setString(5, snapshot.time());
            insert.setString(6, snapshot.payloadType());
            insert.setString(7, snapshot.payloadRevision());
            insert.setBytes(8, snapshot.payload());
            insert.setBytes(9, snapshot.metaData());
            insert.executeUpdate();
            writer.commit();
        } catch (SQLException e) {
            discard(e);
            throw SqliteFailure.of("a snapshot of " + snapshot.subject(), e);
        }
    }

    private void rollback(Exception reason) {
        forgetNumbers();
        try {
            writer.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void discard(Exception reason) {
        forgetNumbers();
        try {
            writer.discard();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void forgetNumbers() {
        subjects.forget();
        types.forget();
        actors.forget();
    }

    synchronized void close() throws SQLException {
        writer.close();
    }
}
