package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.transparency.json.Json;

/** What a reader gets for a confidential value, given its digest. */
@FunctionalInterface
public interface ConfidentialSource {
    /** Opens nothing. */
    ConfidentialSource CLOSED = digest -> new Confidential.Withheld<>(digest, null);

    /**
     * Shown with the value, withheld, erased, or not to be opened.
     *
     * @param digest base64url
     */
    Confidential<Json> open(String digest);
}
