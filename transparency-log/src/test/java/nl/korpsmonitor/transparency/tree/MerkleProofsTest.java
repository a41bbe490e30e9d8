package nl.korpsmonitor.transparency.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.Vectors;
import org.junit.jupiter.api.Test;

class MerkleProofsTest {

    private static final int LARGEST = 200;

    private final List<Hash> leaves = ReferenceTree.randomLeaves(LARGEST, 11);
    private final MerkleProofs proofs = new MerkleProofs(
            (level, index) -> ReferenceTree.root(leaves.subList((int) index << level, (int) (index + 1) << level)));

    @Test
    void the_published_inclusion_probes_are_judged_as_published() {
        List<String[]> probes = Vectors.read("merkle-inclusion.tsv");
        assertThat(probes).hasSize(98);
        for (String[] probe : probes) {
            assertThat(accepts(probe)).as(probe[0]).isEqualTo(probe[1].equals("good"));
        }
        assertThat(probes.stream().filter(MerkleProofsTest::accepts)).hasSize(6);
    }

    private static boolean accepts(String[] probe) {
        List<Hash> path = new ArrayList<>();
        Hash leaf;
        Hash root;
        try {
            leaf = Hash.ofBase64(probe[4].replace("-", ""));
            root = Hash.ofBase64(probe[5].replace("-", ""));
            if (!probe[6].equals("null") && !probe[6].equals("[]")) {
                for (String hash : probe[6].split(",", -1)) {
                    path.add(Hash.ofBase64(hash.replace("-", "")));
                }
            }
        } catch (IllegalArgumentException e) {
            // What is not a hash cannot even be asked about.
            return false;
        }
        long index = Long.parseUnsignedLong(probe[2]);
        return ProofVerifier.verifyInclusion(leaf, index, Long.parseUnsignedLong(probe[3]), path, root);
    }

