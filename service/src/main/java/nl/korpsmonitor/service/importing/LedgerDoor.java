package nl.korpsmonitor.service.importing;

import java.time.Clock;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.Trail;
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

    /** A command side that records in the ledger. */
    Decider recording() {
        return decider(ledger.eventStorageEngine(), ledger.trail());
    }

    /**
     * A command side over a copy of the ledger in memory: it decides by the same rules, sees all that the ledger holds
     * and what it rehearsed before, and records nothing.
     */
    Decider rehearsing() {
        RehearsalTrail copy = new RehearsalTrail(ledger.trail(), clock);
        return decider(new RehearsalEngine(ledger.eventStorageEngine(), copy), copy);
    }

    private Decider decider(EventStorageEngine engine, Trail trail) {
        IdempotencyRecords records = ledger.idempotencyRecords();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEmbeddedEventStore(configuration -> engine);
        Configuration configuration =
                CommandSide.configure(configurer, trail, clock).start();
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
