package nl.korpsmonitor.ledger.sequencer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InDoubtException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** Makes blocks and commits them. All but {@link #head()} belongs to the writer thread. */
final class BlockWriter {
    /** A clock that is further behind the last entry than this refuses writes. */
    static final long TOLERATED_CLOCK_LAG_MICROS = TimeUnit.SECONDS.toMicros(5);

    private final LedgerStore store;
    private final IdempotencyRecords records;
    private final Clock clock;
    private final SubjectHeads heads;
    private final TreeFollower tree;
    private final Outcome outcome;
    private final Race race = new Race();
    private final MerkleHasher hasher = new MerkleHasher();
    private boolean refresh;

    BlockWriter(LedgerStore store, IdempotencyRecords records, Clock clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
        this.heads = new SubjectHeads(store);
        this.tree = new TreeFollower(store);
        this.outcome = new Outcome(store);
    }

    TreeHead head() {
        return tree.head();
    }

    void refreshBeforeNext() {
        refresh = true;
    }

    /**
     * Takes in what other processes appended.
     *
     * @return whether there was anything
     * @throws StoreException when the store fails
     */
    boolean follow() {
        boolean news = tree.refresh();
        if (news) {
            heads.forget();
        }
        return news;
    }

    /** Commits those that stand, and completes all but those that it returns: they must come again. */
    List<Pending> write(List<Pending> requests) {
        if (refresh && !refreshed(requests)) {
            return List.of();
        }
        long now = Leaf.micros(clock.instant());
        if (now < tree.lastRecordedAt() - TOLERATED_CLOCK_LAG_MICROS) {
            Instant last = Leaf.instant(tree.lastRecordedAt());
            requests.forEach(pending -> pending.refuse(new ClockBehindException(Leaf.instant(now), last)));
            return List.of();
        }
        BlockDraft draft = new BlockDraft(tree.head().size(), heads, records);
        requests.forEach(draft::add);
        if (!draft.refused().isEmpty() && outdated(draft)) {
            return requests;
        }
        draft.refused().forEach(Pending::refuse);
        if (draft.accepted().isEmpty()) {
            return draft.later();
        }
        return commit(draft, Math.max(now, tree.lastRecordedAt()));
    }

    /** Whether requests were held against less than is recorded: who sent them may have seen what another process appended. */
    private boolean outdated(BlockDraft draft) {
        if (!store.shared()) {
            return false;
        }
        try {
            boolean news = follow();
            if (news) {
                heads.discardBlock();
            }
            return news;
        } catch (StoreException e) {
            draft.refused().replaceAll((pending, reason) -> e);
            return false;
        }
    }

    private List<Pending> commit(BlockDraft draft, long recordedAt) {
        GrowingTiles grown = tree.tree().copy();
        for (NewEntry entry : draft.entries()) {
            grown.append(hasher.leaf(Leaf.of(recordedAt, entry.bodyHash())));
        }
        Block block = Block.at(tree.head().size(), draft.entries(), recordedAt, grown.takeChanged(), draft.commands());
        try {
            store.append(block);
        } catch (DuplicateEntryException e) {
            return refuse(draft, e);
        } catch (StaleHeadException e) {
            return again(draft, e);
        } catch (StoreException | InDoubtException e) {
            heads.discardBlock();
            refresh = true;
            switch (outcome.of(block, e)) {
                case STORED -> heads.forget();
                case LOST -> {
                    return without(null, draft);
                }
                case NOT_STORED -> {
                    draft.accepted().forEach(pending -> pending.refuse(e));
                    return draft.later();
                }
                case UNKNOWN -> {
                    draft.accepted().forEach(pending -> pending.refuse(new OutcomeUnknownException(e)));
                    return draft.later();
                }
            }
        }
        heads.committed();
        race.won();
        complete(draft, grown, recordedAt);
        return draft.later();
    }

    private List<Pending> refuse(BlockDraft draft, DuplicateEntryException e) {
        heads.discardBlock();
        BlockDraft.Place place = draft.placeOf(e.index());
        place.pending().refuse(new SequenceTakenException(place.index(), String.valueOf(e.getMessage())));
        return without(place.pending(), draft);
    }

    /** Another process was faster: all is read and decided again, unless that has led nowhere for too long. */
    private List<Pending> again(BlockDraft draft, StaleHeadException e) {
        heads.discardBlock();
        refresh = true;
        if (race.lostAt(tree.head().size())) {
            return without(null, draft);
        }
        StoreException failure = new StoreException(
                "what another process appended at position " + tree.head().size()
                        + " is neither confirmed nor withdrawn by the store",
                e);
        draft.accepted().forEach(pending -> pending.refuse(failure));
        return draft.later();
    }

    private void complete(BlockDraft draft, GrowingTiles grown, long recordedAt) {
        long position = tree.head().size();
        // Seen by readers before anybody hears that its events are recorded.
        tree.advance(grown, recordedAt);
        refresh = false;
        for (Pending pending : draft.accepted()) {
            pending.result().complete(new Appended(position, recordedAt));
            position += pending.events();
        }
    }

    private static List<Pending> without(@Nullable Pending refused, BlockDraft draft) {
        List<Pending> rest = new ArrayList<>(draft.accepted());
        rest.remove(refused);
        rest.addAll(draft.later());
        return rest;
    }

    private boolean refreshed(List<Pending> requests) {
        try {
            heads.forget();
            tree.refresh();
            refresh = false;
            return true;
        } catch (StoreException e) {
            requests.forEach(pending -> pending.refuse(e));
            return false;
        }
    }
}
