package nl.korpsmonitor.ledger.store;

/**
 * What was appended under an idempotency key.
 *
 * @param key 32 bytes; nobody changes the array
 * @param firstPosition of its events
 * @param count how many, 1 or more
 */
public record CommandRecord(byte[] key, long firstPosition, int count) {}
