package nl.korpsmonitor.service.importing;

import java.time.Clock;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.command.running.RequestDigest;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.Trail;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The ledger as the import uses it.
 *
 * @param runner records commands
 * @param engine on which the runner's aggregates stand
 * @param trail reads the same ledger
 * @param idempotencyRecords of the same ledger
 * @param digest of requests, as the API makes them
 * @param clock says what day it is
 */
public record LedgerDoor(
        CommandRunner runner,
        EventStorageEngine engine,
        Trail trail,
        IdempotencyRecords idempotencyRecords,
        RequestDigest digest,
        Clock clock) {

    /**
     * A command side over a copy of the ledger in memory: it decides by the same rules, sees all that the ledger holds
     * and what it rehearsed before, and records nothing. Nothing else may write to the ledger meanwhile.
     */
    Rehearsal rehearse() {
        RehearsalTrail copy = new RehearsalTrail(trail, clock);
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> SimpleCommandBus.builder().build())
                .configureEmbeddedEventStore(configuration -> new RehearsalEngine(engine, copy));
        Configuration configuration =
                CommandSide.configure(configurer, copy, clock).start();
        return new Rehearsal(
                new CommandRunner(configuration.commandBus(), copy, idempotencyRecords), copy, configuration);
    }

    /** Must be closed. */
    record Rehearsal(CommandRunner runner, Trail trail, Configuration configuration) implements AutoCloseable {
        @Override
        public void close() {
            configuration.shutdown();
        }
    }
}
