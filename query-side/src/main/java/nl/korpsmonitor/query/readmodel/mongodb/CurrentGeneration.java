package nl.korpsmonitor.query.readmodel.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import nl.korpsmonitor.query.readmodel.Batch;
import nl.korpsmonitor.query.readmodel.OvertakenException;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation that this process reads and writes. It goes over to another one that was swapped in, wherever that was done, once that one is as far as
 * what was read here before. Safe for use by many threads.
 */
final class CurrentGeneration implements ReadModelStore {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentGeneration.class);

    /** How often the registry is looked at. */
    private static final long LOOKING_NANOS = Duration.ofSeconds(1).toNanos();

    /** What was read counts only when the registry was looked at so recently; a generation out of use is kept for much longer. */
    private static final long TRUSTED_NANOS = Duration.ofMinutes(1).toNanos();

    private final Registry registry;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile MongoReadModelStore store;
    private volatile @Nullable MongoReadModelStore successor;
    private volatile long lookedAt;

    CurrentGeneration(Registry registry, MongoReadModelStore store, Clock clock, LongSupplier nanos) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong();
    }

    /** Has what was swapped in brought as far as this process has read, if it is not, and goes over to it. */
    void bringSuccessor(Consumer<ReadModelStore> catchUp) {
        lookNowAndThen();
        MongoReadModelStore next = successor;
        if (next != null) {
            catchUp.accept(next);
            look();
        }
    }

    private void lookNowAndThen() {
        if (nanos.getAsLong() - lookedAt >= LOOKING_NANOS && looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
    }

    /** Looks at the registry, goes over to what is in use, and notes now and then that it is: what no program uses is dropped. */
    void look() {
        looking.lock();
        try {
            long now = nanos.getAsLong();
            RegistryState state = registry.read();
            if (state != null && state.current() != store.generation()) {
                goOver(state);
            }
            Instant today = clock.instant();
            if (state != null && !state.used(today).equals(state)) {
                registry.change(latest -> latest.used(today));
            }
            lookedAt = now;
        } finally {
            looking.unlock();
        }
    }

    private void goOver(RegistryState state) {
        MongoReadModelStore next = new MongoReadModelStore(registry.generation(state.current()));
        // What is dropped can't be read, so that there is nothing to wait for.
        if (next.position() >= store.seen() || !state.knows((int) store.generation())) {
            LOG.info("The read models of generation {} are in use from now on", next.generation());
            store = next;
            successor = null;
        } else {
            successor = next;
        }
    }

    private <T> T read(Function<MongoReadModelStore, T> reading) {
        lookNowAndThen();
        for (; ; ) {
            MongoReadModelStore current = store;
            T result = reading.apply(current);
            if (nanos.getAsLong() - lookedAt < TRUSTED_NANOS) {
                return result;
            }
            // This process was suspended: what it read may have been dropped meanwhile.
            look();
            if (current == store) {
                return result;
            }
        }
    }

    @Override
    public long position() {
        return read(MongoReadModelStore::position);
    }

    @Override
    public long generation() {
        lookNowAndThen();
        return store.generation();
    }

    @Override
    public Optional<String> document(String view, String key) {
        return read(current -> current.document(view, key));
    }

    @Override
    public Optional<String> documentBefore(String view, String key, long position) {
        return read(current -> current.documentBefore(view, key, position));
    }

    @Override
    public List<Row> rows(RowQuery query) {
        return read(current -> current.rows(query));
    }

    @Override
    public void apply(Batch batch) {
        try {
            store.apply(batch);
        } catch (OvertakenException e) {
            look();
            throw e;
        }
    }

    @Override
    public long forEachLine(Consumer<String> line) {
        return store.forEachLine(line);
    }

    @Override
    public void close() {
        store.close();
    }
}
