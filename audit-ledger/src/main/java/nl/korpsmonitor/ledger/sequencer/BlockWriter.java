package nl.korpsmonitor.ledger.sequencer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.ClockAheadException;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InDoubtException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes blocks and commits them. All but {@link #head} and {@link #health} belongs to the writer thread. */
final class BlockWriter {
    /** A clock that is further behind the last entry than this refuses writes. */
    static final Duration TOLERATED_CLOCK_LAG = Duration.ofSeconds(5);

    private static final long TOLERATED_CLOCK_LAG_MICROS = TimeUnit.SECONDS.toMicros(TOLERATED_CLOCK_LAG.toSeconds());
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(Pace.LONGEST_MILLIS);
    private static final Logger LOG = LoggerFactory.getLogger(BlockWriter.class);

    private final LedgerStore store;
    private final IdempotencyRecords records;
    private final Clock clock;
    private final SubjectHeads heads;
    private final TreeFollower tree;
    private final Outcome outcome;
    private final Turn turn;
    private final StoreClock storeClock;
    private final WriterHealth health;
    private final MerkleHasher hasher = new MerkleHasher();
    private boolean refresh;
    private boolean judgedAfresh;
    private long lookedAt = System.nanoTime();

    BlockWriter(LedgerStore store, IdempotencyRecords records, Clock clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
        this.heads = new SubjectHeads(store);
        this.tree = new TreeFollower(store, heads);
        this.outcome = new Outcome(store);
        this.turn = new Turn(store);
        this.storeClock = new StoreClock(store);
        this.health = new WriterHealth(tree, storeClock, clock);
    }

    /** Whether it can do its work. */
    WriterHealth health() {
        return health;
    }

    TreeHead head() {
        return tree.head();
    }

    void refreshBeforeNext() {
        refresh = true;
    }

    /** Whether the store must be looked at before anything is appended, as something failed since the last look. */
    boolean mustFollow() {
        return refresh;
    }

    /**
     * Takes in what other processes appended.
     *
     * @return whether there was anything
     * @throws StoreException when the store fails
     */
    boolean follow() {
        lookedAt = System.nanoTime();
        // Until it went well, nothing is appended.
        refresh = true;
        try {
            boolean news = tree.refresh();
            storeClock.look(clock.instant());
            health.followed();
            refresh = false;
            return news;
        } catch (RuntimeException | Error e) {
            health.failed(e);
            throw e;
        }
    }

    /** Requests come that waited in the queue: what their senders had seen by then must be seen before one of them is refused. */
    void begin() {
        judgedAfresh = !store.shared();
        if (store.shared() && System.nanoTime() - lookedAt > LOOK_NANOS) {
            // Also under load: a store that was put back under a running node must not get a gap.
            refresh = true;
        }
        turn.letOthers();
    }

    /** Commits those that stand, and completes all but those that it returns: they must come again. */
    List<Pending> write(List<Pending> requests) {
        if (refresh && !refreshed(requests)) {
            return List.of();
        }
        Instant instant = clock.instant();
        Optional<RuntimeException> wrong = wrongClock(instant);
        if (wrong.isPresent()) {
            requests.forEach(pending -> pending.refuse(wrong.get()));
            return List.of();
        }
        BlockDraft draft = new BlockDraft(tree.head().size(), heads, records, prepared(requests));
        requests.forEach(draft::add);
        if (!draft.refused().isEmpty() && outdated(draft)) {
            return requests;
        }
        draft.refused().forEach(Pending::refuse);
        if (draft.accepted().isEmpty()) {
            turn.over();
            return draft.later();
        }
        return commit(draft, Math.max(Leaf.micros(instant), tree.lastRecordedAt()));
    }

    /** Reads together what the requests will be held against; returns those of their keys under which nothing is recorded. */
    private Set<Hash> prepared(List<Pending> requests) {
        Set<Hash> unused = new HashSet<>();
        requests.forEach(pending -> {
            if (pending.request().idempotencyKey() != null) {
                unused.add(pending.request().idempotencyKey());
            }
        });
        try {
            heads.prepare(requests);
            if (!unused.isEmpty()) {
                unused.removeAll(store.commands(unused).keySet());
            }
            return unused;
        } catch (StoreException e) {
            // Each request's own look is told its sender.
            LOG.debug("what requests are about can't be read together", e);
            return Set.of();
        }
    }

    /** Why nothing may be stamped with this time. */
    private Optional<RuntimeException> wrongClock(Instant now) {
        Duration lead;
        try {
            lead = storeClock.look(now);
        } catch (StoreException e) {
            return Optional.of(e);
        }
        if (StoreClock.isAhead(lead)) {
            return Optional.of(new ClockAheadException(now, lead));
        }
        if (!isBehind(Leaf.micros(now), tree.lastRecordedAt())) {
            return Optional.empty();
        }
        Instant last = Leaf.instant(tree.lastRecordedAt());
        return Optional.of(
                store.shared() && !StoreClock.isBehind(lead)
                        ? ClockBehindException.lastEntryInTheFuture(now, last)
                        : new ClockBehindException(now, last));
    }

    static boolean isBehind(long nowMicros, long lastRecordedAtMicros) {
        return nowMicros < lastRecordedAtMicros - TOLERATED_CLOCK_LAG_MICROS;
    }

    /**
     * Whether requests were held against less than is recorded, as who sent them may have seen what another process appended. Asked once for what came
     * from the queue together: who waits must not wait for others to be silent.
     */
    private boolean outdated(BlockDraft draft) {
        if (judgedAfresh) {
            return false;
        }
        judgedAfresh = true;
        draft.refused().keySet().forEach(heads::forgetThoseOf);
        try {
            follow();
            return true;
        } catch (StoreException e) {
            draft.refused().replaceAll((pending, reason) -> reason instanceof RepeatedCommandException ? reason : e);
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
            heads.discardBlock();
            refresh = true;
            turn.lost();
            return without(null, draft);
        } catch (StoreException | InDoubtException e) {
            heads.forget();
            refresh = true;
            switch (outcome.of(block, e)) {
                case STORED -> LOG.info("A block is stored although the store failed: {}", e.getMessage());
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
        turn.over();
        complete(draft, grown, recordedAt);
        return draft.later();
    }

    private List<Pending> refuse(BlockDraft draft, DuplicateEntryException e) {
        heads.discardBlock();
        BlockDraft.Place place = draft.placeOf(e.index());
        place.pending()
                .refuse(draft.reason(
                        place.pending().request().idempotencyKey(),
                        new SequenceTakenException(place.index(), String.valueOf(e.getMessage()))));
        return without(place.pending(), draft);
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
            follow();
            return true;
        } catch (StoreException e) {
            requests.forEach(pending -> pending.refuse(e));
            return false;
        }
    }
}
