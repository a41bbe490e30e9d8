package nl.korpsmonitor.ledger;

import java.util.Optional;

/** Looks up what was recorded under an idempotency key. Safe for use by many threads; survives restarts. */
public interface IdempotencyRecords {
    /**
     * What was recorded under the key.
     *
     * @param key SHA-256(actor || Idempotency-Key)
     */
    Optional<RepeatedCommandException> find(byte[] key);
}
