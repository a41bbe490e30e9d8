package nl.korpsmonitor.ledger.inspection;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;

/** Carries trust over from key to key: whoever believes a key believes what it signed, the names of further keys included. */
final class PassedTrust {
    private PassedTrust() {}

    /**
     * All keys that may be believed.
     *
     * @param given that are believed to begin with
     * @param checkpoints of the entries, in any order
     * @param keysAt the keys in use at a size
     */
    static Set<VerifierKey> believed(
            Collection<VerifierKey> given,
            Collection<SignedCheckpoint> checkpoints,
            LongFunction<Set<VerifierKey>> keysAt) {
        Set<VerifierKey> believed = new LinkedHashSet<>(given);
        // In the order of their sizes: each change of keys is vouched for by the keys before it.
        List<SignedCheckpoint> bySize = checkpoints.stream()
                .sorted(Comparator.comparingLong(each -> each.checkpoint().size()))
                .toList();
        for (SignedCheckpoint each : bySize) {
            if (signedByOneOf(believed, each)) {
                believed.addAll(keysAt.apply(each.checkpoint().size()));
            }
        }
        return believed;
    }

    /** Whether one of the keys signed it, and no signature by any of them is false. */
    static boolean signedByOneOf(Collection<VerifierKey> keys, SignedCheckpoint checkpoint) {
        try {
            return !checkpoint.verifiedBy(keys).isEmpty();
        } catch (UnverifiedNoteException e) {
            return false;
        }
    }
}
