package nl.korpsmonitor.ledger.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.TileSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries, in order and for ever, with the tree over them and what belongs to them. Every method may be called by
 * many threads; {@link #append} by one at a time. Readers never wait for a writer. What is appended is seen by every
 * later read, and so is what an earlier read saw, whichever server of the store answers: what a block is drafted on may be read piece by piece, from when
 * {@link #size} is known. All methods throw {@link StoreException} when the store fails.
 */
public interface LedgerStore extends TileSource, AutoCloseable {
    /**
     * Stores the whole block durably, or nothing of it. When it returns, the block survives loss of power.
     *
     * @throws DuplicateEntryException when an event id, a subject with a sequence, or a command's key is taken; nothing was stored
     * @throws StaleHeadException when the store has another size than the block's first position; nothing was stored
     * @throws StoreException when it failed; the block is stored whole or not at all: {@link #entries} tells which
     * @throws InDoubtException when it failed, and the block may yet be stored: it has to be appended again
     */
    void append(Block block);

    /** What it is called, for messages: a file's name, or host and database. */
    String name();

    /**
     * Whether other processes may append too. Then what was read may be out of date when it is used, save that an append at the size at which it was read
     * finds out; and {@link StaleHeadException} may come also when {@link #size} does not show yet what the other appended.
     */
    boolean shared();

    /**
     * How far this process's clock is ahead of the store's at least; negative when it is behind. Zero for a store without a clock of its own. Cheap enough to be
     * asked once a second.
     */
    default Duration clockDifference() {
        return Duration.ZERO;
    }

    /** How many entries there are. */
    long size();

    /** The entry at a position; empty when the ledger is shorter. */
    Optional<StoredEntry> entry(long position);

    /**
     * Entries in order of position.
     *
     * @param fromPosition the first one wanted
     * @param limit 1 or more
     */
    List<StoredEntry> entries(long fromPosition, int limit);

    /** Entries that match, in the query's order of position. Its cost does not grow with the ledger's size. */
    List<StoredEntry> find(Query query, int limit);

    /**
     * Entries of one subject, in order of sequence, which is that of their positions.
     *
     * @param fromSequence the first sequence wanted
     * @param beforePosition only entries at lower positions
     */
    List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit);

    /** The highest sequence of the subject; -1 when it has no entries. */
    long lastSequence(String subject);

    /**
     * The highest sequence of each of the subjects, -1 for those that have no entries, with fewer looks than one for each.
     *
     * @return with exactly these keys
     */
    Map<String, Long> lastSequences(Set<String> subjects);

    /** How many entries were recorded at or before this time, in microseconds since the epoch. */
    long sizeAt(long recordedAtMicros);

    /**
     * The first position whose message has this time or a later one, in microseconds since the epoch; the size when
     * there is none.
     */
    long firstWithMessageTime(long micros);

    /** What was appended under an idempotency key. */
    Optional<CommandRecord> command(Hash key);

    /** What was appended under those of the idempotency keys under which something was, in one look. */
    Map<Hash, CommandRecord> commands(Set<Hash> keys);

    /** The encrypted disclosures of the entry at a position; empty when it has none. */
    List<SealedDisclosure> disclosures(long position);

    /**
     * The encrypted disclosures of a range of entries, by position; entries without any are left out.
     *
     * @param beforePosition the first position not wanted
     */
    SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition);

    /** The disclosures' key numbers from the given one on, in ascending order; for reconciling keys at start. */
    List<Long> disclosureKeysFrom(long firstKey);

    /** Keeps the snapshot, unless there is one with a higher sequence. It need not survive loss of power. */
    void storeSnapshot(StoredSnapshot snapshot);

    /** The snapshot with the subject's highest sequence. */
    Optional<StoredSnapshot> snapshot(String subject);

    /** The most characters of a checkpoint's name. */
    int MAXIMUM_CHECKPOINT_NAME = 100;

    /** The checkpoint of this name, as its signed note; empty when there is none. Never from a cache. */
    Optional<String> checkpoint(String name);

    /**
     * Replaces a checkpoint durably, if it is still the one expected (compare-and-swap).
     *
     * @param name 1 to {@value #MAXIMUM_CHECKPOINT_NAME} characters
     * @param expected the note that must stand there now; null when there must be none
     * @param next the note to put in its place
     * @return whether it was replaced; false when another note stands there
     * @throws IllegalArgumentException when the name is empty or too long
     * @throws StoreException when it failed; it is replaced or not: read {@link #checkpoint}
     */
    boolean replaceCheckpoint(String name, @Nullable String expected, String next);

    /** @throws IllegalArgumentException when a checkpoint can't have that name */
    static void requireCheckpointName(String name) {
        if (name.isEmpty() || name.length() > MAXIMUM_CHECKPOINT_NAME) {
            throw new IllegalArgumentException(
                    "a checkpoint's name has 1 to " + MAXIMUM_CHECKPOINT_NAME + " characters");
        }
    }

    /** The names of all checkpoints, in ascending order. */
    List<String> checkpointNames();

    /** Releases everything; every later call fails. */
    @Override
    void close();
}
