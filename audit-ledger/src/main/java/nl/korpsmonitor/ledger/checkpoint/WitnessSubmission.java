package nl.korpsmonitor.ledger.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.witness.WitnessAnswer;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;

/**
 * Submits one checkpoint to one witness. When the witness knows another size than was thought, it is asked once more from there; when it knows a larger one, or
 * says that the tree does not continue what it knows, it must show what it has.
 */
final class WitnessSubmission {
    private static final String FALSE_COSIGNATURE = "its cosignature is false, or there is none in its answer";
    private static final String MORE =
            "conflict: it has cosigned more entries than this ledger has signed; was an older copy put back?";
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final WitnessDesk desk;
    private final WitnessLinks.Link link;
    private final LogTree tree;
    private final WitnessEvidence evidence;
    private final ProofKeys logKeys;

    WitnessSubmission(
            WitnessDesk desk, WitnessLinks.Link link, LogTree tree, WitnessEvidence evidence, ProofKeys logKeys) {
        this.desk = desk;
        this.link = link;
        this.tree = tree;
        this.evidence = evidence;
        this.logKeys = logKeys;
    }

    /**
     * Asks for a cosignature; the desk then knows what came of it.
     *
     * @throws InconsistentLogException when the witness shows what this log must not have signed
     */
    void submit(Kept signed) {
        try {
            WitnessAnswer answer = ask(signed, Math.min(desk.knownSize(), signed.size()));
            if (answer instanceof WitnessAnswer.Conflict conflict) {
                OptionalLong size = conflict.size();
                long known = size.isPresent() ? size.getAsLong() : shownSize();
                desk.knownSize(known);
                if (known <= signed.size()) {
                    answer = ask(signed, known);
                } else {
                    shownSize();
                }
            }
            conclude(signed, answer);
        } catch (WitnessUnreachableException e) {
            desk.failed("it can't be reached, or does not answer as it should", String.valueOf(e.getMessage()));
        }
    }

    private WitnessAnswer ask(Kept signed, long oldSize) throws WitnessUnreachableException {
        return link.submit(
                signed.checkpoint(), oldSize, tree.proofs(signed.size()).consistency(oldSize, signed.size()));
    }

    private void conclude(Kept signed, WitnessAnswer answer) throws WitnessUnreachableException {
        switch (answer) {
            case WitnessAnswer.Cosigned cosigned -> cosigned(signed, cosigned.signatures());
            case WitnessAnswer.Conflict conflict ->
                desk.failed(
                        conflict.size().orElse(0) > signed.size()
                                ? MORE
                                : "conflict: it knows a checkpoint of another size",
                        conflict.size().isPresent()
                                ? conflict.size().getAsLong() + " entries"
                                : "it does not say which");
            case WitnessAnswer.Refused refused -> {
                desk.failed(
                        refused.status() == OK ? FALSE_COSIGNATURE : "it refused, with status " + refused.status(),
                        refused.reason());
                if (refused.status() == UNPROCESSABLE) {
                    shownSize();
                }
            }
        }
    }

    /** What a link says is believed when it verifies here. */
    private void cosigned(Kept signed, List<NoteSignature> signatures) {
        String text = signed.checkpoint().note().text();
        List<NoteSignature> verified = signatures.stream()
                .filter(signature -> signature.verifiedBy(desk.witness().key(), text))
                .toList();
        if (verified.isEmpty()) {
            desk.failed(FALSE_COSIGNATURE, "none of " + signatures.size() + " signatures verifies");
        } else {
            desk.cosigned(text, signed.size(), verified);
        }
    }

    /** The size of the checkpoint that the witness shows, once that has been found to fit; 0 when it shows none of ours. */
    private long shownSize() throws WitnessUnreachableException {
        Optional<SignedCheckpoint> shown = link.latest(evidence.origin());
        return shown.filter(each -> evidence.judge(desk.witness().name(), each, logKeys))
                .map(each -> each.checkpoint().size())
                .orElse(0L);
    }
}
