package nl.korpsmonitor.transparency.verify;

import java.util.Set;
import nl.korpsmonitor.transparency.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says about the ledger itself, in a body whose hash is the leaf's.
 *
 * @param position of the entry
 * @param type the event's stored name, one of {@link #TYPES}
 * @param data the event's own members
 */
record LedgerNote(long position, String type, JsonObject data) {

    static final String OPENED = "ledger-opened";
    static final String KEY_ADDED = "ledger-key-added";
    static final String KEY_RETIRED = "ledger-key-retired";
    static final String POLICY_CHANGED = "ledger-policy-changed";

    static final Set<String> TYPES = Set.of(OPENED, KEY_ADDED, KEY_RETIRED, POLICY_CHANGED);

    /** The note in a body; null when it tells nothing about the ledger that matters here. */
    static @Nullable LedgerNote of(long position, JsonObject body) {
        String type = BodyReader.text(body, "type");
        return type != null && TYPES.contains(type) && body.get("data") instanceof JsonObject data
                ? new LedgerNote(position, type, data)
                : null;
    }
}
