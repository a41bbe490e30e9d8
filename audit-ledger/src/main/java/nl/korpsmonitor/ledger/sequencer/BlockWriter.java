package nl.korpsmonitor.ledger.sequencer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;

/** Makes blocks and commits them. All but {@link #head()} belongs to the writer thread. */
final class BlockWriter {
    /** A clock that is further behind the last entry than this refuses writes. */
    static final long TOLERATED_CLOCK_LAG_MICROS = TimeUnit.SECONDS.toMicros(5);

    /** How often the store is asked what became of a block, when it failed. */
    static final int ATTEMPTS_TO_RESOLVE = 5;

    private static final long PAUSE_MILLIS = 100;

    private final LedgerStore store;
    private final IdempotencyRecords records;
    private final Clock clock;
    private final SubjectHeads heads;
    private final MerkleHasher hasher = new MerkleHasher();
    private GrowingTiles tree = new GrowingTiles();
    private long lastRecordedAt;
    private boolean reload;
    private volatile TreeHead head;

    BlockWriter(LedgerStore store, IdempotencyRecords records, Clock clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
        this.heads = new SubjectHeads(store);
        this.head = load();
    }

    TreeHead head() {
        return head;
    }

    void reloadBeforeNext() {
        reload = true;
    }

    /** Commits those that stand, and completes all but those that it returns: they must come again. */
    List<Pending> write(List<Pending> requests) {
        if (reload && !reloaded(requests)) {
            return List.of();
        }
        long now = Leaf.micros(clock.instant());
        if (now < lastRecordedAt - TOLERATED_CLOCK_LAG_MICROS) {
            Instant last = Leaf.instant(lastRecordedAt);
            requests.forEach(pending -> pending.refuse(new ClockBehindException(Leaf.instant(now), last)));
            return List.of();
        }
        BlockDraft draft = new BlockDraft(tree.size(), heads, records);
        requests.forEach(draft::add);
        if (draft.accepted().isEmpty()) {
            return draft.later();
        }
        return commit(draft, Math.max(now, lastRecordedAt));
    }

    private List<Pending> commit(BlockDraft draft, long recordedAt) {
        GrowingTiles grown = tree.copy();
        for (NewEntry entry : draft.entries()) {
            grown.append(hasher.leaf(Leaf.of(recordedAt, entry.bodyHash())));
        }
        Block block = new Block(tree.size(), draft.entries(), recordedAt, grown.takeChanged(), draft.commands());
        try {
            store.append(block);
        } catch (DuplicateEntryException e) {
            heads.discardBlock();
            BlockDraft.Place place = draft.placeOf(e.index());
            place.pending().refuse(new SequenceTakenException(place.index(), String.valueOf(e.getMessage())));
            return without(place.pending(), draft);
        } catch (StaleHeadException e) {
            reload = true;
            return without(null, draft);
        } catch (StoreException e) {
            heads.discardBlock();
            if (!stored(block, draft, e)) {
                return draft.later();
            }
            heads.forget();
        }
        heads.committed();
        complete(draft, grown, recordedAt);
        return draft.later();
    }

    private void complete(BlockDraft draft, GrowingTiles grown, long recordedAt) {
        long position = tree.size();
        tree = grown;
        lastRecordedAt = recordedAt;
        // Seen by readers before anybody hears that its events are recorded.
        head = new TreeHead(grown.size(), grown.root());
        for (Pending pending : draft.accepted()) {
            pending.result().complete(new Appended(position, recordedAt));
            position += pending.events();
        }
    }

    private static List<Pending> without(@org.jspecify.annotations.Nullable Pending refused, BlockDraft draft) {
        List<Pending> rest = new ArrayList<>(draft.accepted());
        rest.remove(refused);
        rest.addAll(draft.later());
        return rest;
    }

    /** Whether the store holds the block after all. When not, or when it can't say, its requests are refused here. */
    private boolean stored(Block block, BlockDraft draft, StoreException failure) {
        reload = true;
        for (int attempt = 0; attempt < ATTEMPTS_TO_RESOLVE; attempt++) {
            try {
                List<StoredEntry> found =
                        store.entries(block.firstPosition(), block.entries().size());
                if (isBlock(block, found)) {
                    reload = false;
                    return true;
                }
                draft.accepted().forEach(pending -> pending.refuse(failure));
                return false;
            } catch (StoreException e) {
                failure.addSuppressed(e);
                pause();
            }
        }
        draft.accepted().forEach(pending -> pending.refuse(new OutcomeUnknownException(failure)));
        return false;
    }

    private static boolean isBlock(Block block, List<StoredEntry> found) {
        if (found.size() != block.entries().size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!Arrays.equals(found.get(i).body(), block.entries().get(i).body())) {
                return false;
            }
        }
        return true;
    }

    private boolean reloaded(List<Pending> requests) {
        try {
            head = load();
            reload = false;
            return true;
        } catch (StoreException e) {
            requests.forEach(pending -> pending.refuse(e));
            return false;
        }
    }

    private TreeHead load() {
        heads.forget();
        long size = store.size();
        try {
            tree = GrowingTiles.restore(size, store);
        } catch (IllegalStateException e) {
            throw new StoreException("the tree of the " + size + " entries can't be restored: " + e.getMessage(), e);
        }
        lastRecordedAt = size == 0
                ? 0
                : store.entry(size - 1)
                        .orElseThrow(() -> new StoreException("position " + (size - 1) + " is missing"))
                        .recordedAtMicros();
        return new TreeHead(size, tree.root());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
