package nl.korpsmonitor.transparency.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.MerkleProofs;

/** A log with random leaves, which can fork: what an honest log never does. */
final class TestLog {

    private final String origin;
    private final SigningKey key;
    private final List<Hash> leaves;

    private TestLog(String origin, SigningKey key, List<Hash> leaves) {
        this.origin = origin;
        this.key = key;
        this.leaves = leaves;
    }

    static TestLog of(String origin, int size, long seed) {
        return new TestLog(origin, TestKeys.key(origin, 1), leaves(size, seed));
    }

    private static List<Hash> leaves(int count, long seed) {
        Random random = new Random(seed);
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[Hash.BYTES];
            random.nextBytes(bytes);
            leaves.add(Hash.of(bytes));
        }
        return leaves;
    }

    /** Another history under the same key: the same up to a size, different from there on. */
    TestLog fork(int at, long seed) {
        List<Hash> forked = new ArrayList<>(leaves.subList(0, at));
        forked.addAll(leaves(leaves.size() - at, seed));
        return new TestLog(origin, key, forked);
    }

    String origin() {
        return origin;
    }

    SigningKey key() {
        return key;
    }

    int size() {
        return leaves.size();
    }

    Hash root(long size) {
        return proofs().root(size);
    }

    List<Hash> consistency(long from, long to) {
        return proofs().consistency(from, to);
    }

    SignedCheckpoint checkpoint(long size) {
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root(size)), List.of(key));
    }

    AddCheckpointRequest request(long from, long to) {
        return new AddCheckpointRequest(from, consistency(from, to), checkpoint(to));
    }

    private MerkleProofs proofs() {
        return new MerkleProofs(this::subtree);
    }

    private Hash subtree(int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : new MerkleHasher().node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    }
}
