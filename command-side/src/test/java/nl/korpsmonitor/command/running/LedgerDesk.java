package nl.korpsmonitor.command.running;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.audit.LedgerRoots;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The command side on a real ledger, in a directory of its own. */
public final class LedgerDesk implements AutoCloseable {
    /** On which everything is decided. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2013-11-01T12:00:00Z"), RecordedEvent.CALENDAR);

    private final Ledger ledger;
    private final AtomicReference<@Nullable RuntimeException> nextFailure = new AtomicReference<>();
    private final CommandRunner runner;
    private final Configuration axon;

    private LedgerDesk(Path directory) {
        ledger = Ledger.open(LedgerOptions.in(directory).withClock(CLOCK));
        axon = CommandSide.configure(
                        DefaultConfigurer.defaultConfiguration(false),
                        ledger.trail(),
                        CLOCK,
                        PublishedCheckpoints.NONE,
                        LedgerRoots.NONE)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEmbeddedEventStore(configuration -> failing(ledger.eventStorageEngine()))
                .buildConfiguration();
        axon.start();
        runner = new CommandRunner(axon.commandBus(), ledger.trail(), ledger.idempotencyRecords());
    }

    private EventStorageEngine failing(EventStorageEngine real) {
        return (EventStorageEngine) Proxy.newProxyInstance(
                EventStorageEngine.class.getClassLoader(),
                new Class<?>[] {EventStorageEngine.class},
                (proxy, method, arguments) -> {
                    @Nullable
                    RuntimeException failure =
                            method.getName().equals("appendEvents") ? nextFailure.getAndSet(null) : null;
                    if (failure != null) {
                        throw failure;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Opens what is there. */
    public static LedgerDesk open(Path directory) {
        return new LedgerDesk(directory);
    }

    /** Opens a new ledger and records a force, a letter, and an edition with its framework. */
    public static LedgerDesk openForScoring(Path directory) {
        LedgerDesk desk = new LedgerDesk(directory);
        desk.recorded(World.FORCE, 0, World.registered(Kind.REGIONAL_FORCE));
        desk.recorded(World.LETTER, 0, World.LETTER_REGISTERED);
        desk.recorded(World.EDITION, 0, World.OPENED);
        desk.recorded(World.EDITION, 1, World.FIXED);
        return desk;
    }

    /** The ledger below. */
    public Ledger ledger() {
        return ledger;
    }

    /** Runs commands on it. */
    public CommandRunner runner() {
        return runner;
    }

    /** The next append of a command's events ends with this, and appends nothing. */
    void failNextAppend(RuntimeException with) {
        nextFailure.set(with);
    }

    /** Appends an event past all rules. */
    public void recorded(Subject subject, long sequence, DomainEvent event) {
        MetaData metaData =
                MetaData.with(LedgerMetaData.ACTOR_ID, "setup").and(LedgerMetaData.ACTOR_ROLE, Role.SYSTEM.name());
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>(subject.type(), subject.id(), sequence, event, metaData));
    }

    CommandResult run(String actor, Command command) {
        return runner.run(CommandInput.of(command), by(actor, command));
    }

    CommandResult run(String actor, Command command, Idempotency idempotency) {
        return runner.run(
                CommandInput.of(command), new CommandContext(by(actor, command).actor(), idempotency, null));
    }

    CommandResult run(String actor, Command command, IfMatch ifMatch) {
        return runner.run(
                CommandInput.of(command), new CommandContext(by(actor, command).actor(), null, ifMatch));
    }

    /** An actor in the command's first role. */
    public static CommandContext by(String actor, Command command) {
        Role role = CommandCatalogue.entry(command.getClass()).roles().getFirst();
        return CommandContext.of(new Actor(actor, role, null));
    }

    @Override
    public void close() {
        axon.shutdown();
        ledger.close();
    }
}
