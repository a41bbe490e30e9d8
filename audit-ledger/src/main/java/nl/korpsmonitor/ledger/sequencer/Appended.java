package nl.korpsmonitor.ledger.sequencer;

/**
 * Where a request's events stand; they are durable.
 *
 * @param firstPosition of the first event; the others follow it
 * @param recordedAtMicros when the ledger took them, since the epoch
 */
public record Appended(long firstPosition, long recordedAtMicros) {}
