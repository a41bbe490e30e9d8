package nl.korpsmonitor.ledger.checkpoint;

import java.util.Optional;

/** The newest signed checkpoint beside the signing keys, apart from the store: what tells that an older copy of the store was put back. */
interface LastSigned {
    /**
     * The note.
     *
     * @return empty when there is none
     * @throws java.io.UncheckedIOException when that can't be told
     */
    Optional<String> read();

    /**
     * Replaces it, durably.
     *
     * @throws java.io.UncheckedIOException when that failed; it is replaced or not
     */
    void write(String note);
}
