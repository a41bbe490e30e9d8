package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the checkpoints that events of a dossier embed, as each answer does with the one that it stands on: it is of the dossier's log, older than the event itself, and
 * its tree is the beginning of the tree to which the dossier's proofs lead. One verification's.
 */
final class EmbeddedCheckpoints {
    private static final String CONSISTENCY = BagManifest.DATA + "consistency/";
    private static final String ENDING = ".json";
    private static final String MEMBER = "checkpoint";

    private final ZippedBag bag;
    private final Checkpoint dossier;
    private final @Nullable TlogPolicy policy;
    private final ReportBuilder report;
    private final Set<String> unused;
    private boolean any;

    /**
     * @param dossier the checkpoint that the proofs of its events lead to
     * @param policy whose keys are believed; null when there is none, which somebody else tells
     */
    EmbeddedCheckpoints(ZippedBag bag, Checkpoint dossier, @Nullable TlogPolicy policy, ReportBuilder report) {
        this.bag = bag;
        this.dossier = dossier;
        this.policy = policy;
        this.report = report;
        this.unused = bag.files().keySet().stream()
                .filter(name -> name.startsWith(CONSISTENCY) && name.endsWith(ENDING))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Looks at those of an event. Whether the body is the one that was recorded is verified elsewhere. */
    void check(long position, byte[] body) {
        JsonObject object = BodyReader.object(body);
        if (object != null && object.get("data") instanceof JsonObject data) {
            find(position, data);
        }
    }

    private void find(long position, JsonObject object) {
        object.forEach((name, value) -> {
            if (name.equals(MEMBER) && value instanceof JsonText note) {
                verify(position, note.value());
            } else if (value instanceof JsonObject member) {
                find(position, member);
            }
        });
    }

    private void verify(long position, String note) {
        any = true;
        SignedCheckpoint signed;
        try {
            signed = SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            add("embedded-malformed", position, "The event embeds no checkpoint where it should: " + e.getMessage());
            return;
        }
        Checkpoint embedded = signed.checkpoint();
        if (!embedded.origin().equals(dossier.origin())) {
            report.add(finding("embedded-other-log", position, "The checkpoint that the event embeds is of another log")
                    .differing(dossier.origin(), embedded.origin()));
            return;
        }
        if (embedded.size() > position) {
            report.add(finding(
                            "embedded-later",
                            position,
                            "The checkpoint that the event embeds covers the event itself, so that it was not there yet")
                    .differing("at most " + position + " entries", embedded.size() + " entries"));
        }
        verifySignature(position, signed);
        verifyConsistency(position, embedded);
    }

    private void verifySignature(long position, SignedCheckpoint signed) {
        if (policy == null) {
            return;
        }
        List<VerifierKey> keys = policy.logKeys().stream()
                .filter(key -> key.name().equals(dossier.origin()))
                .toList();
        if (signed.signaturesOf(keys).isEmpty()) {
            // An honest log changes its key. That the tree is the same does not depend on who signed it.
            report.notChecked("Who signed the checkpoint that the event at " + position
                    + " embeds: none of the keys here did, and the log may have had another one then. An export leads from"
                    + " key to key");
            return;
        }
        try {
            signed.verifiedBy(keys);
        } catch (UnverifiedNoteException e) {
            add("embedded-not-signed", position, "Of the checkpoint that the event embeds: " + e.getMessage());
        }
    }

    private void verifyConsistency(long position, Checkpoint embedded) {
        String path = CONSISTENCY + position + ENDING;
        unused.remove(path);
        Content content = bag.read(path, GivenConsistency.MAX_BYTES);
        if (!content.present()) {
            report.add(Finding.at(
                    "consistency-" + content.fault(),
                    bag.where(path),
                    position,
                    "The proof that the dossier's tree begins with the one that the event embeds " + content.reason()));
            return;
        }
        try {
            GivenConsistency proof = GivenConsistency.parse(content.bytes());
            if (!proof.isBetween(embedded, dossier)) {
                report.add(Finding.at(
                        "consistency-other",
                        bag.where(path),
                        position,
                        "The proof is not about the checkpoint that the event embeds and the dossier's"));
            } else if (!proof.holds()) {
                report.add(Finding.at(
                        "consistency-false",
                        bag.where(path),
                        position,
                        "The hashes do not show that the dossier's tree begins with the one that the event embeds"));
            } else {
                report.count("embedded", "embedded checkpoints found to be of the same history", 1);
            }
        } catch (MalformedException e) {
            report.add(Finding.at("consistency-malformed", bag.where(path), position, e.getMessage()));
        }
    }

    /** Tells, once all events were looked at, that there was none, and which proofs belong to none. */
    void finish() {
        if (!any) {
            report.add(Finding.of(
                    "embedded-missing",
                    bag.where(BagManifest.DATA + "events"),
                    "No event embeds a checkpoint. A dossier has an answer, which embeds the one that it stands on"));
        }
        unused.forEach(path -> report.add(Finding.of(
                "consistency-unknown", bag.where(path), "No event embeds the checkpoint that the proof is about")));
    }

    private void add(String code, long position, String message) {
        report.add(finding(code, position, message));
    }

    private Finding finding(String code, long position, String message) {
        return Finding.at(code, bag.where(DossierEvents.path(position)), position, message);
    }
}
