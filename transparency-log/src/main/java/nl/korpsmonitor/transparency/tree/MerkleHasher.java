package nl.korpsmonitor.transparency.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import nl.korpsmonitor.transparency.Hash;

/**
 * The leaf and node hashing of RFC 6962 section 2.1. Leaves and nodes are hashed under different prefixes, so that neither can pass for the
 * other. One instance is cheap and belongs to one thread at a time.
 */
public final class MerkleHasher {

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.sha256(new byte[0]);

    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;

    private static final int LEFT = 1;
    private static final int RIGHT = LEFT + Hash.BYTES;

    private final MessageDigest sha256 = Hash.newSha256();
    private final byte[] node = new byte[RIGHT + Hash.BYTES];

    /** A hasher for one thread at a time. */
    public MerkleHasher() {
        node[0] = NODE_PREFIX;
    }

    /** The hash of a leaf with this content: SHA-256(00 || data). */
    public Hash leaf(byte[] data) {
        sha256.update(LEAF_PREFIX);
        return Hash.of(sha256.digest(data));
    }

    /** The hash of the node above these two: SHA-256(01 || left || right). */
    public Hash node(Hash left, Hash right) {
        left.copyTo(node, LEFT);
        right.copyTo(node, RIGHT);
        hashNode();
        return right();
    }

    // The steps below let a caller climb the tree without allocating: the right child's place also holds each result.

    void setRight(byte[] hashes, int offset) {
        System.arraycopy(hashes, offset, node, RIGHT, Hash.BYTES);
    }

    void joinLeft(byte[] hashes, int offset) {
        System.arraycopy(hashes, offset, node, LEFT, Hash.BYTES);
        hashNode();
    }

    void copyRight(byte[] target, int offset) {
        System.arraycopy(node, RIGHT, target, offset, Hash.BYTES);
    }

    Hash right() {
        return Hash.at(node, RIGHT);
    }

    private void hashNode() {
        try {
            sha256.update(node, 0, node.length);
            sha256.digest(node, RIGHT, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 needs 32 bytes, and 32 are there", e);
        }
    }

    /** The root of a complete subtree over {@code count} (a power of two) hashes that stand in a row. */
    Hash complete(byte[] hashes, int offset, int count) {
        if (count == 1) {
            return Hash.at(hashes, offset);
        }
        int half = count / 2;
        return node(complete(hashes, offset, half), complete(hashes, offset + half * Hash.BYTES, half));
    }
}
