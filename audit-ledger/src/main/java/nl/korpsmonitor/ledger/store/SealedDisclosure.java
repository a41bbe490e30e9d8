package nl.korpsmonitor.ledger.store;

import nl.korpsmonitor.transparency.Hash;

/**
 * An encrypted disclosure. The array is not changed by anybody.
 *
 * @param digest what stands in the body
 * @param key number of the key that opens it; no other disclosure has it
 * @param sealed the encrypted bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too hot to copy.
public record SealedDisclosure(Hash digest, long key, byte[] sealed) {}
