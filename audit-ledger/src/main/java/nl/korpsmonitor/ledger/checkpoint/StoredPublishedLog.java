package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileCoordinates;

/** {@link PublishedLog} out of the store. A proof reads a few tiles a level of tiles, so O(log n). */
final class StoredPublishedLog implements PublishedLog {
    /** Bodies can be large, and only their digests are wanted: so many are in memory at a time. */
    private static final int ENTRIES_AT_A_TIME = 32;

    private final LedgerStore store;
    private final CheckpointRecords records;
    private final LogTree tree;
    private final Publications publications;
    private final Supplier<CheckpointStatus> status;

    StoredPublishedLog(LedgerStore store, Publications publications, Supplier<CheckpointStatus> status) {
        this.store = store;
        this.records = new CheckpointRecords(store);
        this.tree = LogTree.keepingTiles(store);
        this.publications = publications;
        this.status = status;
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        try {
            return records.read(CheckpointRecords.PUBLISHED).map(CheckpointRecords.Kept::checkpoint);
        } catch (InconsistentLogException e) {
            throw new DamagedStoreException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Optional<SignedCheckpoint> awaitCovering(long position, Duration patience) {
        Optional<SignedCheckpoint> covering = covering(position);
        if (covering.isPresent() || position < 0 || position >= store.size()) {
            return covering;
        }
        publications.await(() -> covering(position).isPresent(), patience);
        return covering(position);
    }

    private Optional<SignedCheckpoint> covering(long position) {
        return checkpoint()
                .filter(published ->
                        0 <= position && position < published.checkpoint().size());
    }

    private long size() {
        return checkpoint().map(published -> published.checkpoint().size()).orElse(0L);
    }

    @Override
    public Optional<byte[]> tile(TileCoordinates tile) {
        long hashes = size() >>> (TileCoordinates.HEIGHT * tile.level());
        if (!within(tile.number(), tile.width(), hashes)) {
            return Optional.empty();
        }
        byte[] stored = store.read(tile);
        int wanted = tile.width() * Hash.BYTES;
        if (stored.length < wanted) {
            throw new DamagedStoreException(
                    "the stored " + tile.path() + " has " + stored.length + " bytes, not " + wanted);
        }
        return Optional.of(Arrays.copyOf(stored, wanted));
    }

    @Override
    public Optional<byte[]> entryBundle(long number, int width) {
        if (width < 1 || width > TileCoordinates.FULL_WIDTH || !within(number, width, size())) {
            return Optional.empty();
        }
        List<byte[]> leaves = new ArrayList<>(width);
        long first = number * TileCoordinates.FULL_WIDTH;
        while (leaves.size() < width) {
            int limit = Math.min(ENTRIES_AT_A_TIME, width - leaves.size());
            List<StoredEntry> entries = store.entries(first + leaves.size(), limit);
            for (StoredEntry entry : entries) {
                requirePosition(entry, first + leaves.size());
                leaves.add(leafOf(entry).bytes());
            }
            if (entries.size() < limit) {
                throw missing(first + leaves.size());
            }
        }
        return Optional.of(EntryBundle.encode(leaves));
    }

    /** Whether the first so many items of that group of 256 are among the first {@code count}. Nothing here overflows. */
    private static boolean within(long number, int width, long count) {
        long full = count / TileCoordinates.FULL_WIDTH;
        return 0 <= number && (number < full || (number == full && width <= count % TileCoordinates.FULL_WIDTH));
    }

    @Override
    public Optional<Leaf> leaf(long position) {
        return covering(position).map(published -> storedLeaf(position));
    }

    private Leaf storedLeaf(long position) {
        return leafOf(store.entry(position).orElseThrow(() -> missing(position)));
    }

    private static Leaf leafOf(StoredEntry entry) {
        return new Leaf(entry.recordedAtMicros(), Hash.sha256(entry.body()));
    }

    private static void requirePosition(StoredEntry entry, long position) {
        if (entry.position() != position) {
            throw missing(position);
        }
    }

    private static DamagedStoreException missing(long position) {
        return new DamagedStoreException("position " + position + " is missing");
    }

    @Override
    public Optional<TlogProof> proof(long position) {
        return covering(position).map(published -> proofUnder(published, position));
    }

    @Override
    public Optional<TlogProof> proof(long position, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        if (!root(size).equals(checkpoint.checkpoint().root())) {
            throw new IllegalArgumentException("the checkpoint over " + size + " entries is none of this log");
        }
        return 0 <= position && position < size ? Optional.of(proofUnder(checkpoint, position)) : Optional.empty();
    }

    private TlogProof proofUnder(SignedCheckpoint checkpoint, long position) {
        long size = checkpoint.checkpoint().size();
        List<Hash> path = computed(size, proofs -> proofs.inclusion(position, size));
        return new TlogProof(storedLeaf(position).bytes(), position, path, checkpoint);
    }

    @Override
    public List<Hash> consistency(long from, long to) {
        requireWithin(to);
        return computed(to, proofs -> proofs.consistency(from, to));
    }

    @Override
    public Hash root(long size) {
        requireWithin(size);
        return computed(size, proofs -> proofs.root(size));
    }

    private void requireWithin(long size) {
        long published = size();
        if (size < 0 || size > published) {
            throw new IllegalArgumentException("a size must be from 0 to the published size, " + published);
        }
    }

    private <T> T computed(long size, Function<MerkleProofs, T> computation) {
        try {
            return computation.apply(tree.proofs(size));
        } catch (IllegalStateException e) {
            throw new DamagedStoreException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public CheckpointStatus status() {
        return status.get();
    }
}
