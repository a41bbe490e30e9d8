package nl.korpsmonitor.ledger.store;

import nl.korpsmonitor.transparency.Hash;

/**
 * What was appended under an idempotency key.
 *
 * @param key as {@link nl.korpsmonitor.ledger.IdempotencyRecords} has it
 * @param firstPosition of its events
 * @param count how many, 1 or more
 */
public record CommandRecord(Hash key, long firstPosition, int count) {}
