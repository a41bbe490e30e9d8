package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the person who verifies believes, known from elsewhere than the ledger itself.
 *
 * @param keys of the log
 * @param policy whose witnesses must have cosigned what is published; null for none
 */
public record Trust(List<VerifierKey> keys, @Nullable TlogPolicy policy) {
    /** Nothing: a ledger can then only be found consistent with itself. */
    public static final Trust NONE = new Trust(List.of(), null);

    public Trust {
        keys = List.copyOf(keys);
    }

    /** The log's keys that are believed, the policy's included. */
    List<VerifierKey> logKeys() {
        List<VerifierKey> all = new ArrayList<>(keys);
        if (policy != null) {
            all.addAll(policy.logKeys());
        }
        return all;
    }
}
