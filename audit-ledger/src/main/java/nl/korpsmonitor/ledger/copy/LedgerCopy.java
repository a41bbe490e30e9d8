package nl.korpsmonitor.ledger.copy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;

/**
 * Brings one store to the state of another: the same bytes at the same positions, so the same tree, and the same checkpoints. The source may be in use; the
 * target may not. What was broken off goes on where it was, and what is there already is not copied again. Used by one thread.
 */
public final class LedgerCopy {
    private static final int PAGE = 500;

    private final LedgerStore source;
    private final LedgerStore target;
    private final InspectionProgress progress;

    private LedgerCopy(LedgerStore source, LedgerStore target, InspectionProgress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /**
     * What was done.
     *
     * @param size how many entries both have
     * @param copied how many of them were copied now
     * @param root over all entries, computed from the target's bytes
     * @param checkpoints how many checkpoints both have
     */
    public record Result(long size, long copied, Hash root, int checkpoints) {}

    /**
     * Copies what the target lacks, and then verifies all that it has, also what was there before.
     *
     * @throws IllegalStateException when the target holds another ledger, or more than the source, or in the end not the same; the message says what
     */
    public static Result copy(LedgerStore source, LedgerStore target, InspectionProgress progress) {
        return new LedgerCopy(source, target, progress).run();
    }

    private Result run() {
        long before = target.size();
        requireBeginning(before);
        long size = Math.max(before, source.size());
        copyEntries(size);
        // Whoever uses the source may have signed more meanwhile; a checkpoint must not be ahead of its entries.
        CheckpointCopy checkpoints = CheckpointCopy.read(source);
        checkpoints.requireNoneLowered(target);
        size = Math.max(size, checkpoints.largest());
        copyEntries(size);
        checkpoints.write(target);
        Hash root = verify(size);
        return new Result(size, size - before, root, checkpoints.count());
    }

    private void requireBeginning(long size) {
        if (size > source.size()) {
            throw new IllegalStateException(target.name() + " has " + size + " entries, but " + source.name() + " only "
                    + source.size() + ": nothing is copied over a longer ledger");
        }
        if (size > 0 && !root(source, size).equals(root(target, size))) {
            throw new IllegalStateException(target.name() + " holds another ledger than " + source.name()
                    + ", or the same with changed entries: copy to an empty place");
        }
    }

    private static Hash root(LedgerStore store, long size) {
        try {
            return new MerkleProofs(new TiledSubtrees(store, size)).root(size);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("the tree of " + store.name() + " can't be read: " + e.getMessage(), e);
        }
    }

    private void copyEntries(long size) {
        BlockBuilder blocks = new BlockBuilder(target.size(), GrowingTiles.restore(target.size(), target));
        long position = target.size();
        while (position < size) {
            int wanted = (int) Math.min(PAGE, size - position);
            List<StoredEntry> page = source.entries(position, wanted);
            if (page.isEmpty()) {
                throw new IllegalStateException("position " + position + " is missing in " + source.name());
            }
            long end = position + page.size();
            SortedMap<Long, List<SealedDisclosure>> disclosures = source.disclosures(position, end);
            for (StoredEntry entry : page) {
                if (entry.position() != position) {
                    throw new IllegalStateException("position " + position + " is missing in " + source.name());
                }
                blocks.add(entry, disclosures.getOrDefault(position, List.of())).ifPresent(target::append);
                position++;
            }
            progress.step("Copying", position, size);
        }
        blocks.finish().forEach(target::append);
    }

    private Hash verify(long size) {
        Set<String> names = new HashSet<>(target.checkpointNames());
        names.removeAll(source.checkpointNames());
        if (!names.isEmpty()) {
            throw new IllegalStateException(
                    target.name() + " has checkpoints that " + source.name() + " has not: " + names);
        }
        return new CopyCheck(source, target, progress).requireSame(size);
    }
}
