package nl.korpsmonitor.ledger.copy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.Tile;

/**
 * Compares two stores, byte for byte, from the first entry on: entries, disclosures and what is recorded of commands; and the target's tiles with those of its
 * entries. Snapshots and leases are not compared, as they are not copied. For one thread.
 */
final class CopyCheck {
    private static final int PAGE = 500;

    private final LedgerStore source;
    private final LedgerStore target;
    private final InspectionProgress progress;
    private final MerkleHasher hasher = new MerkleHasher();
    private final CommandCheck commands;

    CopyCheck(LedgerStore source, LedgerStore target, InspectionProgress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
        this.commands = new CommandCheck(source, target);
    }

    /**
     * Makes sure that the first so many entries, and what belongs to them, are the same.
     *
     * @return the root over them, computed from the target's bytes
     * @throws IllegalStateException when they are not; the message says where
     */
    Hash requireSame(long size) {
        GrowingTiles tree = new GrowingTiles();
        while (tree.size() < size) {
            int wanted = (int) Math.min(PAGE, size - tree.size());
            requireSamePage(tree.size(), wanted, tree);
            tree.takeChanged().stream()
                    .filter(tile -> !tile.coordinates().partial())
                    .forEach(this::requireStored);
            progress.step("Verifying", tree.size(), size);
        }
        commands.finish();
        Hash stored = GrowingTiles.restore(size, target).root();
        if (!stored.equals(tree.root())) {
            throw new IllegalStateException("the tiles of " + target.name() + " are not those of its entries");
        }
        return tree.root();
    }

    private void requireSamePage(long position, int wanted, GrowingTiles tree) {
        Iterator<StoredEntry> originals = source.entries(position, wanted).iterator();
        long next = position;
        for (StoredEntry copy : target.entries(position, wanted)) {
            if (!originals.hasNext() || !same(originals.next(), copy, next)) {
                throw different(next, "the entry");
            }
            commands.add(copy);
            tree.append(hasher.leaf(Leaf.of(copy.recordedAtMicros(), Hash.sha256(copy.body()))));
            next++;
        }
        if (next != position + wanted) {
            throw different(next, "the entry");
        }
        requireSameDisclosures(position, next);
    }

    private void requireStored(Tile tile) {
        byte[] computed = tile.bytes();
        byte[] stored = target.read(tile.coordinates());
        if (stored.length < computed.length
                || !Arrays.equals(stored, 0, computed.length, computed, 0, computed.length)) {
            throw new IllegalStateException("the " + tile + " of " + target.name() + " is not that of its entries");
        }
    }

    private static boolean same(StoredEntry original, StoredEntry copy, long position) {
        return original.position() == position
                && copy.position() == position
                && original.recordedAtMicros() == copy.recordedAtMicros()
                && Arrays.equals(original.body(), copy.body());
    }

    private void requireSameDisclosures(long from, long before) {
        SortedMap<Long, List<SealedDisclosure>> originals = source.disclosures(from, before);
        SortedMap<Long, List<SealedDisclosure>> copies = target.disclosures(from, before);
        if (!originals.keySet().equals(copies.keySet())) {
            throw different(from, "a disclosure from there on");
        }
        originals.forEach((position, disclosures) -> {
            List<SealedDisclosure> copied = copies.getOrDefault(position, List.of());
            if (copied.size() != disclosures.size()) {
                throw different(position, "a disclosure");
            }
            for (int i = 0; i < copied.size(); i++) {
                SealedDisclosure one = disclosures.get(i);
                SealedDisclosure other = copied.get(i);
                if (one.key() != other.key()
                        || !one.digest().equals(other.digest())
                        || !Arrays.equals(one.sealed(), other.sealed())) {
                    throw different(position, "a disclosure");
                }
            }
        });
    }

    private IllegalStateException different(long position, String what) {
        return new IllegalStateException(what + " at position " + position + " is not the same in " + source.name()
                + " and in " + target.name());
    }
}
