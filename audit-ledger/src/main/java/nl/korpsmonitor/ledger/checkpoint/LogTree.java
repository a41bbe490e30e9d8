package nl.korpsmonitor.ledger.checkpoint;

import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import nl.korpsmonitor.transparency.tree.SubtreeCache;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;
import org.jspecify.annotations.Nullable;

/** The tree as the stored tiles have it. */
final class LogTree {
    /** All of a log of 16 million entries; they take 4 MiB. In a larger one, those less asked for are computed again. */
    private static final int TILES_KEPT = 256;

    private final LedgerStore store;
    private final @Nullable SubtreeCache cache;

    /** Reads its tiles anew for every proof: what is signed must stand on what is stored now. */
    LogTree(LedgerStore store) {
        this(store, null);
    }

    private LogTree(LedgerStore store, @Nullable SubtreeCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** Keeps what it computed from tiles above the leaf hashes, for proofs to be quick. */
    static LogTree keepingTiles(LedgerStore store) {
        return new LogTree(store, new SubtreeCache(TILES_KEPT));
    }

    /** Proofs over the tree of this size. They read each tile once, so each proof gets its own. */
    MerkleProofs proofs(long size) {
        return new MerkleProofs(new TiledSubtrees(store, size, cache));
    }

    /** Whether the tree of the larger checkpoint is shown by the stored tiles to begin with that of the smaller one. */
    boolean consistent(Checkpoint one, Checkpoint other) {
        Checkpoint smaller = one.size() <= other.size() ? one : other;
        Checkpoint larger = one.size() <= other.size() ? other : one;
        return ProofVerifier.verifyConsistency(
                smaller.size(),
                smaller.root(),
                larger.size(),
                larger.root(),
                proofs(larger.size()).consistency(smaller.size(), larger.size()));
    }

    /** The root of the first so many entries. */
    Hash root(long size) {
        return proofs(size).root(size);
    }
}
