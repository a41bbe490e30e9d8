package nl.korpsmonitor.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.entry.Leaf;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/** Entry 0, which says what ledger this is. */
public final class FirstEvent {
    private static final int LEDGER_ID_BYTES = 16;

    private FirstEvent() {}

    /** What opened the ledger; empty when nothing is recorded yet, or something else comes first. */
    public static Optional<LedgerOpened> of(Trail trail) {
        return trail.event(0)
                .map(RecordedEvent::event)
                .filter(LedgerOpened.class::isInstance)
                .map(LedgerOpened.class::cast);
    }

    /**
     * Records it, with a new id and a new key that signs for the ledger.
     *
     * @throws RuntimeException as {@link EventStorageEngine#appendEvents} does, also when something is recorded already
     */
    static void record(EventStorageEngine engine, LedgerOptions options, LedgerKeys keys, SecureRandom random) {
        byte[] id = new byte[LEDGER_ID_BYTES];
        random.nextBytes(id);
        String ledgerId = HexFormat.of().formatHex(id);
        String origin = options.origin() + "/" + ledgerId;
        Instant now = options.clock().instant();
        LedgerOpened event = new LedgerOpened(
                ledgerId,
                origin,
                keys.makeLogKey(origin).verifierKey().vkey(),
                List.of(Leaf.FORMAT),
                PartialDate.of(now.atZone(RecordedEvent.CALENDAR).toLocalDate()));
        MetaData metaData = MetaData.with(LedgerMetaData.ACTOR_ID, Ledger.SYSTEM_ACTOR)
                .and(LedgerMetaData.ACTOR_ROLE, Role.SYSTEM.name());
        engine.appendEvents(
                new GenericDomainEventMessage<>(Subject.LEDGER.type(), Subject.LEDGER.id(), 0, event, metaData));
    }
}
