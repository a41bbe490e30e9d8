package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a dossier: that it is whole, that every event in it is in the log, under one checkpoint, that the bodies are those that were recorded, that every confidential
 * value which is shown has its digest in one of them, and that the checkpoints which answers embed are of the same history. Its layout is in docs/verify.md. Used once.
 */
public final class DossierVerification {

    /** The checkpoint that every proof leads to. */
    static final String CHECKPOINT = BagManifest.DATA + "checkpoint";

    /** The log's key and witnesses, as the dossier says; believed only when the person names none. */
    static final String POLICY = BagManifest.DATA + "policy";

    private final Path file;
    private final @Nullable Trust trust;
    private final @Nullable Memory memory;
    private final Progress progress;
    private final @Nullable DossierContents contents;
    private final ReportBuilder report;

    /**
     * A verification of a dossier.
     *
     * @param trust from the person; null to use the key in the dossier itself, which proves that it is consistent and no more
     * @param memory of earlier verifications; null to compare with none
     */
    public DossierVerification(Path file, @Nullable Trust trust, @Nullable Memory memory, Progress progress) {
        this(file, trust, memory, progress, null);
    }

    /** @param contents what else it is held to; null for nothing */
    public DossierVerification(
            Path file,
            @Nullable Trust trust,
            @Nullable Memory memory,
            Progress progress,
            @Nullable DossierContents contents) {
        this.file = file;
        this.trust = trust;
        this.memory = memory;
        this.progress = progress;
        this.contents = contents;
        this.report = new ReportBuilder("dossier", file.toString());
    }

    /**
     * Verifies the dossier.
     *
     * @throws BadInputException when it can't be read or is no dossier at all, or the memory is damaged
     */
    public Report run() {
        if (trust != null) {
            report.trust(trust.words(), true);
        }
        try (ZippedBag bag = ZippedBag.open("dossier FILE", file, report)) {
            if (!bag.files().containsKey(DossierDescription.PATH)
                    && !bag.files().containsKey(BagManifest.DECLARATION)) {
                throw new BadInputException("dossier FILE: " + file + " has no " + DossierDescription.PATH
                        + " in a folder in it, so it is no dossier. Give one as it came, not unpacked");
            }
            new BagManifest(bag, report).check();
            DossierLayout.check(bag, report);
            DossierDescription description = DossierDescription.read(bag, report);
            SignedCheckpoint checkpoint = checkpoint(bag);
            if (description != null && checkpoint != null) {
                report.checkpoint(checkpoint.checkpoint());
                TlogPolicy policy = trust == null ? policyInside(bag) : trust.policy();
                if (policy != null) {
                    believe(policy, bag, checkpoint);
                }
                EmbeddedCheckpoints embedded = new EmbeddedCheckpoints(bag, checkpoint.checkpoint(), policy, report);
                new DossierEvents(bag, description, checkpoint, report).verify(embedded, progress);
                embedded.finish();
                Continuity continuity = new Continuity(memory, checkpoint, report);
                continuity.compareLone(bag.where(CHECKPOINT));
                continuity.remember();
            }
            if (contents == null) {
                report.notChecked(
                        "That the documents, the inventory, the states and the comparisons say what the events say:"
                                + " './ledger verify dossier' derives the states from the events");
            } else if (description != null && checkpoint != null) {
                contents.check(bag, report);
            }
            report.notChecked("Whether there is more about the question in the log than the dossier holds");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report.build();
    }

    private @Nullable SignedCheckpoint checkpoint(ZippedBag bag) {
        Content content = bag.read(CHECKPOINT, SignedNote.MAX_BYTES);
        if (!content.present()) {
            report.add(Finding.of(
                    "checkpoint-" + content.fault(), bag.where(CHECKPOINT), "The checkpoint " + content.reason()));
            return null;
        }
        try {
            return SignedCheckpoint.parse(content.bytes());
        } catch (MalformedException e) {
            report.add(Finding.of("checkpoint-malformed", bag.where(CHECKPOINT), e.getMessage()));
            return null;
        }
    }

    private void believe(TlogPolicy policy, ZippedBag bag, SignedCheckpoint checkpoint) {
        try {
            report.accepted(Signers.accept(policy, checkpoint));
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of(
                    "checkpoint-not-trusted",
                    bag.where(CHECKPOINT),
                    e.getMessage() + ". Is the key or policy that of this log?"));
        }
    }

    private @Nullable TlogPolicy policyInside(ZippedBag bag) {
        report.trust("the key inside the dossier, which whoever made it may have chosen", false);
        Content content = bag.read(POLICY, TlogPolicy.MAX_BYTES);
        try {
            if (content.present()) {
                TlogPolicy policy = TlogPolicy.parse(content.bytes());
                if (!policy.logs().isEmpty()) {
                    return policy;
                }
            }
            report.add(Finding.of(
                    "key-missing", bag.where(POLICY), "There is no key to check the checkpoint with. Give --key"));
        } catch (MalformedException e) {
            report.add(Finding.of("policy-malformed", bag.where(POLICY), e.getMessage()));
        }
        return null;
    }
}
