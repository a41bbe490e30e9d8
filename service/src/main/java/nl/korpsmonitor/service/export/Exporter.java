package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;

/**
 * Writes an export: first what it is, then everything else, and the checkpoint last. An update that was interrupted is known by a description of more
 * entries than the checkpoint has; the verifier then believes the checkpoint, and passes over what lies beyond it. What is there already, it leaves alone, so that an export that was
 * interrupted is completed, and an old one is brought up to date, by the same run. Memory does not grow with the ledger. For one thread.
 */
public final class Exporter {
    private static final String RETIRED = "retired/";

    private final ExportedLedger ledger;
    private final ExportMode mode;
    private final Progress progress;
    private final Runnable beforeFirst;
    private final Runnable afterChange;

    /**
     * An exporter of that ledger.
     *
     * @param progress is told of every 256 entries
     * @param beforeFirst is run once it is certain that the folder can be written, before anything is; when it throws nothing is exported
     */
    public Exporter(ExportedLedger ledger, ExportMode mode, Progress progress, Runnable beforeFirst) {
        this(ledger, mode, progress, beforeFirst, () -> {});
    }

    /** @param afterChange is told after every file that was written or removed */
    Exporter(ExportedLedger ledger, ExportMode mode, Progress progress, Runnable beforeFirst, Runnable afterChange) {
        this.beforeFirst = beforeFirst;
        this.ledger = ledger;
        this.mode = mode;
        this.progress = progress;
        this.afterChange = afterChange;
    }

    /**
     * Exports up to the newest published checkpoint.
     *
     * @param path the folder; made when absent
     * @throws InvalidInputException when the folder holds something else
     * @throws IllegalStateException when nothing is published yet, or the ledger does not fit what was
     */
    public ExportReport exportTo(Path path) {
        PublishedState published = PublishedState.of(ledger);
        SignedCheckpoint checkpoint = published.checkpoint();
        String origin = checkpoint.checkpoint().origin();
        long size = checkpoint.checkpoint().size();
        ExportDescription description = new ExportDescription(origin, mode, size);
        try (ExportFolder folder = ExportFolder.open(path, description, afterChange)) {
            requireSameLog(folder, checkpoint.checkpoint());
            beforeFirst.run();
            folder.put(ExportPaths.DESCRIPTION, description.bytes());
            EntryFiles entries = new EntryFiles(ledger, mode, PublicBodies.asOf(ledger.trail(), size), folder);
            writeEntries(entries, new TreeFiles(ledger.store(), folder), checkpoint.checkpoint());
            folder.put(ExportPaths.POLICY, utf8(published.policyFile()));
            writeRetired(folder, size);
            folder.put(ExportPaths.GUIDE, ExportGuide.of(origin, mode));
            folder.put(ExportPaths.VERIFIER, VerifierJar.bytes());
            folder.put(ExportPaths.CHECKPOINT, utf8(checkpoint.encoded()));
            // Until now an older checkpoint needed them. Partial tiles that it needed stay while there are no full
            // ones.
            folder.removeAll(file -> !ExportPaths.belongs(file, size));
            return new ExportReport(
                    origin,
                    size,
                    entries.bodies(),
                    entries.disclosures(),
                    entries.unopenable(),
                    published.key(),
                    folder.written(),
                    folder.unchanged(),
                    folder.removed());
        } catch (IOException e) {
            throw new UncheckedIOException("the export can't be written: " + e.getMessage(), e);
        }
    }

    private void writeEntries(EntryFiles files, TreeFiles tree, Checkpoint checkpoint) throws IOException {
        int step = ExportPaths.ENTRIES_PER_FILE;
        int total = Math.toIntExact((checkpoint.size() + step - 1) / step);
        for (int number = 0; number < total; number++) {
            long first = (long) number * step;
            int wanted = (int) Math.min(step, checkpoint.size() - first);
            List<StoredEntry> entries = ledger.store().entries(first, wanted);
            if (entries.size() < wanted) {
                throw new IllegalStateException("entries are missing from position " + (first + entries.size()));
            }
            tree.append(entries);
            files.write(number, entries);
            progress.step("Exporting", number + 1, total);
        }
        tree.finish(checkpoint.root());
    }

    private void writeRetired(ExportFolder folder, long size) throws IOException {
        for (String name : ledger.store().checkpointNames()) {
            if (name.startsWith(RETIRED)) {
                String note = ledger.store().checkpoint(name).orElse("");
                // While the service runs, a key can be retired after the checkpoint that is exported.
                if (SignedCheckpoint.parse(utf8(note)).checkpoint().size() <= size) {
                    folder.put(ExportPaths.retired(name.substring(RETIRED.length())), utf8(note));
                }
            }
        }
    }

    /** Whoever kept an earlier export must find it continued, or be told. */
    private void requireSameLog(ExportFolder folder, Checkpoint checkpoint) throws IOException {
        Optional<byte[]> earlier = folder.readSmall(ExportPaths.CHECKPOINT);
        if (earlier.isEmpty()) {
            return;
        }
        try {
            Checkpoint old = SignedCheckpoint.parse(earlier.get()).checkpoint();
            if (old.size() > checkpoint.size() || !old.root().equals(root(checkpoint.size(), old.size()))) {
                throw new IllegalStateException("the checkpoint in this folder, of " + old.size()
                        + " entries, does not fit the ledger: one of them was changed. Keep the folder as it is, verify"
                        + " both, and export into another folder meanwhile");
            }
        } catch (MalformedException e) {
            throw new InvalidInputException(
                    ExportFolder.FIELD, "its checkpoint is damaged: " + e.getMessage() + "; choose another folder");
        }
    }

    private Hash root(long size, long ofFirst) {
        return new MerkleProofs(new TiledSubtrees(ledger.store(), size)).root(ofFirst);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
