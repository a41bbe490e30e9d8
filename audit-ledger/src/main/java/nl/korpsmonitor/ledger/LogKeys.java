package nl.korpsmonitor.ledger;

import java.util.List;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Where the private halves of the log's keys are. Safe for use by many threads. */
public interface LogKeys {
    /**
     * The private half of a key.
     *
     * @throws IllegalStateException when it is not there or can't be read; the message says what to do
     */
    SigningKey privateKey(VerifierKey key);

    /**
     * The public halves of all keys that are here, those that are not in use included.
     *
     * @param name that they get: the log's origin
     * @throws IllegalStateException when one can't be read; the message says what to do
     */
    List<VerifierKey> all(String name);

    /** Whether the private half is there. */
    boolean has(VerifierKey key);

    /**
     * Destroys the private half, durably. Nothing happens when it is not there.
     *
     * @throws java.io.UncheckedIOException when that failed; it may be there still
     */
    void destroy(VerifierKey key);
}
