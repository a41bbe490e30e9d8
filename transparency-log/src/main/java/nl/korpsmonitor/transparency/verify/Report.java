package nl.korpsmonitor.transparency.verify;

import java.util.List;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found. Immutable.
 *
 * @param kind {@code proof}, {@code bundle}, {@code dossier}, {@code export} or {@code log}; another program may have kinds of its own
 * @param subject the file, folder or address that was verified
 * @param independent whether the keys came from the person who verifies, and not from the evidence
 * @param checkpoint what was verified, as far as it could be read; null when it could not
 * @param trust by which keys or policy, in words
 * @param signers the verifier keys (vkeys) whose signatures were found true
 * @param witnesses the witnesses that cosigned, each with the time
 * @param counts what was checked, in the order of the work
 * @param findings the first {@value #MAX_FINDINGS} faults
 * @param findingsTotal how many there are
 * @param notices what the person should know, though it is no fault
 * @param notChecked what this verification says nothing about
 * @param entry the entry that a proof is about; null in other verifications
 * @param remembered whether the checkpoint is now the one that later verifications must be consistent with
 */
public record Report(
        String kind,
        String subject,
        boolean independent,
        @Nullable Checkpoint checkpoint,
        String trust,
        List<String> signers,
        List<String> witnesses,
        List<Count> counts,
        List<Finding> findings,
        long findingsTotal,
        List<String> notices,
        List<String> notChecked,
        @Nullable EntryShown entry,
        boolean remembered) {

    /** How many findings are kept; the rest is counted. */
    public static final int MAX_FINDINGS = 100;

    /** How the verification ended. */
    public enum Verdict {
        /** All that was checked is true, by keys from the person. */
        VERIFIED("verified"),
        /** All that was checked fits together, but the keys came from the evidence itself. */
        SELF_CONSISTENT("self-consistent, not independently verified"),
        /** Something is wrong, or is not signed by whom it should be. */
        FAILED("not verified");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As it is written for people and in JSON. */
        public String words() {
            return words;
        }
    }

    /**
     * How much of something was checked.
     *
     * @param name stable, in camel case
     * @param label in plain words
     */
    public record Count(String name, String label, long value) {}

    /** Copies the lists. */
    public Report {
        signers = List.copyOf(signers);
        witnesses = List.copyOf(witnesses);
        counts = List.copyOf(counts);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
        notChecked = List.copyOf(notChecked);
    }

    /** How it ended. */
    public Verdict verdict() {
        if (findingsTotal > 0) {
            return Verdict.FAILED;
        }
        return independent ? Verdict.VERIFIED : Verdict.SELF_CONSISTENT;
    }

    /** The program's exit code: 1 when something is wrong, else 0. */
    public int exitCode() {
        return verdict() == Verdict.FAILED ? 1 : 0;
    }
}
