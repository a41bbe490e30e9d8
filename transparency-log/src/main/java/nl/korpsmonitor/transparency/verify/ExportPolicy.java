package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code policy} of an export. It proves nothing by itself, since whoever makes an export can write what he likes in it; but people copy keys and
 * witnesses from it, so it must say what the entries say.
 */
final class ExportPolicy {

    static final String PATH = "policy";

    private ExportPolicy() {}

    /** The policy; null, and a fault, when there is none. */
    static @Nullable TlogPolicy read(LogFiles files, ReportBuilder report) {
        Content content = files.read(PATH, TlogPolicy.MAX_BYTES);
        if (!content.present()) {
            report.add(Finding.of("policy-" + content.fault(), PATH, "The policy " + content.reason()));
            return null;
        }
        try {
            TlogPolicy policy = TlogPolicy.parse(content.bytes());
            if (!policy.logs().isEmpty()) {
                return policy;
            }
            report.add(Finding.of("policy-malformed", PATH, "The policy names no log"));
        } catch (MalformedException e) {
            report.add(Finding.of("policy-malformed", PATH, e.getMessage()));
        }
        return null;
    }

    /**
     * Compares the policy with the entries and the checkpoint.
     *
     * @param recorded the text of the policy that the entries put in force last; null when they put none
     */
    static void compare(
            TlogPolicy policy,
            KeyHistory history,
            @Nullable String recorded,
            SignedCheckpoint checkpoint,
            ReportBuilder report) {
        if (history.known()) {
            Set<VerifierKey> unknown = new LinkedHashSet<>(policy.logKeys());
            unknown.removeAll(history.inUse());
            unknown.forEach(key -> report.add(
                    Finding.of("policy-mismatch", PATH, "The policy names a key that the entries do not have in use")
                            .differing("one of " + history.inUse(), key.vkey())));
            compareWitnesses(policy, recorded, report);
        }
        try {
            if (!policy.quorumMetBy(policy.cosigners(checkpoint))) {
                throw new UnverifiedNoteException("The witnesses' cosignatures do not meet the export's own policy");
            }
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of("checkpoint-not-cosigned", "checkpoint", e.getMessage()));
        }
    }

    private static void compareWitnesses(TlogPolicy policy, @Nullable String recorded, ReportBuilder report) {
        try {
            boolean same = recorded == null
                    ? policy.witnesses().isEmpty() && !policy.needsWitnesses()
                    : policy.asksTheSameAs(TlogPolicy.parse(recorded.getBytes(StandardCharsets.UTF_8)));
            if (!same) {
                report.add(Finding.of(
                        "policy-mismatch",
                        PATH,
                        "The policy's witnesses or quorum are not those that the entries put in force last"));
            }
        } catch (MalformedException e) {
            report.notice("The policy that the entries put in force could not be read: " + e.getMessage());
        }
    }
}
