package nl.korpsmonitor.query.readmodel.mongodb;

import java.time.Clock;
import java.util.Objects;
import java.util.function.LongConsumer;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModels;

/**
 * The generation that is being built. Two processes that rebuild at the same time fill the same one, which does no harm; the first of them swaps it in.
 */
final class MongoRebuilding implements ReadModels.Rebuilding {
    private final Registry registry;
    private final CurrentGeneration live;
    private final Clock clock;
    private final Generation generation;
    private final MongoReadModelStore store;

    /** @param program tells the program that folds from every other */
    MongoRebuilding(Registry registry, CurrentGeneration live, Clock clock, String program) {
        this.registry = registry;
        this.live = live;
        this.clock = clock;
        RegistryState state = registry.change(now -> now.withBuilding(program, clock.instant()));
        this.generation =
                registry.generation(Objects.requireNonNull(state.building()).generation());
        generation.prepare();
        this.store = new MongoReadModelStore(generation);
    }

    @Override
    public ReadModelStore store() {
        return store;
    }

    /** What others project into the old generation after the last look is brought after it by whoever projects; until then nobody reads the new one. */
    @Override
    public void swap(LongConsumer catchUp) {
        catchUp.accept(live.position());
        RegistryState state = registry.change(now -> now.swapped(generation.number(), clock.instant()));
        if (state.current() != generation.number()) {
            throw new IllegalStateException("another rebuild of the read models was faster, or began anew");
        }
        live.look();
    }

    @Override
    public void discard() {
        registry.change(now -> now.withoutBuilding(generation.number(), clock.instant()));
    }

    /** Leaves it for the next rebuild, unless it is in use or discarded by now. */
    @Override
    public void close() {
        store.close();
    }
}
