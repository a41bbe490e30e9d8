package nl.korpsmonitor.query.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one that writes an index: of all processes that have its directory, one at a time. For one thread. */
final class IndexWriting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWriting.class);

    private final Trail trail;
    private final IndexWriter writer;
    private long next;
    private long committed;

    private IndexWriting(Trail trail, IndexWriter writer, long next) {
        this.trail = trail;
        this.writer = writer;
        this.next = next;
        this.committed = next;
    }

    /**
     * Takes up an index where it ended. One that is damaged, of another format, of another ledger or ahead of this one is emptied first, which the log tells.
     *
     * @return null when another process writes it
     * @throws IOException when the directory can't be used
     */
    static @Nullable IndexWriting open(Trail trail, OwnersDirectory directory) throws IOException {
        try {
            String unfit;
            try {
                IndexWriting writing = new IndexWriting(trail, new IndexWriter(directory, config()), 0);
                unfit = writing.resume();
                if (unfit == null) {
                    return writing;
                }
                writing.close();
            } catch (IOException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                unfit = "it is damaged: " + e.getMessage();
            }
            LOG.warn("The search index is made anew, as {}", unfit);
            directory.empty();
            IndexWriting fresh = new IndexWriting(trail, new IndexWriter(directory, config()), 0);
            fresh.commit();
            return fresh;
        } catch (LockObtainFailedException e) {
            LOG.debug("Another process writes the search index", e);
            return null;
        }
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(SearchDocuments.analyzer())
                // Merges neighbours only, so that documents stay in the order in which they were added.
                .setMergePolicy(new LogDocMergePolicy());
    }

    /** Why it can't be gone on with; null when it can. Every byte of it is compared with its checksum. */
    private @Nullable String resume() throws IOException {
        boolean whole = false;
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            long before = -1;
            for (LeafReaderContext context : reader.leaves()) {
                LeafReader leaf = context.reader();
                leaf.checkIntegrity();
                long first = PositionWalk.at(PositionWalk.positions(leaf), 0);
                if (first <= before) {
                    throw new CorruptIndexException("its parts are not in order", leaf.toString());
                }
                before = PositionWalk.at(PositionWalk.positions(leaf), leaf.maxDoc() - 1);
            }
            Map<String, String> data = new HashMap<>();
            writer.getLiveCommitData().forEach(each -> data.put(each.getKey(), each.getValue()));
            if (reader.maxDoc() == 0 && data.isEmpty()) {
                commit();
                whole = true;
                return null;
            }
            IndexStamp stamp = IndexStamp.read(data);
            if (stamp == null || !stamp.fits(trail)) {
                whole = true;
                return "it is of another format or of another ledger";
            }
            next = stamp.next();
            committed = next;
            whole = true;
            return null;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** Whether a failure says that what is stored is damaged, and not that it can't be reached. */
    static boolean isDamage(Throwable e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof EOFException
                || e instanceof FileNotFoundException
                || e instanceof NoSuchFileException;
    }

    /** The first position that is not in it. */
    long next() {
        return next;
    }

    /** Whether something was added that nobody can find yet. */
    boolean hasNews() {
        return next > committed;
    }

    /** Adds the events of a stretch that are below a position; returns whether there were any. */
    boolean addBefore(long end) throws IOException {
        Trail.Stretch stretch = trail.stretch(next, (int) Math.min(Trail.MAXIMUM_PAGE, end - next));
        for (RecordedEvent event : stretch.events()) {
            writer.addDocument(SearchDocuments.of(event));
        }
        boolean moved = stretch.end() > next;
        next = stretch.end();
        return moved;
    }

    /** Makes durable, and lets others find, what was added. */
    void commit() throws IOException {
        writer.setLiveCommitData(IndexStamp.of(trail, next).data().entrySet());
        writer.commit();
        committed = next;
    }

    /** Lets another process write. What was added and not committed is added again, and merges that are under way are given up. */
    @Override
    public void close() throws IOException {
        writer.rollback();
    }
}
