package nl.korpsmonitor.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.ledger.store.StoredSnapshot;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** {@link LedgerStore} in one SQLite file. */
public final class SqliteLedgerStore implements LedgerStore {
    private static final int WRITER_CACHE_KIBIBYTES = 64 * 1024;

    private final @Nullable SqliteAppender appender;
    private final SqliteReaders readers;

    private SqliteLedgerStore(@Nullable SqliteAppender appender, SqliteReaders readers) {
        this.appender = appender;
        this.readers = readers;
    }

    /**
     * Opens the database; makes it, readable by its owner only, when absent.
     *
     * @throws StoreException when it can't be opened, or not with durable commits
     */
    public static SqliteLedgerStore open(Path file) {
        try {
            OwnerOnly.createFile(file);
            SqliteConnection writer = SqliteConnection.writer(file, WRITER_CACHE_KIBIBYTES);
            SqliteSchema.create(writer);
            return new SqliteLedgerStore(new SqliteAppender(writer), new SqliteReaders(file));
        } catch (SQLException | IOException e) {
            throw new StoreException("the database " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a database that exists to read it, also while another process writes it. Whatever would write is refused with {@link StoreException}.
     *
     * @throws StoreException when it can't be opened
     */
    public static SqliteLedgerStore openReadOnly(Path file) {
        SqliteReaders readers = new SqliteReaders(file);
        // What can't be opened, or is no database, is noticed here.
        readers.read(SqliteReader::checkpointNames);
        return readOnly(readers);
    }

    /** A store for reading only: what would write throws {@link StoreException}. */
    static SqliteLedgerStore readOnly(SqliteReaders readers) {
        return new SqliteLedgerStore(null, readers);
    }

    private SqliteAppender appender() {
        if (appender == null) {
            throw new StoreException("this store is open for reading only");
        }
        return appender;
    }

    @Override
    public void append(Block block) {
        appender().append(block);
    }

    @Override
    public String name() {
        return LedgerFiles.LEDGER;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public long size() {
        return readers.read(SqliteReader::size);
    }

    @Override
    public Optional<StoredEntry> entry(long position) {
        return readers.read(reader -> reader.entry(position));
    }

    @Override
    public List<StoredEntry> entries(long fromPosition, int limit) {
        return readers.read(reader -> reader.entries(fromPosition, limit));
    }

    @Override
    public List<StoredEntry> find(Query query, int limit) {
        return readers.read(reader -> SqliteSearch.find(reader, query, limit));
    }

    @Override
    public List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit) {
        return readers.read(reader -> reader.ofSubject(subject, fromSequence, beforePosition, limit));
    }

    @Override
    public long lastSequence(String subject) {
        return readers.read(reader -> reader.lastSequence(subject));
    }

    @Override
    public Map<String, Long> lastSequences(Set<String> subjects) {
        return readers.read(reader -> {
            Map<String, Long> last = new HashMap<>();
            for (String subject : subjects) {
                last.put(subject, reader.lastSequence(subject));
            }
            return last;
        });
    }

    @Override
    public long sizeAt(long recordedAtMicros) {
        return readers.read(reader -> reader.sizeAt(recordedAtMicros));
    }

    @Override
    public long firstWithMessageTime(long micros) {
        return readers.read(reader -> reader.firstWithMessageTime(micros));
    }

    @Override
    public Optional<CommandRecord> command(Hash key) {
        return readers.read(reader -> reader.command(key));
    }

    @Override
    public Map<Hash, CommandRecord> commands(Set<Hash> keys) {
        return readers.read(reader -> {
            Map<Hash, CommandRecord> found = new HashMap<>();
            for (Hash key : keys) {
                reader.command(key).ifPresent(command -> found.put(key, command));
            }
            return found;
        });
    }

    @Override
    public List<SealedDisclosure> disclosures(long position) {
        return readers.read(reader -> reader.disclosures(position));
    }

    @Override
    public SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition) {
        return readers.read(reader -> reader.disclosures(fromPosition, beforePosition));
    }

    @Override
    public List<Long> disclosureKeysFrom(long firstKey) {
        return readers.read(reader -> reader.disclosureKeysFrom(firstKey));
    }

    @Override
    public byte[] read(TileCoordinates tile) {
        return readers.read(reader -> reader.tile(tile));
    }

    @Override
    public void storeSnapshot(StoredSnapshot snapshot) {
        appender().store(snapshot);
    }

    @Override
    public Optional<StoredSnapshot> snapshot(String subject) {
        return readers.read(reader -> reader.snapshot(subject));
    }

    @Override
    public Optional<String> checkpoint(String name) {
        return readers.read(reader -> reader.checkpoint(name));
    }

    @Override
    public boolean replaceCheckpoint(String name, @Nullable String expected, String next) {
        LedgerStore.requireCheckpointName(name);
        return appender().replaceCheckpoint(name, expected, next);
    }

    @Override
    public List<String> checkpointNames() {
        return readers.read(SqliteReader::checkpointNames);
    }

    @Override
    public void close() {
        try {
            readers.close();
            if (appender != null) {
                appender.close();
            }
        } catch (SQLException e) {
            throw new StoreException("the database did not close: " + e.getMessage(), e);
        }
    }
}
