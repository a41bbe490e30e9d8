package nl.korpsmonitor.service.assembly;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.FollowedLedger;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.OpenLedger;
import nl.korpsmonitor.ledger.RequestDigest;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.claim.Lease;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.projection.ProjectionOptions;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.ReadModelInspection;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.service.inquiries.LedgerCheckpoints;
import nl.korpsmonitor.transparency.Hash;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

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

    /** The directory of the search index within the data directory; it can be deleted. */
    public static final String SEARCH_DIRECTORY = "search";

    /** Under this name the record of a closed ledger says how far the read models were. */
    public static final String VIEWS_NOTE = "views";

    /** The task that one of several nodes does, as its lease names it: one for each format, as nodes of two versions keep read models of their own. */
    private static final String PROJECTING = "project into read models of format " + ViewTypes.FORMAT;

    /** How long closing waits for the read models. */
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(2);

    private final OpenLedger ledger;
    private final @Nullable Recording recording;
    private final @Nullable ViewProjection projection;
    private final @Nullable SearchIndex search;
    private final @Nullable MongoConnection views;
    private final Clock clock;

    /** What only a node has that records. */
    private record Recording(Ledger ledger, EmbeddedEventStore events, Configuration axon, CommandRunner runner) {}

    private KorpsmonitorLedger(OpenLedger ledger, LedgerOptions options, NodeRole role) {
        this.ledger = ledger;
        this.clock = options.clock();
        this.recording = ledger instanceof Ledger own ? recording(own) : null;
        SharedStore shared = options.shared();
        this.views = role.answers() && shared != null ? shared.connectViewsToChange() : null;
        this.projection = role.answers() ? startProjection(options.directory()) : null;
        this.search = projection == null ? null : startSearch(projection, options.directory());
    }

    private Recording recording(Ledger own) {
        // Nobody streams from it, so that it looks for nothing by itself.
        EmbeddedEventStore events = EmbeddedEventStore.builder()
                .storageEngine(own.eventStorageEngine())
                .build();
        // Without the modules that Axon finds by itself: one of them looks for updates over the network.
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEventStore(configuration -> events);
        Configuration axon = CommandSide.configure(
                        configurer,
                        own.trail(),
                        clock,
                        new LedgerCheckpoints(own),
                        size -> own.root(size).map(Hash::base64))
                .start();
        return new Recording(
                own, events, axon, new CommandRunner(axon.commandBus(), own.trail(), own.idempotencyRecords()));
    }

    private ViewProjection startProjection(Path dataDirectory) {
        ProjectionOptions how = views == null
                ? ProjectionOptions.sqlite(dataDirectory.resolve(VIEWS_FILE))
                : ProjectionOptions.of(
                        MongoReadModels.in(views), Lease.of(ledger.leases().orElseThrow(), PROJECTING));
        ViewProjection started = ViewProjection.start(ledger.trail(), ledger::size, how);
        if (recording != null && views == null) {
            recording.ledger().atClose(VIEWS_NOTE, () -> ReadModelInspection.note(started.readModels()));
        }
        return started;
    }

    /** Each node has an index of its own, or that of its directory. */
    private SearchIndex startSearch(ViewProjection followed, Path dataDirectory) {
        return SearchIndex.start(
                ledger.trail(), () -> followed.readModels().position(), dataDirectory.resolve(SEARCH_DIRECTORY));
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
        return open(options, NodeRole.ALL);
    }

    /**
     * Opens a ledger for a node of that role.
     *
     * @throws IllegalStateException when another process holds it, what is stored does not fit together, or a node that does not record finds nothing
     *     recorded
     */
    public static KorpsmonitorLedger open(LedgerOptions options, NodeRole role) {
        OpenLedger ledger = role.records() ? Ledger.open(options) : FollowedLedger.open(options);
        try {
            return new KorpsmonitorLedger(ledger, options, role);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** The ledger, to read. */
    public OpenLedger reading() {
        return ledger;
    }

    /**
     * The ledger itself.
     *
     * @throws IllegalStateException on a node that does not record
     */
    public Ledger ledger() {
        return recording().ledger();
    }

    /**
     * Records commands.
     *
     * @throws IllegalStateException on a node that does not record
     */
    public CommandRunner runner() {
        return recording().runner();
    }

    private Recording recording() {
        if (recording == null) {
            throw new IllegalStateException("this node only answers questions: it records nothing");
        }
        return recording;
    }

    /**
     * The live read models.
     *
     * @throws IllegalStateException on a node that has none
     */
    public ViewProjection projection() {
        if (projection == null) {
            throw new IllegalStateException("this node only takes commands: it has no read models");
        }
        return projection;
    }

    /**
     * The search index.
     *
     * @throws IllegalStateException on a node that has none
     */
    public SearchIndex search() {
        if (search == null) {
            throw new IllegalStateException("this node only takes commands: it has no search index");
        }
        return search;
    }

    /** Says what day it is. */
    public Clock clock() {
        return clock;
    }

    /** Digests requests under an idempotency key. */
    public RequestDigest requestDigest() {
        return ledger().requestDigest();
    }

    /** Takes no more commands, finishes those that were accepted, and lets another process have the directory. */
    @Override
    public void close() {
        if (search != null) {
            search.close();
        }
        if (projection != null) {
            if (recording != null && projection.status().failure() == null) {
                // As a rule a closed ledger then has read models of all its entries.
                projection.awaitPosition(ledger.size() - 1, CLOSING_PATIENCE);
            }
            projection.close();
        }
        if (views != null) {
            views.close();
        }
        if (recording != null) {
            recording.axon().shutdown();
            recording.events().shutDown();
        }
        ledger.close();
    }
}
