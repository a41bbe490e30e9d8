package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.transparency.json.Json;

/** Takes confidential values out of an event while it is written. */
@FunctionalInterface
interface ConfidentialSink {
    /** Keeps the value apart under a fresh salt, and returns its digest, base64url. */
    String put(Json value);
}
