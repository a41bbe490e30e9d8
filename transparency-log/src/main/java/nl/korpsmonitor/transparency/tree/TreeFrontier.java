package nl.korpsmonitor.transparency.tree;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;

/**
 * The right edge of a growing Merkle tree: the roots of its largest complete subtrees, one for each bit set in the size. It is all that is
 * needed to append a leaf and to tell the root, so memory and time stay logarithmic. Not thread-safe; {@link #copy()} is cheap (about 2 KiB).
 */
public final class TreeFrontier {

    private static final int MAX_LEVELS = Long.SIZE - 1;
    private static final SubtreeListener NOBODY = (level, hasher) -> {};

    private final MerkleHasher hasher = new MerkleHasher();
    private final byte[] edge;
    private long size;

    /** The frontier of the tree without leaves. */
    public TreeFrontier() {
        this(0, new byte[MAX_LEVELS * Hash.BYTES]);
    }

    private TreeFrontier(long size, byte[] edge) {
        this.size = size;
        this.edge = edge;
    }

    /**
     * The frontier of a tree of which size and right edge were stored.
     *
     * @param size the number of leaves, at least 0
     * @param rightEdge as {@link #rightEdge()} gives it: the largest subtree first
     * @throws IllegalArgumentException when the size is negative or the number of hashes does not fit it
     */
    public static TreeFrontier restore(long size, List<Hash> rightEdge) {
        if (size < 0 || rightEdge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "A tree of size " + size + " does not have a right edge of " + rightEdge.size() + " hashes");
        }
        TreeFrontier restored = new TreeFrontier();
        restored.size = size;
        int next = 0;
        for (int level = MAX_LEVELS - 1; level >= 0; level--) {
            if (restored.hasSubtree(level)) {
                rightEdge.get(next++).copyTo(restored.edge, level * Hash.BYTES);
            }
        }
        return restored;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /**
     * Appends a leaf.
     *
     * @param leafHash the leaf's hash, as {@link MerkleHasher#leaf} computes it
     * @throws IllegalStateException when the tree has 2^63-1 leaves already
     */
    public void append(Hash leafHash) {
        append(leafHash.bytes(), 0);
    }

    /**
     * Appends the leaf whose hash stands at this offset; the same as {@link #append(Hash)}, without allocation.
     *
     * @throws IndexOutOfBoundsException when fewer than 32 bytes stand there; the frontier is then unchanged
     */
    public void append(byte[] leafHashes, int offset) {
        append(leafHashes, offset, NOBODY);
    }

    void append(byte[] leafHashes, int offset, SubtreeListener listener) {
        if (size == Long.MAX_VALUE) {
            throw new IllegalStateException("The tree is full");
        }
        hasher.setRight(leafHashes, offset);
        listener.completed(0, hasher);
        int level = 0;
        while (hasSubtree(level)) {
            hasher.joinLeft(edge, level * Hash.BYTES);
            level++;
            listener.completed(level, hasher);
        }
        hasher.copyRight(edge, level * Hash.BYTES);
        size++;
    }

    /** The root of the tree as it is now: RFC 6962's MTH of all leaves. */
    public Hash root() {
        if (size == 0) {
            return MerkleHasher.EMPTY_ROOT;
        }
        int lowest = Long.numberOfTrailingZeros(size);
        hasher.setRight(edge, lowest * Hash.BYTES);
        for (int level = lowest + 1; level < MAX_LEVELS; level++) {
            if (hasSubtree(level)) {
                hasher.joinLeft(edge, level * Hash.BYTES);
            }
        }
        return hasher.right();
    }

    /** The roots of the complete subtrees that make up the tree, the largest first: one for each bit set in the size. */
    public List<Hash> rightEdge() {
        List<Hash> roots = new ArrayList<>();
        for (int level = MAX_LEVELS - 1; level >= 0; level--) {
            if (hasSubtree(level)) {
                roots.add(Hash.at(edge, level * Hash.BYTES));
            }
        }
        return List.copyOf(roots);
    }

    /** An independent frontier of the same tree. */
    public TreeFrontier copy() {
        return new TreeFrontier(size, edge.clone());
    }

    private boolean hasSubtree(int level) {
        return ((size >>> level) & 1) == 1;
    }
}
