package nl.korpsmonitor.transparency.verify;

import java.util.Set;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says about the ledger itself, in a body whose hash is the leaf's.
 *
 * @param position of the entry
 * @param type the event's stored name: one of {@link #TYPES}, or any of subject {@code ledger}
 * @param seq the event's number within subject {@code ledger}, from 0; -1 when it is of another subject or has none
 * @param data the event's own members
 */
record LedgerNote(long position, String type, long seq, JsonObject data) {

    static final String OPENED = "ledger-opened";
    static final String KEY_ADDED = "ledger-key-added";
    static final String KEY_RETIRED = "ledger-key-retired";
    static final String POLICY_CHANGED = "ledger-policy-changed";

    private static final String SUBJECT = "ledger";

    static final Set<String> TYPES = Set.of(OPENED, KEY_ADDED, KEY_RETIRED, POLICY_CHANGED);

    /** The note in a body; null when it tells nothing about the ledger that matters here. */
    static @Nullable LedgerNote of(long position, JsonObject body) {
        String type = BodyReader.text(body, "type");
        boolean ofLedger = SUBJECT.equals(BodyReader.text(body, "subject"));
        if (type == null || !(ofLedger || TYPES.contains(type)) || !(body.get("data") instanceof JsonObject data)) {
            return null;
        }
        long seq = ofLedger && body.get("seq") instanceof JsonNumber number ? number.value() : -1;
        return new LedgerNote(position, type, seq, data);
    }
}
