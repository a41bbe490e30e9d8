package nl.korpsmonitor.transparency.verify;

import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.verify.EntryShown.Disclosed;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an entry is in the tree of its proof's checkpoint, that a body is the one that was recorded, and that disclosures belong to that body. Whose the
 * checkpoint is, it does not ask.
 */
final class EntryVerification {

    private final String where;
    private final String bodyWhere;
    private final ReportBuilder report;

    /**
     * @param where the proof is, for findings
     * @param bodyWhere the body is
     * @param report takes what is found
     */
    EntryVerification(String where, String bodyWhere, ReportBuilder report) {
        this.where = where;
        this.bodyWhere = bodyWhere;
        this.report = report;
    }

    /**
     * Verifies all of it.
     *
     * @param body null to prove the leaf only
     * @param disclosures null for none
     * @return the entry in its own words; null when the proof holds none
     */
    @Nullable
    EntryShown verify(TlogProof proof, byte @Nullable [] body, @Nullable GivenDisclosures disclosures) {
        if (!proof.includes(new MerkleHasher().leaf(proof.extra()))) {
            report.add(Finding.at(
                    "inclusion-false",
                    where,
                    proof.index(),
                    "The hashes do not lead from the entry to the checkpoint's root"));
        }
        report.count("hashes", "hashes of the path followed", proof.path().size());
        Leaf leaf = leaf(proof);
        return leaf == null ? null : show(proof.index(), leaf, body, disclosures);
    }

    private @Nullable Leaf leaf(TlogProof proof) {
        try {
            return Leaf.parse(proof.extra());
        } catch (MalformedException e) {
            report.add(Finding.at(
                    "leaf-malformed", where, proof.index(), "The proof's extra data is no entry. " + e.getMessage()));
            return null;
        }
    }

    private EntryShown show(long position, Leaf leaf, byte @Nullable [] body, @Nullable GivenDisclosures disclosures) {
        String recordedAt = leaf.recordedAt().toString();
        @Nullable JsonObject read = body == null ? null : compareBody(body, position, leaf);
        if (read == null) {
            return new EntryShown(position, recordedAt, false, null, null, null, List.of(), 0);
        }
        List<Disclosed> disclosed = disclosures == null ? List.of() : disclosures.compare(position, read);
        return new EntryShown(
                position,
                recordedAt,
                true,
                BodyReader.text(read, "type"),
                BodyReader.text(read, "subject"),
                BodyReader.scalar(read, "seq"),
                disclosed,
                BodyReader.digests(read).size() - disclosed.size());
    }

    /** The body as JSON when it is the one that was recorded; else null, with a fault. */
    private @Nullable JsonObject compareBody(byte[] given, long position, Leaf leaf) {
        Hash digest = Hash.sha256(given);
        if (!digest.equals(leaf.bodyHash())) {
            report.add(Finding.at(
                            "body-mismatch",
                            bodyWhere,
                            position,
                            "The body is not the one that was recorded" + remedy(given, leaf))
                    .differing(leaf.bodyHash().base64(), digest.base64()));
            return null;
        }
        report.count("bodiesHeld", "body compared with the entry's hash", 1);
        JsonObject object = BodyReader.object(given);
        if (object == null) {
            report.notice("The body is the one that was recorded, but it is no JSON object, so nothing of it is shown");
        }
        return object;
    }

    private static String remedy(byte[] given, Leaf leaf) {
        boolean lineFeedOnly = given.length > 0
                && given[given.length - 1] == '\n'
                && Hash.sha256(Arrays.copyOf(given, given.length - 1)).equals(leaf.bodyHash());
        return lineFeedOnly
                ? ": but for the line feed at its end it is. Save it without that, for instance with head -c -1"
                : "";
    }
}
