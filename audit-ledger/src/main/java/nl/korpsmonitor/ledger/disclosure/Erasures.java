package nl.korpsmonitor.ledger.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the keys of values that events say are erased: at every start, at once after such an event was recorded here, and now and then, as another node
 * may have ended between the two. The event comes first: what is erased is known before it is gone. Safe for use by many threads.
 */
public final class Erasures implements AutoCloseable {
    /** The stored name of the event after which a key is destroyed. */
    public static final String EVENT =
            ValueErased.class.getAnnotation(EventName.class).value();

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final EventFilter ERASED = new EventFilter(null, Set.of(EVENT), null, null, null);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** How long a look may take when this is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LedgerStore store;
    private final Trail trail;
    private final ToLongFunction<List<Long>> destroy;
    private final LongConsumer destroyed;
    private final Duration pause;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("erasures").factory());

    /** Keys of all such events before it are destroyed. */
    private long next;

    /**
     * @param keys closed by their owner, after this
     * @param destroyed hears how many keys were destroyed each time that some were; throws nothing
     */
    public Erasures(LedgerStore store, Trail trail, DisclosureKeys keys, LongConsumer destroyed) {
        this(store, trail, keys::destroy, destroyed, LOOK);
    }

    /**
     * Of keys that are kept anywhere.
     *
     * @param destroy destroys the keys of these numbers for good, whether they are still there or not, and tells how many were
     * @param destroyed hears how many keys were destroyed each time that some were; throws nothing
     * @param pause between two looks
     */
    public Erasures(
            LedgerStore store,
            Trail trail,
            ToLongFunction<List<Long>> destroy,
            LongConsumer destroyed,
            Duration pause) {
        this.store = store;
        this.trail = trail;
        this.destroy = destroy;
        this.destroyed = destroyed;
        this.pause = pause;
    }

    /** Destroys what should be gone, as far as that can be done now, and looks for more from now on; to be called once. Whoever reads takes it for gone anyway. */
    @SuppressWarnings("FutureReturnValueIgnored") // tryToReconcile() lets no exception out.
    public void begin() {
        tryToReconcile();
        looks.scheduleWithFixedDelay(this::tryToReconcile, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** These were recorded. Never fails: what can't be destroyed now is tried again. */
    public void appended(List<NewEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.type().equals(EVENT))) {
            tryToReconcile();
        }
    }

    private void tryToReconcile() {
        try {
            reconcile();
        } catch (RuntimeException | Error e) {
            // Anything that got out would end the looking without a word.
            LOG.error("The keys of erased values could not be destroyed; it is tried again", e);
        }
    }

    private synchronized void reconcile() {
        List<RecordedEvent> page;
        do {
            page = trail.page(ERASED, next, Trail.MAXIMUM_PAGE);
            List<Long> numbers = new ArrayList<>();
            page.forEach(event -> numbers.addAll(keysOf(event)));
            if (!numbers.isEmpty()) {
                long gone = destroy.applyAsLong(numbers);
                if (gone > 0) {
                    destroyed.accept(gone);
                }
            }
            next = page.isEmpty() ? next : page.getLast().position() + 1;
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    private List<Long> keysOf(RecordedEvent recorded) {
        ValueErased erased = (ValueErased) recorded.event();
        long position = Long.parseLong(recorded.subject().segments().getLast());
        return store.disclosures(position).stream()
                .filter(disclosure -> disclosure.digest().base64Url().equals(erased.digest()))
                .map(SealedDisclosure::key)
                .toList();
    }

    @Override
    public void close() {
        looks.shutdown();
        try {
            // A look under way comes to its end, so that it does not meet a closed store.
            if (!looks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                looks.shutdownNow();
            }
        } catch (InterruptedException e) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
