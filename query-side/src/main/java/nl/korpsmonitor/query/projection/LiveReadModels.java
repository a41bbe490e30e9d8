package nl.korpsmonitor.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.RowQuery;

/** The store that is in use; it can be exchanged for a rebuilt one between two calls. */
final class LiveReadModels implements ReadModelStore {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private ReadModelStore store;

    LiveReadModels(ReadModelStore store) {
        this.store = store;
    }

    /** Exchanges the store while nobody uses it. */
    void exchange(UnaryOperator<ReadModelStore> exchange) {
        lock.writeLock().lock();
        try {
            store = exchange.apply(store);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public long position() {
        return use(() -> store.position());
    }

    @Override
    public Optional<String> document(String view, String key) {
        return use(() -> store.document(view, key));
    }

    @Override
    public List<Row> rows(RowQuery query) {
        return use(() -> store.rows(query));
    }

    @Override
    public void apply(List<RowChange> changes, long nextPosition) {
        use(() -> {
            store.apply(changes, nextPosition);
            return nextPosition;
        });
    }

    @Override
    public void forEachLine(Consumer<String> line) {
        use(() -> {
            store.forEachLine(line);
            return line;
        });
    }

    @Override
    public void close() {
        use(() -> {
            store.close();
            return store;
        });
    }

    private <T> T use(Supplier<T> use) {
        lock.readLock().lock();
        try {
            return use.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