    @Test
    void every_inclusion_path_is_the_one_of_the_definition_and_verifies_for_its_leaf_only() {
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> tree = leaves.subList(0, size);
            Hash root = ReferenceTree.root(tree);
            assertThat(proofs.root(size)).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                List<Hash> path = proofs.inclusion(index, size);
                assertThat(path).as("%s in %s", index, size).isEqualTo(ReferenceTree.path(index, tree));
                assertThat(ProofVerifier.verifyInclusion(leaves.get(index), index, size, path, root))
                        .as("%s in %s", index, size)
                        .isTrue();
                int other = (index + 1) % (size + 1);
                assertThat(ProofVerifier.verifyInclusion(leaves.get(index), other, size, path, root))
                        .as("%s as %s in %s", index, other, size)
                        .isFalse();
            }
        }
    }

    @Test
    void every_consistency_proof_is_the_one_of_the_definition_and_verifies() {
        List<Hash> roots = new ArrayList<>();
        for (int size = 0; size <= LARGEST; size++) {
            roots.add(ReferenceTree.root(leaves.subList(0, size)));
        }
        for (int newSize = 1; newSize <= LARGEST; newSize++) {
            for (int oldSize = 1; oldSize <= newSize; oldSize++) {
                List<Hash> proof = proofs.consistency(oldSize, newSize);
                assertThat(proof)
                        .as("%s to %s", oldSize, newSize)
                        .isEqualTo(ReferenceTree.subproof(oldSize, leaves.subList(0, newSize), true));
                assertThat(ProofVerifier.verifyConsistency(
                                oldSize, roots.get(oldSize), newSize, roots.get(newSize), proof))
                        .as("%s to %s", oldSize, newSize)
                        .isTrue();
                assertThat(ProofVerifier.verifyConsistency(
                                oldSize, roots.get(oldSize - 1), newSize, roots.get(newSize), proof))
                        .as("%s to %s with another old root", oldSize, newSize)
                        .isFalse();
                assertThat(ProofVerifier.verifyConsistency(
                                oldSize, roots.get(oldSize), newSize, roots.get(newSize - 1), proof))
                        .as("%s to %s with another new root", oldSize, newSize)
                        .isFalse();
            }
        }
    }

    @Test
    void no_single_change_to_a_proof_is_accepted() {
        Random random = new Random(12);
        for (int round = 0; round < 500; round++) {
            int size = 2 + random.nextInt(LARGEST - 1);
            int index = random.nextInt(size);
            int oldSize = 1 + random.nextInt(size - 1);
            Hash root = proofs.root(size);
            List<Hash> path = change(proofs.inclusion(index, size), random);
            assertThat(ProofVerifier.verifyInclusion(leaves.get(index), index, size, path, root))
                    .as("inclusion, round %s", round)
                    .isFalse();
            List<Hash> proof = change(proofs.consistency(oldSize, size), random);
            assertThat(ProofVerifier.verifyConsistency(oldSize, proofs.root(oldSize), size, root, proof))
                    .as("consistency, round %s", round)
                    .isFalse();
        }
    }

    private static List<Hash> change(List<Hash> proof, Random random) {
        List<Hash> changed = new ArrayList<>(proof);
        int place = random.nextInt(proof.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(place);
            case 1 -> changed.add(place, proof.get(place));
            case 2 -> changed.add(Hash.sha256(new byte[0]));
            default -> {
                byte[] bytes = proof.get(place).bytes();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                changed.set(place, Hash.of(bytes));
            }
        }
        return changed;
    }

    @Test
    void equal_sizes_need_equal_roots_and_no_hashes() {
        Hash root = proofs.root(5);
        assertThat(proofs.consistency(5, 5)).isEmpty();
        assertThat(ProofVerifier.verifyConsistency(5, root, 5, root, List.of())).isTrue();
        assertThat(ProofVerifier.verifyConsistency(5, root, 5, proofs.root(4), List.of()))
                .isFalse();
        assertThat(ProofVerifier.verifyConsistency(5, root, 5, root, List.of(root)))
                .isFalse();
    }

    @Test
    void every_tree_begins_with_the_empty_one_and_needs_no_hashes_for_it() {
        Hash root = proofs.root(5);
        assertThat(proofs.consistency(0, 5)).isEmpty();
        assertThat(ProofVerifier.verifyConsistency(0, MerkleHasher.EMPTY_ROOT, 5, root, List.of()))
                .isTrue();
        assertThat(ProofVerifier.verifyConsistency(0, root, 5, root, List.of())).isFalse();
        assertThat(ProofVerifier.verifyConsistency(0, MerkleHasher.EMPTY_ROOT, 5, root, List.of(root)))
                .isFalse();
        assertThat(ProofVerifier.verifyConsistency(0, root, 0, root, List.of())).isFalse();
    }

    @Test
    void a_shrunken_tree_and_sizes_beyond_2_to_the_63_are_refused() {
        Hash root = proofs.root(5);
        Hash leaf = leaves.getFirst();
        List<Hash> tooMany = Collections.nCopies(64, leaf);
        assertThat(ProofVerifier.verifyConsistency(5, root, 4, root, List.of())).isFalse();
        assertThat(ProofVerifier.verifyConsistency(5, root, -1, root, List.of(leaf)))
                .isFalse();
        assertThat(ProofVerifier.verifyConsistency(-1, root, -1, root, List.of()))
                .isFalse();
        assertThat(ProofVerifier.verifyInclusion(leaf, 0, -1, tooMany, root)).isFalse();
        assertThat(ProofVerifier.verifyInclusion(leaf, -1, 1, List.of(), leaf)).isFalse();
        assertThat(ProofVerifier.verifyInclusion(leaf, -2, -1, List.of(), leaf)).isFalse();
        assertThat(ProofVerifier.verifyInclusion(leaf, 0, 0, List.of(), leaf)).isFalse();
    }

    @Test
    void true_hashes_under_a_false_size_are_refused() {
        for (int newSize = 2; newSize <= 40; newSize++) {
            for (int oldSize = 1; oldSize < newSize; oldSize++) {
                List<Hash> proof = proofs.consistency(oldSize, newSize);
                Hash oldRoot = proofs.root(oldSize);
                Hash newRoot = proofs.root(newSize);
                assertThat(ProofVerifier.verifyConsistency(oldSize, oldRoot, 64L * newSize, newRoot, proof))
                        .as("%s to %s, said to be larger", oldSize, newSize)
                        .isFalse();
            }
        }
        Hash leaf = leaves.get(0);
        Hash other = leaves.get(1);
        Hash parent = new MerkleHasher().node(other, leaf);
        assertThat(ProofVerifier.verifyInclusion(leaf, 0, 1, List.of(other), parent))
                .as("a path in a tree of one leaf")
                .isFalse();
        assertThat(ProofVerifier.verifyConsistency(2, leaf, 1, leaf, List.of()))
                .as("a tree that shrank and kept its root")
                .isFalse();
        Hash ofThree = proofs.root(3);
        List<Hash> tooLong = new ArrayList<>(proofs.consistency(3, 4));
        tooLong.add(other);
        Hash above3 = new MerkleHasher().node(other, ofThree);
        Hash above4 = new MerkleHasher().node(other, proofs.root(4));
        assertThat(ProofVerifier.verifyConsistency(3, above3, 4, above4, tooLong))
                .as("a proof that climbs above the root")
                .isFalse();
    }

    @Test
    void the_largest_path_there_can_be_is_accepted() {
        MerkleHasher hasher = new MerkleHasher();
        Hash leaf = leaves.getFirst();
        Hash root = leaf;
        List<Hash> path = new ArrayList<>();
        for (int level = 0; level < 63; level++) {
            path.add(leaves.get(level));
            root = hasher.node(root, leaves.get(level));
        }
        assertThat(ProofVerifier.verifyInclusion(leaf, 0, Long.MAX_VALUE, path, root))
                .isTrue();
    }

    @Test
    void proofs_of_what_is_not_there_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(-2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.root(-1));
    }
}
