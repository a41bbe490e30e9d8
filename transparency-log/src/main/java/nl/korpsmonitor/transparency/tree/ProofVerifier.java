package nl.korpsmonitor.transparency.tree;

import java.util.List;
import nl.korpsmonitor.transparency.Hash;

/**
 * Verifies inclusion and consistency proofs by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2. Sizes and roots must come from a verified
 * checkpoint, never from the proof's sender. Indices and sizes of 2^63 and more, which read as negative here, are refused, not wrapped.
 * Stateless and thread-safe.
 */
public final class ProofVerifier {

    /** The most hashes that a proof can have in a tree of less than 2^63 leaves. */
    public static final int MAX_HASHES = 63;

    private ProofVerifier() {}

    /**
     * Whether the path shows that the leaf stands at the index in the tree with this size and root.
     *
     * @param path from the bottom up
     */
    public static boolean verifyInclusion(Hash leafHash, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || size < 0 || index >= size || path.size() > MAX_HASHES) {
            return false;
        }
        MerkleHasher hasher = new MerkleHasher();
        long node = index;
        long last = size - 1;
        Hash computed = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if (isRightChild(node) || node == last) {
                computed = hasher.node(sibling, computed);
                int levels = levelsWithoutSibling(node);
                node >>>= levels;
                last >>>= levels;
            } else {
                computed = hasher.node(computed, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && computed.equals(root);
    }

    /** Whether the proof shows that the tree with the new size and root begins with the tree with the old size and root. */
    public static boolean verifyConsistency(long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> proof) {
        if (oldSize < 0 || newSize < 0 || oldSize > newSize || proof.size() > MAX_HASHES) {
            return false;
        }
        if (oldSize == 0 && !oldRoot.equals(MerkleHasher.EMPTY_ROOT)) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return proof.isEmpty();
        }
        // When the old tree is complete its root is a node of the new tree, and the proof leaves it out.
        boolean oldTreeIsComplete = Long.bitCount(oldSize) == 1;
        if (!oldTreeIsComplete && proof.isEmpty()) {
            return false;
        }
        Hash first = oldTreeIsComplete ? oldRoot : proof.getFirst();
        List<Hash> rest = oldTreeIsComplete ? proof : proof.subList(1, proof.size());
        return verifyGrowth(oldSize, oldRoot, newSize, newRoot, first, rest);
    }

    private static boolean verifyGrowth(
            long oldSize, Hash oldRoot, long newSize, Hash newRoot, Hash first, List<Hash> rest) {
        MerkleHasher hasher = new MerkleHasher();
        int shared = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> shared;
        long last = (newSize - 1) >>> shared;
        Hash computedOld = first;
        Hash computedNew = first;
        for (Hash sibling : rest) {
            if (last == 0) {
                return false;
            }
            if (isRightChild(node) || node == last) {
                computedOld = hasher.node(sibling, computedOld);
                computedNew = hasher.node(sibling, computedNew);
                int levels = levelsWithoutSibling(node);
                node >>>= levels;
                last >>>= levels;
            } else {
                computedNew = hasher.node(computedNew, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && computedOld.equals(oldRoot) && computedNew.equals(newRoot);
    }

    private static boolean isRightChild(long node) {
        return (node & 1) == 1;
    }

    /** How often to shift until the node is odd or zero: as the tree's last node it has no sibling on those levels. */
    private static int levelsWithoutSibling(long node) {
        return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }
}
