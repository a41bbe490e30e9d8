package nl.korpsmonitor.ledger.sequencer;

import java.util.List;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.codec.MalformedEntryException;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/**
 * The tree over what a store holds, kept up with it whoever appends. All but {@link #head}, {@link #lastRecordedAt} and
 * {@link #showsFewer} is for one thread.
 */
final class TreeFollower {
    /** Further behind than this the tree is restored from its tiles, which costs less than reading the entries. */
    static final int MAXIMUM_READ = 2_000;

    private static final int PAGE = 500;

    private final LedgerStore store;
    private final @Nullable SubjectHeads heads;
    private final MerkleHasher hasher = new MerkleHasher();
    private GrowingTiles tree = new GrowingTiles();
    private volatile long lastRecordedAt;
    private volatile boolean showsFewer;
    private volatile TreeHead head;

    /**
     * Reads the tree as it is.
     *
     * @param heads told of what is read; null for none
     * @throws DamagedStoreException when entries and tree do not fit together
     */
    TreeFollower(LedgerStore store, @Nullable SubjectHeads heads) {
        this.store = store;
        this.heads = heads;
        this.head = new TreeHead(0, tree.root());
        restore(store.size());
    }

    /** Size and root as last seen. By any thread. */
    TreeHead head() {
        return head;
    }

    /** To be copied, not changed. */
    GrowingTiles tree() {
        return tree;
    }

    /** When the last entry was recorded, in microseconds since the epoch; 0 before the first. By any thread. */
    long lastRecordedAt() {
        return lastRecordedAt;
    }

    /** Whether the store, at the last look, had fewer entries than were there before. By any thread. */
    boolean showsFewer() {
        return showsFewer;
    }

    /** The store holds what was appended to a copy of the tree. */
    void advance(GrowingTiles grown, long recordedAt) {
        tree = grown;
        lastRecordedAt = recordedAt;
        head = new TreeHead(grown.size(), grown.root());
    }

    /**
     * Takes in what others appended.
     *
     * @return whether there was anything
     * @throws StoreException when the store fails; nothing is taken in then
     * @throws DamagedStoreException when entries and tree do not fit together; neither is anything then
     */
    boolean refresh() {
        long size = store.size();
        showsFewer = size < tree.size() && store.shared();
        if (size == tree.size()) {
            return false;
        }
        if (showsFewer) {
            // Whichever server answers shows what was seen before: an older copy was restored under a running node.
            throw new StoreException(store.name() + " shows " + size + " entries, though there were " + tree.size()
                    + ": nothing is recorded until it shows them again. When an older copy of it was restored: stop all"
                    + " nodes and restore the newest");
        }
        if (size > tree.size() && size - tree.size() <= MAXIMUM_READ) {
            read(size);
        } else {
            restore(size);
        }
        return true;
    }

    private void read(long size) {
        GrowingTiles grown = tree.copy();
        long recordedAt = lastRecordedAt;
        while (grown.size() < size) {
            int wanted = (int) Math.min(PAGE, size - grown.size());
            List<StoredEntry> page = store.entries(grown.size(), wanted);
            for (StoredEntry entry : page) {
                if (entry.position() != grown.size()) {
                    throw missing(grown.size());
                }
                recordedAt = entry.recordedAtMicros();
                tell(entry);
                grown.append(hasher.leaf(Leaf.of(recordedAt, Hash.sha256(entry.body()))));
            }
            if (page.size() < wanted) {
                throw missing(grown.size());
            }
        }
        // Who appended them stores their tiles.
        grown.takeChanged();
        advance(grown, recordedAt);
    }

    private void tell(StoredEntry entry) {
        if (heads == null) {
            return;
        }
        try {
            Body body = BodyForm.read(entry.body());
            if (body.subject() != null && body.sequence() != null) {
                heads.appended(body.subject(), body.sequence());
            }
        } catch (MalformedEntryException e) {
            // The store says what it is about; whether the body may be as it is, others judge.
            heads.forget();
        }
    }

    private void restore(long size) {
        if (heads != null) {
            heads.forget();
        }
        try {
            GrowingTiles restored = GrowingTiles.restore(size, store);
            long recordedAt = size == 0
                    ? 0
                    : store.entry(size - 1).orElseThrow(() -> missing(size - 1)).recordedAtMicros();
            advance(restored, recordedAt);
        } catch (IllegalStateException e) {
            throw new DamagedStoreException(
                    "the tree of the " + size + " entries can't be restored: " + e.getMessage(), e);
        }
    }

    private static DamagedStoreException missing(long position) {
        return new DamagedStoreException("position " + position + " is missing");
    }
}
