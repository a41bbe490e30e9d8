package nl.korpsmonitor.ledger.store;

/**
 * An entry as it is stored. The array is the store's own: nobody changes it.
 *
 * @param position its place in the ledger, from 0
 * @param recordedAtMicros when the ledger took it, since the epoch
 * @param body the exact bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too hot to copy.
public record StoredEntry(long position, long recordedAtMicros, byte[] body) {}
