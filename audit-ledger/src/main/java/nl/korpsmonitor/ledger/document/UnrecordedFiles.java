package nl.korpsmonitor.ledger.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files of which no event tells: bytes come first, and a process may end between the two. It looks at every start and now and then, and leaves alone what
 * was kept lately, of which an event may be on its way. Safe for use by many threads.
 */
public final class UnrecordedFiles implements AutoCloseable {
    /** So long after it was kept, no event is to come any more. */
    public static final Duration AGE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(UnrecordedFiles.class);
    private static final EventFilter STORED = new EventFilter(
            null, Set.of(DocumentFileStored.class.getAnnotation(EventName.class).value()), null, null, null);

    /** How long a look may take when this is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DocumentFiles files;
    private final Trail trail;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("unrecorded-files").factory());

    /** @param files closed by their owner, after this */
    public UnrecordedFiles(DocumentFiles files, Trail trail, Clock clock) {
        this.files = files;
        this.trail = trail;
        this.clock = clock;
    }

    /** Looks, and does so again from now on; to be called once. */
    @SuppressWarnings("FutureReturnValueIgnored") // tryToRemove() lets no exception out.
    public void begin() {
        tryToRemove();
        looks.scheduleWithFixedDelay(this::tryToRemove, AGE.toMillis(), AGE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryToRemove() {
        try {
            remove();
        } catch (RuntimeException | Error e) {
            // Anything that got out would end the looking without a word.
            LOG.error("Files of which no event tells could not be removed; it is tried again", e);
        }
    }

    /** Looks once. */
    synchronized void remove() {
        Instant moment = clock.instant().minus(AGE);
        files.removeUnfinishedBefore(moment);
        Set<String> old = new HashSet<>();
        files.forEach(kept -> {
            if (kept.keptAt().isBefore(moment)) {
                old.add(kept.sha256());
            }
        });
        if (old.isEmpty()) {
            return;
        }
        // Read after them: of what was kept before the moment every event is there.
        forEachRecorded(trail, recorded -> old.remove(((DocumentFileStored) recorded.event()).storedAs()));
        old.forEach(sha256 -> {
            files.removeKeptBefore(sha256, moment);
            LOG.info("Removed the file {}, of which no event tells", sha256);
        });
    }

    /** Shows every event that tells of a file, in order. */
    public static void forEachRecorded(Trail trail, Consumer<RecordedEvent> each) {
        long next = 0;
        List<RecordedEvent> page;
        do {
            page = trail.page(STORED, next, Trail.MAXIMUM_PAGE);
            page.forEach(each);
            next = page.isEmpty() ? next : page.getLast().position() + 1;
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    @Override
    public void close() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                looks.shutdownNow();
            }
        } catch (InterruptedException e) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
