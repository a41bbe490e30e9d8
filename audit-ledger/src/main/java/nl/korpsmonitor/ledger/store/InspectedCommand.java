package nl.korpsmonitor.ledger.store;

/**
 * What is kept under an idempotency key, as it lies: anything may be wrong with it.
 *
 * @param key should be 32 bytes
 * @param firstPosition of its events
 * @param count how many
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record InspectedCommand(byte[] key, long firstPosition, long count) {}
