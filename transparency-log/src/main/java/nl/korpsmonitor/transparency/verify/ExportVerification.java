package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** Verifies an export in a folder, whole: its layout is in docs/verify.md. Used once. */
public final class ExportVerification {

    private static final int MAX_THREADS = 4;
    private static final String CHECKPOINT = "checkpoint";

    private final ExportFiles files;
    private final @Nullable Trust trust;
    private final @Nullable Memory memory;
    private final Progress progress;
    private final ReportBuilder report;

    /**
     * A verification of an export.
     *
     * @param folder of the export
     * @param trust from the person; null to use the keys in the export itself, which proves that it is consistent and no more
     * @param memory of earlier verifications; null to compare with none
     * @throws BadInputException when the folder is no export at all
     */
    public ExportVerification(Path folder, @Nullable Trust trust, @Nullable Memory memory, Progress progress) {
        this.trust = trust;
        this.memory = memory;
        this.progress = progress;
        this.report = new ReportBuilder("export", folder.toString());
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("export DIR: " + folder + " is no folder. Give the path of an export");
        }
        if (List.of(CHECKPOINT, ExportManifest.PATH, "tile").stream()
                .noneMatch(name -> Files.exists(folder.resolve(name)))) {
            throw new BadInputException("export DIR: " + folder
                    + " has no checkpoint, export.json or tile in it, so it is no export. Give the path of an export");
        }
        try {
            this.files = new ExportFiles(folder.toRealPath());
        } catch (IOException e) {
            throw new BadInputException(
                    "export DIR: " + folder + " can't be read (" + e + "). Make it readable for yourself", e);
        }
    }

    /**
     * Verifies the export.
     *
     * @throws BadInputException when the memory is damaged, or the thread is interrupted
     */
    public Report run() {
        if (trust != null) {
            report.trust(trust.words(), true);
        }
        SignedCheckpoint signed = checkpoint();
        if (signed != null) {
            report.checkpoint(signed.checkpoint());
            verify(signed);
        }
        return report.build();
    }

    private @Nullable SignedCheckpoint checkpoint() {
        Content content = files.read(CHECKPOINT, SignedNote.MAX_BYTES);
        if (!content.present()) {
            report.add(Finding.of("checkpoint-" + content.fault(), CHECKPOINT, "The checkpoint " + content.reason()));
            return null;
        }
        try {
            SignedCheckpoint signed = SignedCheckpoint.parse(content.bytes());
            if (signed.checkpoint().plausible()) {
                return signed;
            }
            throw new MalformedException("A log without entries can't have this root");
        } catch (MalformedException e) {
            report.add(Finding.of("checkpoint-malformed", CHECKPOINT, e.getMessage()));
            return null;
        }
    }

    private void verify(SignedCheckpoint signed) {
        Checkpoint latest = signed.checkpoint();
        ExportManifest manifest = ExportManifest.read(files, latest, report);
        TlogPolicy policy = ExportPolicy.read(files, report);
        RetiredCheckpoints retired = RetiredCheckpoints.read(files, latest, manifest.unfinished(), report);
        Continuity continuity = new Continuity(memory, signed, report);
        List<Long> sizes = new ArrayList<>(retired.sizes());
        sizes.addAll(continuity.sizes());
        TreeReplay replay = new TreeReplay(latest.size(), sizes, files, report);
        ExportNotes notes = new ExportNotes(latest.origin(), report);
        replay(latest.size(), manifest, replay, notes);
        compareRoot(latest, replay);
        retired.keepThoseOf(replay, report);
        // An update that was not finished may have brought the policy of a later checkpoint, and anybody can make an
        // export look unfinished.
        believe(signed, manifest.unfinished() ? null : policy, notes, retired);
        notes.finish(latest.size(), manifest.full());
        ExportPolicy.compare(policy, notes, signed, manifest.unfinished(), report);
        new ExportWalk(files, latest.size(), manifest.unfinished(), report).run();
        continuity.compareExport(CHECKPOINT, replay);
        continuity.remember();
    }

    private void replay(long size, ExportManifest manifest, TreeReplay replay, ExportNotes notes) {
        BundleCheck bundles = new BundleCheck(files);
        BodiesCheck bodies = new BodiesCheck(files, manifest);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS);
        InOrder.run(
                TreeReplay.bundles(size),
                threads,
                number -> {
                    CheckedBundle checked = bundles.check(TileCoordinates.inTree(0, number, size));
                    bodies.check(checked);
                    return checked;
                },
                checked -> {
                    notes.take(checked);
                    progress.at(checked.position(checked.width()), size);
                    return replay.take(checked);
                });
    }

    private void compareRoot(Checkpoint latest, TreeReplay replay) {
        replay.root(latest.size()).ifPresent(root -> {
            if (!root.equals(latest.root())) {
                report.add(Finding.of(
                                "root-mismatch",
                                CHECKPOINT,
                                "The entries do not have the root that the checkpoint states")
                        .differing(latest.root().base64(), root.base64()));
            }
        });
    }

    private void believe(
            SignedCheckpoint signed, @Nullable TlogPolicy own, ExportNotes notes, RetiredCheckpoints retired) {
        TlogPolicy policy = trust != null ? trust.policy() : keysFromInside(own, notes);
        if (policy == null) {
            report.trust("no key: you gave none, and the export names none", false);
            report.add(Finding.of(
                    "key-missing", ExportPolicy.PATH, "There is no key to check the checkpoint with. Give --key"));
            return;
        }
        KeyTrust keys = new KeyTrust(policy, signed.checkpoint().origin(), notes.keys(), retired);
        try {
            Signers signers = keys.accept(signed);
            report.accepted(signers);
            if (notes.keys().lacksKeyInUse(signed, signers.logKeys())) {
                // A retired key signs its own retirement together with its successor; alone it was used by somebody
                // else.
                report.add(Finding.of(
                                "checkpoint-retired-key",
                                CHECKPOINT,
                                "No key that is in use by the entries signed the checkpoint, only one that they retire or do"
                                        + " not name. Whoever got hold of a retired key may have made it: ask the log for"
                                        + " another export")
                        .differing("one of " + notes.keys().inUse(), String.join(", ", signers.logKeys())));
            }
            if (keys.passedOn()) {
                report.notice("The log has changed its key. Trust passed from yours to the new one through entries that"
                        + " your key signed for; from now on you can use the new one");
            }
            keys.checkRetired(signed.checkpoint().size(), report);
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of(
                    "checkpoint-not-trusted", CHECKPOINT, e.getMessage() + ". Is the key or policy that of this log?"));
        }
    }

    private @Nullable TlogPolicy keysFromInside(@Nullable TlogPolicy own, ExportNotes notes) {
        report.trust("keys from inside the export, which whoever made it may have chosen", false);
        if (own != null) {
            return own;
        }
        return notes.keys().known() ? TlogPolicy.ofLog(List.copyOf(notes.keys().inUse())) : null;
    }
}
