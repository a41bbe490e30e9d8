package nl.korpsmonitor.service.assembly;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.RequestDigest;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.sqlite.ReadModelInspection;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * The ledger with both its sides, in one process: what the web service and the command line stand on. Safe for use by
 * many threads. Opened in this order, and closed in the other: ledger, command side, projection.
 *
 * <p>Axon is configured by hand; docs/decisions says why.
 */
public final class KorpsmonitorLedger implements AutoCloseable {
    /** As whom the service itself records. */
    public static final Actor SELF = new Actor(Ledger.SYSTEM_ACTOR, Role.SYSTEM, null);

    /** The read models' file within the data directory; it can be deleted. */
    public static final String VIEWS_FILE = "views.db";

    /** Held by the process that projects into that file. */
    public static final String VIEWS_LOCK = "views.lock";

    /** Under this name the record of a closed ledger says how far the read models were. */
    public static final String VIEWS_NOTE = "views";

    /** How long the event store waits at most before it looks for entries that it was not told of. */
    private static final Duration FETCH_DELAY = Duration.ofMillis(20);

    /** How long closing waits for the read models. */
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Configuration axon;
    private final EmbeddedEventStore eventStore;
    private final ViewProjection projection;
    private final CommandRunner runner;
    private final Clock clock;

    private KorpsmonitorLedger(Ledger ledger, Path dataDirectory, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.eventStore = EmbeddedEventStore.builder()
                .storageEngine(ledger.eventStorageEngine())
                .fetchDelay(FETCH_DELAY.toMillis())
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
        // Without the modules that Axon finds by itself: one of them looks for updates over the network.
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEventStore(configuration -> eventStore);
        this.axon = CommandSide.configure(configurer, ledger.trail(), clock).start();
        this.runner = new CommandRunner(axon.commandBus(), ledger.trail(), ledger.idempotencyRecords());
        this.projection = ViewProjection.start(ledger.trail(), eventStore, dataDirectory.resolve(VIEWS_FILE));
        ledger.atClose(VIEWS_NOTE, () -> ReadModelInspection.note(projection.readModels()));
    }

    /**
     * Opens the ledger of a data directory, or makes a new one.
     *
     * @throws IllegalStateException when another process holds it, or what is stored does not fit together
     */
    public static KorpsmonitorLedger open(Path dataDirectory, Clock clock) {
        return open(LedgerOptions.in(dataDirectory).withClock(clock));
    }

    /**
     * Opens a ledger as the options say, or makes a new one.
     *
     * @throws IllegalStateException when another process holds it, or what is stored does not fit together
     */
    public static KorpsmonitorLedger open(LedgerOptions options) {
        Ledger ledger = Ledger.open(options);
        try {
            return new KorpsmonitorLedger(ledger, options.directory(), options.clock());
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** The ledger itself. */
    public Ledger ledger() {
        return ledger;
    }

    /** Records commands. */
    public CommandRunner runner() {
        return runner;
    }

    /** The live read models. */
    public ViewProjection projection() {
        return projection;
    }

    /** Says what day it is. */
    public Clock clock() {
        return clock;
    }

    /** Digests requests under an idempotency key. */
    public RequestDigest requestDigest() {
        return ledger.requestDigest();
    }

    /** Takes no more commands, finishes those that were accepted, and lets another process have the directory. */
    @Override
    public void close() {
        if (projection.status().failure() == null) {
            // As a rule a closed ledger then has read models of all its entries.
            projection.awaitPosition(ledger.size() - 1, CLOSING_PATIENCE);
        }
        projection.close();
        axon.shutdown();
        eventStore.shutDown();
        ledger.close();
    }
}
