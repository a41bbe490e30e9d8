package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import nl.korpsmonitor.ledger.Trail;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an index up with the ledger, or follows the process that does. Safe for use by many threads. */
final class IndexFollower implements AutoCloseable {
    /** How often what was added becomes durable and can be found; sooner when somebody waits for it. */
    private static final long COMMIT_NANOS = Duration.ofSeconds(1).toNanos();

    /** How often it looks for news. */
    private static final long LOOK_MILLIS = 250;

    private static final long WAITED_FOR_MILLIS = 10;
    private static final long FAILURE_MILLIS = 1_000;
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    /** Lucene warns through it that vectors could be faster, of which there are none here. Kept, as a level lasts only as long as its logger. */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(java.util.logging.Level.SEVERE);
    }

    private final Trail trail;
    private final LongSupplier reached;
    private final Path path;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition waited = lock.newCondition();
    private volatile @Nullable IndexView view;
    private volatile @Nullable String failure;
    private volatile boolean damaged;
    private volatile boolean closed;
    private volatile long lastReached;
    private int waiting;

    // The thread's own.
    private @Nullable OwnersDirectory directory;
    private @Nullable IndexWriting writing;
    private long lastCommit;

    private IndexFollower(Trail trail, LongSupplier reached, Path path) {
        this.trail = trail;
        this.reached = reached;
        this.path = path;
        this.lastCommit = System.nanoTime() - COMMIT_NANOS;
        this.thread = Thread.ofPlatform().daemon().name("search-index").unstarted(this::run);
    }

    static IndexFollower start(Trail trail, LongSupplier reached, Path path) {
        IndexFollower follower = new IndexFollower(trail, reached, path);
        follower.thread.start();
        return follower;
    }

    private void run() {
        while (!closed) {
            pause(step());
        }
        letGo();
    }

    /** Does a part of the work; returns after how many milliseconds to go on. */
    private long step() {
        long end;
        try {
            end = reached.getAsLong();
        } catch (RuntimeException e) {
            // The read models are away; the index is well, and waits for them.
            tell(e);
            return FAILURE_MILLIS;
        }
        lastReached = end;
        try {
            boolean more = follow(end);
            failure = null;
            return more ? 0 : isWaitedFor() ? WAITED_FOR_MILLIS : LOOK_MILLIS;
        } catch (IOException e) {
            tell(e);
            damaged |= IndexWriting.isDamage(e);
            stopWriting();
            hide();
        } catch (RuntimeException e) {
            tell(e);
            // What was added in part must not be added twice.
            stopWriting();
        }
        return FAILURE_MILLIS;
    }

    /** Adds some of what is below a position; returns whether there is more. */
    private boolean follow(long end) throws IOException {
        OwnersDirectory place = directory;
        if (place == null) {
            place = OwnersDirectory.open(path);
            directory = place;
        }
        IndexWriting own = writing;
        if (damaged) {
            stopWriting();
            own = null;
        }
        if (own == null) {
            own = IndexWriting.open(trail, place);
            writing = own;
            damaged = false;
        }
        boolean more = false;
        if (own != null) {
            more = own.next() < end && own.addBefore(end) && own.next() < end;
            if (own.hasNews() && ((!more && isWaitedFor()) || System.nanoTime() - lastCommit >= COMMIT_NANOS)) {
                own.commit();
                lastCommit = System.nanoTime();
            }
        }
        refresh(place);
        return more;
    }

    private void refresh(OwnersDirectory place) throws IOException {
        IndexView old = view;
        DirectoryReader reader;
        try {
            reader = old == null ? DirectoryReader.open(place) : DirectoryReader.openIfChanged(old.reader());
        } catch (IndexNotFoundException e) {
            // Another process is about to make it.
            LOG.debug("There is no search index yet", e);
            return;
        }
        if (reader != null) {
            IndexStamp stamp = IndexStamp.read(reader.getIndexCommit().getUserData());
            IndexView fresh = stamp != null && stamp.fits(trail) ? new IndexView(reader, stamp) : null;
            if (fresh != null) {
                // Before anybody sees it: who gets an answer must not be told that it stands still.
                failure = null;
            }
            show(fresh);
            if (fresh == null) {
                reader.close();
                throw new IOException(
                        "the index that another process writes is of another format or of another ledger");
            }
        }
    }

    private void show(@Nullable IndexView fresh) throws IOException {
        lock.lock();
        try {
            IndexView old = view;
            view = fresh;
            changed.signalAll();
            if (old != null) {
                old.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
        if (!message.equals(failure)) {
            LOG.warn("The search index stands still; it is tried again: {}", message, e);
        }
        failure = message;
    }

    private void hide() {
        try {
            show(null);
        } catch (IOException e) {
            LOG.warn("The search index was not closed well", e);
        }
    }

    private void stopWriting() {
        IndexWriting own = writing;
        writing = null;
        if (own != null) {
            try {
                own.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The search index was not closed well", e);
            }
        }
    }

    private void letGo() {
        try {
            IndexWriting own = writing;
            if (own != null && own.hasNews()) {
                own.commit();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What was added to the search index last is added again later", e);
        }
        stopWriting();
        hide();
        try {
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            LOG.warn("The directory of the search index was not closed well", e);
        }
    }

    /** Somebody who read it found it damaged, or unreadable. */
    void suspect(IOException e) {
        LOG.warn("The search index can't be read", e);
        damaged |= IndexWriting.isDamage(e);
    }

    /** The index as it is; null when there is none that can be used. To be closed by the caller. */
    @Nullable
    IndexView view() {
        while (true) {
            IndexView current = view;
            if (current == null || current.hold()) {
                return current;
            }
        }
    }

    SearchStatus status() {
        IndexView current = view;
        boolean ended = !closed && !thread.isAlive();
        return new SearchStatus(
                current == null ? 0 : current.next(), lastReached, ended ? "its thread has ended" : failure);
    }

    boolean await(long position, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            waiting++;
            waited.signalAll();
            while (holdsNot(position)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for position " + position, e);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean holdsNot(long position) {
        IndexView current = view;
        return current == null || current.next() <= position;
    }

    private boolean isWaitedFor() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // A pause that ends early does no harm.
    private void pause(long millis) {
        lock.lock();
        try {
            if (!closed && millis > 0) {
                // Whoever comes to wait, and whoever closes, ends the pause.
                waited.await(millis, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waited.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (!thread.join(SHUTDOWN)) {
                LOG.warn("The search index is still busy after {} seconds", SHUTDOWN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
