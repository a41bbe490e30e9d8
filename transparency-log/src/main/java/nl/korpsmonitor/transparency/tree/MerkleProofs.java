package nl.korpsmonitor.transparency.tree;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;

/**
 * Computes the audit paths and consistency proofs of RFC 6962 sections 2.1.1 and 2.1.2 from stored subtrees. Not thread-safe; {@link
 * ProofVerifier} checks what comes out.
 */
public final class MerkleProofs {

    private final SubtreeHashes subtrees;
    private final MerkleHasher hasher = new MerkleHasher();

    /** Proofs over the tree whose subtrees are found here. */
    public MerkleProofs(SubtreeHashes subtrees) {
        this.subtrees = subtrees;
    }

    /**
     * The root of the tree's first {@code size} leaves.
     *
     * @throws IllegalArgumentException when the size is negative
     */
    public Hash root(long size) {
        require(size >= 0, "The size must not be negative");
        return size == 0 ? MerkleHasher.EMPTY_ROOT : root(0, size);
    }

    /**
     * The hashes that lead from a leaf to the root of the first {@code size} leaves, from the bottom up: PATH(index, D[size]).
     *
     * @throws IllegalArgumentException unless 0 &lt;= index &lt; size
     */
    public List<Hash> inclusion(long index, long size) {
        require(0 <= index && index < size, "The index must be at least 0 and below the size");
        List<Hash> topDown = new ArrayList<>();
        long start = 0;
        long count = size;
        while (count > 1) {
            long left = largestPowerOfTwoBelow(count);
            if (index - start < left) {
                topDown.add(root(start + left, count - left));
                count = left;
            } else {
                topDown.add(root(start, left));
                start += left;
                count -= left;
            }
        }
        return List.copyOf(topDown.reversed());
    }

    /**
     * The hashes that show that the first {@code newSize} leaves begin with the first {@code oldSize}: PROOF(oldSize, D[newSize]). Empty when the
     * sizes are equal or the old one is 0, as every tree begins with the empty one.
     *
     * @throws IllegalArgumentException unless 0 &lt;= oldSize &lt;= newSize
     */
    public List<Hash> consistency(long oldSize, long newSize) {
        require(0 <= oldSize && oldSize <= newSize, "The old size must be at least 0 and at most the new size");
        if (oldSize == 0) {
            return List.of();
        }
        List<Hash> topDown = new ArrayList<>();
        long start = 0;
        long count = newSize;
        while (oldSize - start < count) {
            long left = largestPowerOfTwoBelow(count);
            if (oldSize - start <= left) {
                topDown.add(root(start + left, count - left));
                count = left;
            } else {
                topDown.add(root(start, left));
                start += left;
                count -= left;
            }
        }
        if (start > 0) {
            // At start 0 the old tree is itself a subtree of the new one, and the verifier has its root already.
            topDown.add(root(start, count));
        }
        return List.copyOf(topDown.reversed());
    }

    /** MTH of a run of leaves that starts where a subtree at least as large as the run could start. */
    private Hash root(long start, long count) {
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return subtrees.root(level, start >>> level);
        }
        long left = Long.highestOneBit(count);
        return hasher.node(root(start, left), root(start + left, count - left));
    }

    private static long largestPowerOfTwoBelow(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
