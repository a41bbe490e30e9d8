package nl.korpsmonitor.transparency.tree;

/** Hears of every complete subtree while leaves are appended, lowest level first. */
@FunctionalInterface
interface SubtreeListener {

    /**
     * A complete subtree came to be.
     *
     * @param level 0 for a leaf; the subtree has 2^level leaves
     * @param hasher holds the subtree's root on its right, during this call only
     */
    void completed(int level, MerkleHasher hasher);
}
