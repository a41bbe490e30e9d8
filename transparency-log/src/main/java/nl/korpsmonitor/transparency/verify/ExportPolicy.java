package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
     * Holds the checkpoint to the policy that its entries put in force, and compares the file with the entries. What the entries tell, the file does not
     * decide.
     *
     * @param file null when it could not be read, which was reported
     * @param unfinished whether an interrupted update may have brought the policy of later entries: then the file is believed for nothing, and when it
     *     differs it is named and no fault
     */
    static void compare(
            @Nullable TlogPolicy file,
            ExportNotes notes,
            SignedCheckpoint checkpoint,
            boolean unfinished,
            ReportBuilder report) {
        TlogPolicy inForce = inForce(notes, report);
        if (file != null) {
            List<Finding> differences = differences(file, notes.keys(), inForce);
            if (!unfinished) {
                differences.forEach(report::add);
            } else if (!differences.isEmpty() || !notes.keys().known() || inForce == null) {
                report.notice("Not checked, since an update of the export was not finished: " + PATH
                        + ". It does not say what the entries of the checkpoint say, and may be made up: take no key and"
                        + " no witness from it");
            }
        }
        TlogPolicy judge = inForce == null && !unfinished ? file : inForce;
        if (judge != null) {
            requireQuorum(judge, checkpoint, report);
        }
    }

    /** The policy in force by the entries, without the log's keys; null when they do not tell. */
    private static @Nullable TlogPolicy inForce(ExportNotes notes, ReportBuilder report) {
        String recorded = notes.policy();
        if (recorded == null) {
            return notes.keys().known() ? TlogPolicy.ofLog(List.of()) : null;
        }
        try {
            return TlogPolicy.parse(recorded.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            report.notice("The policy that the entries put in force could not be read: " + e.getMessage());
            return null;
        }
    }

    private static List<Finding> differences(TlogPolicy file, KeyHistory history, @Nullable TlogPolicy inForce) {
        List<Finding> differences = new ArrayList<>();
        if (history.known()) {
            Set<VerifierKey> unknown = new LinkedHashSet<>(file.logKeys());
            unknown.removeAll(history.inUse());
            unknown.forEach(key -> differences.add(
                    Finding.of("policy-mismatch", PATH, "The policy names a key that the entries do not have in use")
                            .differing("one of " + history.inUse(), key.vkey())));
        }
        if (inForce != null && !file.asksTheSameAs(inForce)) {
            differences.add(Finding.of(
                    "policy-mismatch",
                    PATH,
                    "The policy's witnesses or quorum are not those that the entries put in force last"));
        }
        return differences;
    }

    private static void requireQuorum(TlogPolicy policy, SignedCheckpoint checkpoint, ReportBuilder report) {
        try {
            if (!policy.quorumMetBy(policy.cosigners(checkpoint))) {
                throw new UnverifiedNoteException("The witnesses' cosignatures do not meet the log's own policy");
            }
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of("checkpoint-not-cosigned", "checkpoint", e.getMessage()));
        }
    }
}
