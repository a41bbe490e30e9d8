package nl.korpsmonitor.command.deciding;

import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * An event as far as decisions depend on it.
 *
 * @param sequence its place among the subject's events, from 0
 * @param actor pseudonym of who recorded it
 * @param fictitious whether it is invented data
 */
public record Occurred(Subject subject, long sequence, DomainEvent event, String actor, boolean fictitious) {
    /** As the ledger's readers see it. */
    public static Occurred of(RecordedEvent recorded) {
        return new Occurred(
                recorded.subject(),
                recorded.sequence(),
                recorded.event(),
                recorded.actor().id(),
                recorded.fictitious());
    }

    /**
     * As Axon hands it to an aggregate.
     *
     * @throws IllegalStateException when the message does not say who recorded it
     */
    public static Occurred of(DomainEventMessage<?> message) {
        Object actor = message.getMetaData().get(LedgerMetaData.ACTOR_ID);
        if (actor == null) {
            throw new IllegalStateException("event " + message.getIdentifier() + " does not say who recorded it");
        }
        return new Occurred(
                new Subject(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                (DomainEvent) message.getPayload(),
                actor.toString(),
                "true".equals(String.valueOf(message.getMetaData().get(LedgerMetaData.FICTITIOUS))));
    }
}
