package nl.korpsmonitor.query.readmodel.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read models in a MongoDB database, each generation of them in collections of its own. Programs whose formats differ may use one database at the same time:
 * each has its own generations, and its own registry of them.
 */
public final class MongoReadModels implements ReadModels {
    /** By a clock that is further off nothing is dropped: it might be in use still. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MongoReadModels.class);

    /** How often what is out of use is looked for. */
    private static final long TIDYING_NANOS = Duration.ofMinutes(1).toNanos();

    /** How often it is asked how far a rebuild is. */
    private static final long ASKING_NANOS = Duration.ofSeconds(1).toNanos();

    private final Registry registry;
    private final CurrentGeneration live;
    private final Clock clock;
    private final LongSupplier nanos;
    private final AtomicLong tidiedAt;
    private volatile @Nullable Built built;

    /** How far what is being built was when it was asked. */
    private record Built(OptionalLong position, long askedAt) {}

    private MongoReadModels(Registry registry, CurrentGeneration live, Clock clock, LongSupplier nanos) {
        this.registry = registry;
        this.live = live;
        this.clock = clock;
        this.nanos = nanos;
        this.tidiedAt = new AtomicLong(nanos.getAsLong());
    }

    /** @param connection stays its owner's: closing the read models does not close it */
    public static Place in(MongoConnection connection) {
        return in(connection, ViewTypes.FORMAT, Clock.systemUTC(), System::nanoTime);
    }

    static Place in(MongoConnection connection, int format, Clock clock, LongSupplier nanos) {
        Registry registry = new Registry(connection, format);
        return (ledger, reached, mayBegin) -> {
            RegistryState state = registry.readOr(RegistryState.first(ledger));
            if (!fits(registry, state, ledger, reached)) {
                state = begin(registry, state, ledger, mayBegin, clock);
            }
            // Before anything of it is read: what is not in use may be dropped.
            state = registry.change(now -> now.used(clock.instant()));
            registry.dropRetired(clock.instant());
            Generation current = registry.generation(state.current());
            current.prepare();
            CurrentGeneration live = new CurrentGeneration(registry, new MongoReadModelStore(current), clock, nanos);
            return new MongoReadModels(registry, live, clock, nanos);
        };
    }

    private static boolean fits(Registry registry, RegistryState state, String ledger, LongPredicate reached) {
        if (!state.ledger().equals(ledger)) {
            return false;
        }
        Long position = registry.generation(state.current()).token();
        return position == null || reached.test(position);
    }

    private static RegistryState begin(
            Registry registry, RegistryState found, String ledger, boolean mayBegin, Clock clock) {
        if (!mayBegin) {
            throw new IllegalStateException(
                    "the read models in the database are of another ledger, or of one that was put"
                            + " back since: start a node that projects first, which makes them anew");
        }
        LOG.warn("The read models are of another ledger, or ahead of this one: they are rebuilt");
        // Only in place of what was found: another node may have begun anew already.
        return registry.change(now -> now.current() == found.current() ? now.begunAnew(ledger, clock.instant()) : now);
    }

    @Override
    public ReadModelStore live() {
        return live;
    }

    @Override
    public void bringSuccessor(Consumer<ReadModelStore> catchUp) {
        live.bringSuccessor(catchUp);
    }

    /** Drops generations ten minutes after they went out of use, and those of formats that no program has used for thirty days. */
    @Override
    public void tidy() {
        long now = nanos.getAsLong();
        long before = tidiedAt.get();
        if (now - before < TIDYING_NANOS || !tidiedAt.compareAndSet(before, now)) {
            return;
        }
        try {
            if (registry.clockDifference().abs().compareTo(TOLERATED) > 0) {
                LOG.warn("What is out of use stays: this machine's clock can't tell since when");
                return;
            }
            Instant today = clock.instant();
            registry.dropRetired(today);
            for (Registry other : registry.others()) {
                other.change(state -> state.abandoned(today));
                other.dropRetired(today);
            }
        } catch (StoreException | ReadModelStoreException e) {
            // Nobody needs room so badly that projecting should wait for it.
            LOG.warn("What is out of use stays for another minute: {}", e.getMessage());
        }
    }

    @Override
    public OptionalLong rebuildingPosition() {
        long now = nanos.getAsLong();
        Built known = built;
        if (known == null || now - known.askedAt() >= ASKING_NANOS) {
            known = new Built(askBuilt(), now);
            built = known;
        }
        return known.position();
    }

    private OptionalLong askBuilt() {
        RegistryState state = registry.read();
        if (state == null || state.building() == null) {
            return OptionalLong.empty();
        }
        Long position = registry.generation(state.building().generation()).token();
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public Rebuilding rebuilding(String program) {
        registry.dropRetired(clock.instant());
        registry.dropUnknown();
        return new MongoRebuilding(registry, live, clock, program);
    }

    @Override
    public void close() {
        live.close();
    }
}
