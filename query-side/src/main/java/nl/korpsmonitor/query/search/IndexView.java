package nl.korpsmonitor.query.search;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/** The index as of one commit. It must be closed by whoever got it; its files stay readable until then. Safe for use by many threads. */
final class IndexView implements AutoCloseable {
    private final DirectoryReader reader;
    private final IndexStamp stamp;

    IndexView(DirectoryReader reader, IndexStamp stamp) {
        this.reader = reader;
        this.stamp = stamp;
    }

    DirectoryReader reader() {
        return reader;
    }

    /** It holds every event below this position. */
    long next() {
        return stamp.next();
    }

    IndexSearcher searcher() {
        IndexSearcher searcher = new IndexSearcher(reader);
        // Filters are cheap here, as little is looked at; what a cache keeps would cost more.
        searcher.setQueryCache(null);
        return searcher;
    }

    /** Another hold on it; false when nobody has one any more. */
    boolean hold() {
        return reader.tryIncRef();
    }

    @Override
    public void close() throws IOException {
        reader.decRef();
    }
}
