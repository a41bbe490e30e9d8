package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.proof.TlogProof;
import org.jspecify.annotations.Nullable;

/** Verifies a proof that an entry is in a log, and that a body is the one that was recorded. Used once. */
final class ProofVerification {

    private static final byte[] FIRST_WORDS = "c2sp.org/tlog-proof@".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 2 * TlogProof.MAX_EXTRA_BYTES;
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final String where;
    private final Trust trust;
    private final @Nullable Memory memory;
    private final ReportBuilder report;
    private final byte[] proofBytes;
    private final byte @Nullable [] body;
    private final String bodyWhere;
    private final @Nullable GivenDisclosures disclosures;

    /**
     * A verification of a proof in a file.
     *
     * @param file the {@code .tlog-proof}; its extra data is the entry's leaf
     * @param bodyFile the exact bytes of the entry's body; null to prove the leaf only
     * @param disclosureFile lines with disclosures; null for none, and always when there is no body
     * @param trust from the person: a proof names no key
     * @param memory of earlier verifications; null to compare with none
     * @throws BadInputException when a file can't be read, or the first is no proof at all
     */
    public ProofVerification(
            Path file, @Nullable Path bodyFile, @Nullable Path disclosureFile, Trust trust, @Nullable Memory memory) {
        this.where = file.toString();
        this.bodyWhere = String.valueOf(bodyFile);
        this.trust = trust;
        this.memory = memory;
        this.report = new ReportBuilder("proof", where);
        this.proofBytes = GivenFile.read("proof FILE", file, MAX_BYTES);
        this.body = bodyFile == null ? null : GivenFile.read("--body", bodyFile, MAX_BODY_BYTES);
        this.disclosures = disclosureFile == null ? null : GivenDisclosures.in(disclosureFile, report);
        if (!Arrays.equals(
                proofBytes, 0, Math.min(FIRST_WORDS.length, proofBytes.length), FIRST_WORDS, 0, FIRST_WORDS.length)) {
            throw new BadInputException("proof FILE: " + file + " does not begin with '"
                    + new String(FIRST_WORDS, StandardCharsets.US_ASCII)
                    + "', so it is no proof. Give a .tlog-proof file");
        }
    }

    /**
     * A verification of a proof with its body and disclosures, all out of one file.
     *
     * @param report takes what is found
     */
    ProofVerification(GivenBundle bundle, String where, Trust trust, @Nullable Memory memory, ReportBuilder report) {
        this.where = where;
        this.bodyWhere = where + ", body";
        this.trust = trust;
        this.memory = memory;
        this.report = report;
        this.proofBytes = bundle.proof();
        this.body = bundle.body();
        this.disclosures = new GivenDisclosures(where + ", disclosure", bundle.disclosures(), report);
    }

    /**
     * Verifies the proof.
     *
     * @throws BadInputException when the memory is damaged
     */
    public Report run() {
        report.trust(trust.words(), true);
        try {
            verify(TlogProof.parse(proofBytes));
        } catch (MalformedException e) {
            report.add(Finding.of("proof-malformed", where, e.getMessage()));
        }
        return report.build();
    }

    private void verify(TlogProof proof) {
        report.checkpoint(proof.checkpoint().checkpoint());
        try {
            report.accepted(Signers.accept(trust.policy(), proof.checkpoint()));
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of(
                    "checkpoint-not-trusted", where, e.getMessage() + ". Is the key or policy that of this log?"));
        }
        EntryShown entry = new EntryVerification(where, bodyWhere, report).verify(proof, body, disclosures);
        if (entry != null) {
            show(entry);
        }
        Continuity continuity = new Continuity(memory, proof.checkpoint(), report);
        continuity.compareLone(where);
        continuity.remember();
    }

    private void show(EntryShown entry) {
        report.entry(entry);
        if (body == null) {
            report.notChecked(
                    "The body: only the entry with its time and the hash of its body was proven. Give --body");
        } else if (entry.notDisclosed() > 0) {
            report.notChecked(entry.notDisclosed()
                    + " confidential values of the body, of which only the salted digests are here");
        }
    }
}
