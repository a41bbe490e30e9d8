package nl.korpsmonitor.transparency.verify;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;

/**
 * Decides which keys of a log may be believed: those that the person trusts, and those named by entries that a believed key has signed for. The
 * checkpoints that retired keys left behind carry the trust over, one change of keys at a time.
 */
final class KeyTrust {

    private final TlogPolicy policy;
    private final KeyHistory history;
    private final Set<VerifierKey> believed = new LinkedHashSet<>();
    private final Set<String> signed = new HashSet<>();
    private final Map<String, SignedCheckpoint> retired;

    /**
     * Follows the changes of keys.
     *
     * @param retired checkpoints that were compared with the tree
     */
    KeyTrust(TlogPolicy policy, String origin, KeyHistory history, RetiredCheckpoints retired) {
        this.policy = policy;
        this.history = history;
        this.retired = retired.all();
        policy.logKeys().stream().filter(key -> key.name().equals(origin)).forEach(believed::add);
        extend();
    }

    private void extend() {
        // In the order of their sizes once is enough: what a smaller tree names, a larger one names too.
        retired.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        entry -> entry.getValue().checkpoint().size()))
                .forEach(entry -> {
                    if (signedByOneOf(believed, entry.getValue())) {
                        signed.add(entry.getKey());
                        believed.addAll(
                                history.addedBelow(entry.getValue().checkpoint().size()));
                    }
                });
    }

    /** Whether one of the keys signed it, and none of their signatures is false. */
    static boolean signedByOneOf(Set<VerifierKey> keys, SignedCheckpoint checkpoint) {
        try {
            return !keys.isEmpty() && !checkpoint.verifiedBy(keys).isEmpty();
        } catch (UnverifiedNoteException e) {
            return false;
        }
    }

    /**
     * Holds the latest checkpoint to the policy, with the keys that are believed.
     *
     * @throws UnverifiedNoteException when it does not meet it
     */
    Signers accept(SignedCheckpoint latest) {
        if (believed.isEmpty()) {
            throw new UnverifiedNoteException("The checkpoint is of a log that is not trusted");
        }
        return Signers.accept(policy.forLog(List.copyOf(believed)), latest);
    }

    /** Whether trust passed to further keys. */
    boolean passedOn() {
        return !policy.logKeys().containsAll(believed);
    }

    /** Faults for the retired keys' checkpoints that no key of the log signed. Called when the latest one was accepted, so that its entries may be believed. */
    void checkRetired(long size, ReportBuilder report) {
        Set<VerifierKey> keys = new LinkedHashSet<>(believed);
        keys.addAll(history.namedBelow(size));
        retired.forEach((path, checkpoint) -> {
            if (!signed.contains(path) && !signedByOneOf(keys, checkpoint)) {
                report.add(Finding.of(
                        "retired-not-trusted", path, "None of the log's keys signed this, or a signature is false"));
            }
        });
    }
}
