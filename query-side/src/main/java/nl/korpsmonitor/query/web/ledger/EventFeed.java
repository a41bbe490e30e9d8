package nl.korpsmonitor.query.web.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.TooManyFollowersException;
import nl.korpsmonitor.query.state.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends events as they come, as server-sent events whose id is the position. It never runs ahead of the read models,
 * so that a follower who then asks for a state finds the event in it. What the follower may not see is left out; if
 * that becomes public later, the paged list has it. It opens no confidential value for anybody: it goes on for as long as somebody listens, and each of
 * them would have to be recorded before it is sent.
 */
public final class EventFeed implements SmartLifecycle {
    /** The most followers at the same time. */
    public static final int MAXIMUM_FOLLOWERS = 64;

    /** How long nothing is sent at most; a follower that hears nothing for twice as long should connect again. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How long one connection lasts at most, so that a login's rights are asked again. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int PAGE = 100;
    private static final long SHUTDOWN_SECONDS = 5;

    private final Trail trail;
    private final ViewProjection projection;
    private final States states;
    private final Disclosures disclosures;
    private final Semaphore places = new Semaphore(MAXIMUM_FOLLOWERS);
    private volatile boolean running;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins to listen only when somebody does. */
    public EventFeed(Trail trail, ViewProjection projection, States states, Disclosures disclosures) {
        this.disclosures = disclosures;
        this.trail = trail;
        this.projection = projection;
        this.states = states;
    }

    /**
     * Starts to send.
     *
     * @param fromPosition the first position wanted
     * @param audience to whom the follower belongs
     * @throws TooManyFollowersException when all places are taken
     * @throws ReadModelStoreException or {@link StoreException} when the store does not answer: before anything is sent that can still be told
     */
    SseEmitter follow(EventFilter filter, long fromPosition, Audience audience) {
        projection.readModels().position();
        if (!places.tryAcquire()) {
            throw new TooManyFollowersException(MAXIMUM_FOLLOWERS);
        }
        try {
            SseEmitter emitter = new SseEmitter(LIFETIME.toMillis() + HEARTBEAT.toMillis());
            threads.execute(() -> run(emitter, filter, fromPosition, audience));
            return emitter;
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void run(SseEmitter emitter, EventFilter filter, long fromPosition, Audience audience) {
        long end = System.nanoTime() + LIFETIME.toNanos();
        try {
            long position = fromPosition;
            boolean caughtUp = false;
            emitter.send(SseEmitter.event().comment("following"));
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                long reached = projection.readModels().position();
                if (position < reached) {
                    position = send(emitter, filter, position, reached, audience);
                } else if (!caughtUp) {
                    caughtUp = true;
                    emitter.send(SseEmitter.event().comment("caught up"));
                } else if (!projection.awaitPosition(position, HEARTBEAT)) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // The follower went away, or the service stops; it goes on with its Last-Event-ID.
            LOG.debug("A follower of the feed is gone", e);
            emitter.complete();
        } catch (DamagedStoreException e) {
            LOG.error("A follower of the feed is cut off, as what is stored is damaged", e);
            emitter.complete();
        } catch (StoreException | ReadModelStoreException e) {
            // It connects again after its Last-Event-ID, and is told then if the store is still away.
            LOG.warn("A follower of the feed is cut off, as the store failed: {}", e.getMessage());
            emitter.complete();
        } catch (RuntimeException e) {
            LOG.error("A follower of the feed is cut off", e);
            emitter.completeWithError(e);
        } finally {
            places.release();
        }
    }

    /** Sends a stretch and tells where to go on. */
    private long send(SseEmitter emitter, EventFilter filter, long position, long reached, Audience audience)
            throws IOException {
        Visibility visibility = states.visibilityFor(audience);
        List<RecordedEvent> page = trail.page(filter, position, PAGE);
        LongFunction<Map<String, Decided>> decided = disclosures.now();
        for (RecordedEvent event : page) {
            if (event.position() >= reached) {
                return reached;
            }
            if (visibility.maySee(event)) {
                emitter.send(SseEmitter.event()
                        .id(String.valueOf(event.position()))
                        .name(event.type())
                        .data(
                                EventResource.of(
                                        event,
                                        ShownData.closed(event.event(), decided.apply(event.position()), Set.of())),
                                MediaType.APPLICATION_JSON));
            }
        }
        return page.size() < PAGE ? reached : page.getLast().position() + 1;
    }

    @Override
    public void start() {
        running = true;
    }

    /**
     * Cuts all followers off; they connect again elsewhere or later. This comes before the web server's graceful stop,
     * which would otherwise wait for feeds that never end.
     */
    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Followers of the feed are slow to leave");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
