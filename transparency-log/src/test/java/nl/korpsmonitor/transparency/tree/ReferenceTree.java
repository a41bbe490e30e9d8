package nl.korpsmonitor.transparency.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;

/** RFC 6962 section 2.1 word for word: recursive, slow, and independent of what it checks. */
final class ReferenceTree {

    private ReferenceTree() {}

    /** MTH. */
    static Hash root(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.sha256(new byte[0]);
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = split(n);
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    /** PATH. */
    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<Hash> path = m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, n));
        path.add(root(m < k ? leaves.subList(k, n) : leaves.subList(0, k)));
        return path;
    }

    /** SUBPROOF; PROOF is the one that starts with true. */
    static List<Hash> subproof(int m, List<Hash> leaves, boolean rootIsKnown) {
        int n = leaves.size();
        List<Hash> proof = new ArrayList<>();
        if (m == n) {
            if (!rootIsKnown) {
                proof.add(root(leaves));
            }
            return proof;
        }
        int k = split(n);
        if (m <= k) {
            proof.addAll(subproof(m, leaves.subList(0, k), rootIsKnown));
            proof.add(root(leaves.subList(k, n)));
        } else {
            proof.addAll(subproof(m - k, leaves.subList(k, n), false));
            proof.add(root(leaves.subList(0, k)));
        }
        return proof;
    }

    static List<Hash> randomLeaves(int count, long seed) {
        Random random = new Random(seed);
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[Hash.BYTES];
            random.nextBytes(bytes);
            leaves.add(Hash.of(bytes));
        }
        return leaves;
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static Hash node(Hash left, Hash right) {
        byte[] bytes = new byte[65];
        bytes[0] = 1;
        left.copyTo(bytes, 1);
        right.copyTo(bytes, 33);
        return Hash.sha256(bytes);
    }
}
