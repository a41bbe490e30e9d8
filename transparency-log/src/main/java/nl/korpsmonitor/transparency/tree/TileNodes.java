package nl.korpsmonitor.transparency.tree;

import nl.korpsmonitor.transparency.Hash;

/** The roots of all complete subtrees within one tile, computed once. Immutable. */
final class TileNodes {
    /** By level within the tile, from its own hashes up; so many hashes in a row as there are complete subtrees. */
    private final byte[][] levels = new byte[TileCoordinates.HEIGHT][];

    /** @param hashes the tile's, at least {@code width} */
    TileNodes(byte[] hashes, int width) {
        MerkleHasher hasher = new MerkleHasher();
        byte[] below = new byte[width * Hash.BYTES];
        System.arraycopy(hashes, 0, below, 0, below.length);
        levels[0] = below;
        for (int level = 1; level < levels.length; level++) {
            byte[] nodes = new byte[(width >> level) * Hash.BYTES];
            for (int offset = 0; offset < nodes.length; offset += Hash.BYTES) {
                hasher.setRight(below, 2 * offset + Hash.BYTES);
                hasher.joinLeft(below, 2 * offset);
                hasher.copyRight(nodes, offset);
            }
            levels[level] = nodes;
            below = nodes;
        }
    }

    /** The root of the complete subtree over the 2^level hashes of which {@code first} is the first. */
    Hash root(int level, int first) {
        return Hash.at(levels[level], (first >> level) * Hash.BYTES);
    }
}
