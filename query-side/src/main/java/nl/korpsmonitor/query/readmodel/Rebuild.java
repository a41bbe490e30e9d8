package nl.korpsmonitor.query.readmodel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ReadModels.Rebuilding;
import nl.korpsmonitor.query.view.UnfoldableEventException;

/**
 * Folds the whole trail anew, beside the live read models, compares both as of one position, and swaps. The live ones are read and written meanwhile, by
 * whatever processes. A rebuild that was cut short goes on where it was, when it is the same program that goes on.
 */
public final class Rebuild {
    /** How long to wait for a ledger of which the read models hold more than this process has seen yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Trail trail;
    private final ReadModels readModels;
    private final String program;
    private final Consumer<Progress> listener;

    private Rebuild(Trail trail, ReadModels readModels, String program, Consumer<Progress> listener) {
        this.trail = trail;
        this.readModels = readModels;
        this.program = program;
        this.listener = listener;
    }

    /**
     * How far a rebuild is.
     *
     * @param position everything below it is folded
     * @param size how many entries the ledger has
     * @param perSecond entries per second so far; 0 when that can't be told yet
     */
    public record Progress(long position, long size, long perSecond) {}

    /**
     * What came of it.
     *
     * @param position of the read models now in use
     * @param live what was in use before
     * @param rebuilt the rebuilt ones as of the same position
     */
    public record Result(long position, ReadModelDigest live, ReadModelDigest rebuilt) {
        /** Whether the rebuilt ones are what the live ones were. If not, something had changed the live ones, or the program folds otherwise than it did. */
        public boolean isSame() {
            return live.equals(rebuilt);
        }
    }

    /**
     * Rebuilds and swaps, also when what was live is different: what follows from the ledger is right.
     *
     * @param program tells the program that folds from every other, such as a digest of it: what another one left half done is begun anew
     * @param listener told now and then, on this thread
     * @throws UnfoldableEventException when an event does not fit; the live ones then stay, and what was rebuilt is deleted
     * @throws IllegalStateException when another rebuild is under way, or the ledger has fewer entries than the read models
     */
    public static Result run(Trail trail, ReadModels readModels, String program, Consumer<Progress> listener) {
        return new Rebuild(trail, readModels, program, listener).run();
    }

    private Result run() {
        try (Rebuilding first = readModels.rebuilding(program)) {
            if (first.store().position() <= readModels.live().position()) {
                return runIn(first);
            }
            // Of a time when the live ones were further.
            first.discard();
        }
        try (Rebuilding anew = readModels.rebuilding(program)) {
            return runIn(anew);
        }
    }

    private Result runIn(Rebuilding rebuilding) {
        ReadModelStore live = readModels.live();
        Projector projector = new Projector(trail, rebuilding.store());
        Pace pace = new Pace(projector.next());
        try {
            catchUp(projector, Math.min(live.position(), trail.size()), pace);
            Result compared = compare(live, rebuilding.store(), projector, pace);
            catchUp(projector, trail.size(), pace);
            rebuilding.swap(position -> {
                awaitTrail(position);
                projector.catchUp(Math.max(position, trail.size()));
            });
            return new Result(projector.next(), compared.live(), compared.rebuilt());
        } catch (UnfoldableEventException e) {
            rebuilding.discard();
            throw e;
        }
    }

    /** As of one position. Somebody else who fills the same store may have brought it further; then the live ones soon are as well. */
    private Result compare(ReadModelStore live, ReadModelStore store, Projector projector, Pace pace) {
        for (int attempt = 1; ; attempt++) {
            ReadModelDigest before = ReadModelDigest.at(live);
            awaitTrail(before.position());
            catchUp(projector, before.position(), pace);
            ReadModelDigest rebuilt = ReadModelDigest.at(store);
            if (before.position() == rebuilt.position()) {
                return new Result(before.position(), before, rebuilt);
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("another rebuild of the read models is under way");
            }
        }
    }

    private void catchUp(Projector projector, long position, Pace pace) {
        while (projector.next() < position) {
            projector.catchUp(Math.min(position, projector.next() + Projector.MAXIMUM_BATCH));
            listener.accept(new Progress(projector.next(), trail.size(), pace.perSecond(projector.next())));
        }
    }

    /** Another process may have projected entries that this one is about to see. */
    private void awaitTrail(long position) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (trail.size() < position) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the read models are at position " + position + ", but the ledger has "
                        + trail.size() + " entries only");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private record Pace(long from, long startNanos) {
        Pace(long from) {
            this(from, System.nanoTime());
        }

        long perSecond(long position) {
            long nanos = System.nanoTime() - startNanos;
            return nanos <= 0 ? 0 : Math.round((position - from) * 1e9 / nanos);
        }
    }
}
