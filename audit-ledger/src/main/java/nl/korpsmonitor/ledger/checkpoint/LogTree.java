package nl.korpsmonitor.ledger.checkpoint;

import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;

/** The tree as the stored tiles have it. */
final class LogTree {
    private final LedgerStore store;

    LogTree(LedgerStore store) {
        this.store = store;
    }

    /** Proofs over the tree of this size. They read each tile once, so each proof gets its own. */
    MerkleProofs proofs(long size) {
        return new MerkleProofs(new TiledSubtrees(store, size));
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
