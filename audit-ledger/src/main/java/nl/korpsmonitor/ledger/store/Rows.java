package nl.korpsmonitor.ledger.store;

import org.jspecify.annotations.Nullable;

/** What is stored, one after the other. For one thread; close it when done. */
public interface Rows<T> extends AutoCloseable {
    /**
     * The next one; null after the last.
     *
     * @throws StoreException when it can't be read; nothing more comes then
     */
    @Nullable
    T next();

    @Override
    void close();
}
