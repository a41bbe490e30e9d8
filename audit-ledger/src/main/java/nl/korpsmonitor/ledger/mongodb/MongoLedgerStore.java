package nl.korpsmonitor.ledger.mongodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.document.DocumentFiles;
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

/** {@link LedgerStore} in a database of MongoDB, which several processes may use at once. It also keeps their leases. */
public final class MongoLedgerStore implements LedgerStore, LeaseStore {
    private final MongoConnection connection;
    private final BlockReader reader;
    private final BlockLookup lookup;
    private final MongoTiles tiles;
    private final Appender appender;
    private final Snapshots snapshots;
    private final Register checkpoints;
    private final Register leases;

    private MongoLedgerStore(MongoConnection connection) {
        this.connection = connection;
        this.reader = new BlockReader(connection);
        this.lookup = new BlockLookup(reader.ordered());
        this.tiles = new MongoTiles(connection, reader);
        this.appender = new Appender(reader, lookup, tiles);
        this.snapshots = new Snapshots(connection.collection(Names.SNAPSHOTS));
        this.checkpoints = new Register("checkpoint", connection.collection(Names.CHECKPOINTS));
        this.leases = new Register("lease", connection.collection(Names.LEASES));
    }

    /**
     * Opens the ledger in a database; makes collections and indexes when they are absent.
     *
     * @param connection closed with the store
     * @throws IllegalStateException when the database holds something else, or an index is not as it must be; the message says what to do
     * @throws StoreException when the database fails, or refuses for want of rights
     */
    public static MongoLedgerStore open(MongoConnection connection) {
        MongoSchema.prepare(connection);
        return new MongoLedgerStore(connection);
    }

    /**
     * Opens a ledger that is only read; nothing is made.
     *
     * @param connection closed with the store
     * @throws IllegalStateException when the database holds none of a known format
     */
    public static MongoLedgerStore openToRead(MongoConnection connection) {
        MongoSchema.requireLedger(connection);
        return new MongoLedgerStore(connection);
    }

    /** To look at whatever is there; the connection stays its owner's until this is closed. */
    static MongoLedgerStore toInspect(MongoConnection connection) {
        return new MongoLedgerStore(connection);
    }

    /** Whether there is a ledger in the database. */
    public static boolean isIn(MongoConnection connection) {
        return MongoSchema.holdsLedger(connection);
    }

    @Override
    public String name() {
        return connection.name();
    }

    /** The files of documents in the same database; they need not be closed, and end with the store. */
    public DocumentFiles documentFiles() {
        return new MongoDocumentFiles(connection);
    }

    @Override
    public void append(Block block) {
        appender.append(block);
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Duration clockDifference() {
        return connection.clockDifference();
    }

    @Override
    public long size() {
        return Attempt.to("reading the size", reader::size);
    }

    @Override
    public Optional<StoredEntry> entry(long position) {
        return Attempt.to("reading an entry", () -> reader.entry(position));
    }

    @Override
    public List<StoredEntry> entries(long fromPosition, int limit) {
        return Attempt.to("reading entries", () -> reader.entries(fromPosition, limit));
    }

    @Override
    public List<StoredEntry> find(Query query, int limit) {
        return Attempt.to("searching entries", () -> MongoSearch.find(reader.ordered(), query, limit));
    }

    @Override
    public List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit) {
        return Attempt.to("reading a subject", () -> lookup.ofSubject(subject, fromSequence, beforePosition, limit));
    }

    @Override
    public long lastSequence(String subject) {
        return Attempt.to("reading a subject's head", () -> lookup.lastSequence(subject));
    }

    @Override
    public Map<String, Long> lastSequences(Set<String> subjects) {
        return Attempt.to("reading the heads of subjects", () -> lookup.lastSequences(subjects));
    }

    @Override
    public long sizeAt(long recordedAtMicros) {
        return Attempt.to("looking up a time", () -> reader.sizeAt(recordedAtMicros));
    }

    @Override
    public long firstWithMessageTime(long micros) {
        return Attempt.to("looking up a message time", () -> reader.firstWithMessageTime(micros));
    }

    @Override
    public Optional<CommandRecord> command(Hash key) {
        return Attempt.to("looking up a command", () -> lookup.command(key));
    }

    @Override
    public Map<Hash, CommandRecord> commands(Set<Hash> keys) {
        return Attempt.to("looking up commands", () -> lookup.commands(keys));
    }

    @Override
    public List<SealedDisclosure> disclosures(long position) {
        return Attempt.to(
                "reading disclosures",
                () -> reader.disclosures(position, position + 1).getOrDefault(position, List.of()));
    }

    @Override
    public SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition) {
        return Attempt.to("reading disclosures", () -> reader.disclosures(fromPosition, beforePosition));
    }

    @Override
    public List<Long> disclosureKeysFrom(long firstKey) {
        return Attempt.to("reading the numbers of keys", () -> lookup.disclosureKeysFrom(firstKey));
    }

    @Override
    public byte[] read(TileCoordinates tile) {
        return Attempt.to("reading a tile", () -> tiles.read(tile));
    }

    @Override
    public void storeSnapshot(StoredSnapshot snapshot) {
        Attempt.to("storing a snapshot", () -> snapshots.store(snapshot));
    }

    @Override
    public Optional<StoredSnapshot> snapshot(String subject) {
        return Attempt.to("reading a snapshot", () -> snapshots.read(subject));
    }

    @Override
    public Optional<String> checkpoint(String name) {
        return checkpoints.read(name);
    }

    @Override
    public boolean replaceCheckpoint(String name, @Nullable String expected, String next) {
        LedgerStore.requireCheckpointName(name);
        return checkpoints.replace(name, expected, next);
    }

    @Override
    public List<String> checkpointNames() {
        return checkpoints.names();
    }

    @Override
    public Optional<String> lease(String name) {
        return leases.read(name);
    }

    @Override
    public boolean replaceLease(String name, @Nullable String expected, String next) {
        return leases.replace(name, expected, next);
    }

    @Override
    public void close() {
        connection.close();
    }
}
