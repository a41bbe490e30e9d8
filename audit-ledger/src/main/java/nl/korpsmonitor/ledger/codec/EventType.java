package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.events.DomainEvent;

/**
 * A kind of event that can be recorded.
 *
 * @param name under which it is stored for ever
 * @param revision of the form in which it is stored today, from 1
 * @param recordClass the record that carries it in memory
 */
public record EventType(String name, int revision, Class<? extends DomainEvent> recordClass) {}
