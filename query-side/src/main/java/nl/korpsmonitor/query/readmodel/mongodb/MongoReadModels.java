package nl.korpsmonitor.query.readmodel.mongodb;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read models in a MongoDB database, each generation of them in collections of its own. Programs whose formats differ may use one database at the same time:
 * each has its own generations, and its own registry of them.
 */
public final class MongoReadModels implements ReadModels {
    private static final Logger LOG = LoggerFactory.getLogger(MongoReadModels.class);

    private final Registry registry;
    private final CurrentGeneration live;
    private final Clock clock;

    private MongoReadModels(Registry registry, CurrentGeneration live, Clock clock) {
        this.registry = registry;
        this.live = live;
        this.clock = clock;
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
            drop(registry, clock);
            Generation current = registry.generation(state.current());
            current.prepare();
            CurrentGeneration live = new CurrentGeneration(registry, new MongoReadModelStore(current), nanos);
            return new MongoReadModels(registry, live, clock);
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

    /** Drops what has been out of use for long. */
    private static void drop(Registry registry, Clock clock) {
        RegistryState state = registry.read();
        List<Integer> droppable = state == null ? List.of() : state.droppable(clock.instant());
        if (!droppable.isEmpty()) {
            droppable.forEach(number -> registry.generation(number).drop());
            registry.change(now -> now.without(droppable));
        }
    }

    @Override
    public ReadModelStore live() {
        return live;
    }

    @Override
    public void bringSuccessor(Consumer<ReadModelStore> catchUp) {
        live.bringSuccessor(catchUp);
    }

    @Override
    public Rebuilding rebuilding() {
        drop(registry, clock);
        registry.dropUnknown();
        return new MongoRebuilding(registry, live, clock);
    }

    @Override
    public void close() {
        live.close();
    }
}
