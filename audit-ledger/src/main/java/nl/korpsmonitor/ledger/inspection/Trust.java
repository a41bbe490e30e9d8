package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.verify.Memory.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * What the person who verifies believes, known from elsewhere than the ledger itself.
 *
 * @param keys of the log
 * @param policy whose witnesses must have cosigned what is published; null for none
 * @param remembered what was verified of these logs before, at most one of each
 */
public record Trust(List<VerifierKey> keys, @Nullable TlogPolicy policy, List<Remembered> remembered) {
    /** Nothing: a ledger can then only be found consistent with itself. */
    public static final Trust NONE = new Trust(List.of(), null, List.of());

    public Trust {
        keys = List.copyOf(keys);
        remembered = List.copyOf(remembered);
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
