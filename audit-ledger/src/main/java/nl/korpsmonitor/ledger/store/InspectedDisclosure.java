package nl.korpsmonitor.ledger.store;

/**
 * A disclosure as it lies: anything may be wrong with it.
 *
 * @param position of its entry
 * @param digest what should stand in the entry's body
 * @param key number of its key
 * @param sealed the encrypted bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record InspectedDisclosure(long position, byte[] digest, long key, byte[] sealed) {}
