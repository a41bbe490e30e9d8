package nl.korpsmonitor.service.importing;

import java.time.Clock;
import java.util.Optional;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.inquiries.LedgerCheckpoints;
import nl.korpsmonitor.transparency.Hash;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The ledger as the import uses it.
 *
 * @param ledger open, and written to by nobody else meanwhile
 * @param clock says what day it is
 */
public record LedgerDoor(Ledger ledger, Clock clock) {
    /** Stands for the checkpoint that an answer gets when it is recorded. */
    private static final String REHEARSED = "the checkpoint that is published by then";

    /** A command side that records in the ledger. */
    Decider recording() {
        return decider(ledger.eventStorageEngine(), ledger.trail(), new LedgerCheckpoints(ledger));
    }

    /**
     * A command side over a copy of the ledger in memory: it decides by the same rules, sees all that the ledger holds
     * and what it rehearsed before, and records nothing.
     */
    Decider rehearsing() {
        RehearsalTrail copy = new RehearsalTrail(ledger.trail(), clock);
        return decider(
                new RehearsalEngine(ledger.eventStorageEngine(), copy), copy, position -> Optional.of(REHEARSED));
    }

    private Decider decider(EventStorageEngine engine, Trail trail, PublishedCheckpoints checkpoints) {
        IdempotencyRecords records = ledger.idempotencyRecords();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEmbeddedEventStore(configuration -> engine);
        // Nobody can know the root over what is only rehearsed: that an audit of it is recorded is refused.
        Configuration configuration = CommandSide.configure(
                        configurer,
                        trail,
                        clock,
                        checkpoints,
                        size -> ledger.root(size).map(Hash::base64))
                .start();
        return new Decider(new CommandRunner(configuration.commandBus(), trail, records), trail, configuration);
    }

    /**
     * Must be closed.
     *
     * @param runner gives commands
     * @param trail sees what they did
     */
    record Decider(CommandRunner runner, Trail trail, Configuration configuration) implements AutoCloseable {
        @Override
        public void close() {
            configuration.shutdown();
        }
    }
}
