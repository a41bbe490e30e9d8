package nl.korpsmonitor.transparency.tree;

import nl.korpsmonitor.transparency.Hash;

/** Where the roots of a tree's complete subtrees are found: what proofs are computed from. */
@FunctionalInterface
public interface SubtreeHashes {

    /**
     * The root of a complete subtree.
     *
     * @param level 0 for a leaf; the subtree has 2^level leaves
     * @param index the subtree's place among those of its level, from 0: its first leaf is {@code index * 2^level}
     * @throws IllegalStateException when it is not there: what was stored is damaged or shorter than the tree
     */
    Hash root(int level, long index);
}
