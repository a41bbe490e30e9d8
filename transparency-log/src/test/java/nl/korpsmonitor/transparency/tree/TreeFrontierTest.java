package nl.korpsmonitor.transparency.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;

class TreeFrontierTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The roots of the first 1 to 8 of these leaves, as published with Certificate Transparency's reference implementations. */
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void it_has_the_published_roots() {
        MerkleHasher hasher = new MerkleHasher();
        TreeFrontier frontier = new TreeFrontier();
        List<String> roots = new ArrayList<>();
        for (String leaf : LEAVES) {
            frontier.append(hasher.leaf(HexFormat.of().parseHex(leaf)));
            roots.add(frontier.root().hex());
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void the_empty_tree_has_the_hash_of_nothing() {
        assertThat(new TreeFrontier().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void every_size_has_the_root_that_the_definition_gives_also_when_restored() {
        List<Hash> leaves = ReferenceTree.randomLeaves(300, 1);
        TreeFrontier frontier = new TreeFrontier();
        for (int size = 0; size <= leaves.size(); size++) {
            Hash expected = ReferenceTree.root(leaves.subList(0, size));
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).as("root of %s", size).isEqualTo(expected);
            TreeFrontier restored = TreeFrontier.restore(size, frontier.rightEdge());
            assertThat(restored.root()).as("restored root of %s", size).isEqualTo(expected);
            if (size < leaves.size()) {
                frontier.append(leaves.get(size));
                restored.append(leaves.get(size));
                assertThat(restored.root()).as("restored, grown from %s", size).isEqualTo(frontier.root());
            }
        }
    }

    @Test
    void a_copy_grows_on_its_own() {
        List<Hash> leaves = ReferenceTree.randomLeaves(11, 2);
        TreeFrontier original = new TreeFrontier();
        leaves.subList(0, 7).forEach(original::append);
        TreeFrontier copy = original.copy();
        leaves.subList(7, 11).forEach(copy::append);
        assertThat(original.size()).isEqualTo(7);
        assertThat(original.root()).isEqualTo(ReferenceTree.root(leaves.subList(0, 7)));
        assertThat(copy.root()).isEqualTo(ReferenceTree.root(leaves));
    }

    @Test
    void leaves_can_be_read_from_a_run_of_bytes() {
        List<Hash> leaves = ReferenceTree.randomLeaves(5, 3);
        byte[] run = new byte[5 * Hash.BYTES];
        TreeFrontier frontier = new TreeFrontier();
        for (int i = 0; i < 5; i++) {
            leaves.get(i).copyTo(run, i * Hash.BYTES);
            frontier.append(run, i * Hash.BYTES);
        }
        assertThat(frontier.root()).isEqualTo(ReferenceTree.root(leaves));
        assertThatThrownBy(() -> frontier.append(run, 4 * Hash.BYTES + 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(frontier.root()).as("after the refusal").isEqualTo(ReferenceTree.root(leaves));
    }

    @Test
    void a_right_edge_that_does_not_fit_the_size_is_refused() {
        Hash hash = Hash.sha256(new byte[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> TreeFrontier.restore(3, List.of(hash)));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeFrontier.restore(0, List.of(hash)));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeFrontier.restore(-1, Collections.nCopies(64, hash)));
    }

    @Test
    void a_full_tree_takes_no_more() {
        Hash hash = Hash.sha256(new byte[1]);
        TreeFrontier full = TreeFrontier.restore(Long.MAX_VALUE, Collections.nCopies(63, hash));
        Hash root = full.root();
        assertThatThrownBy(() -> full.append(hash)).isInstanceOf(IllegalStateException.class);
        assertThat(full.root()).isEqualTo(root);
    }
}
