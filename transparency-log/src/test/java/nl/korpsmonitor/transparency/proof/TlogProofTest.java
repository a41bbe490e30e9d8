package nl.korpsmonitor.transparency.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {

    private static final byte[] NO_EXTRA = new byte[0];

    private final MerkleHasher hasher = new MerkleHasher();
    private final Hash left = hasher.leaf(new byte[] {1});
    private final Hash right = hasher.leaf(new byte[] {2});
    private final SigningKey log = TestKeys.key("example.org/log", 1);
    private final SignedCheckpoint checkpoint =
            SignedCheckpoint.sign(new Checkpoint("example.org/log", 2, hasher.node(left, right)), List.of(log));

    @Test
    void a_proof_is_written_as_the_specification_has_it() {
        TlogProof proof = new TlogProof(NO_EXTRA, 1, List.of(left), checkpoint);
        assertThat(proof.encoded())
                .isEqualTo("c2sp.org/tlog-proof@v1\nindex 1\n" + left.base64() + "\n\n" + checkpoint.encoded());
        byte[] extra = "extra information".getBytes(StandardCharsets.UTF_8);
        TlogProof withExtra = new TlogProof(extra, 1, List.of(left), checkpoint);
        assertThat(withExtra.encoded()).startsWith("c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 1\n");
        assertThat(parse(proof.encoded())).isEqualTo(proof).isNotEqualTo(withExtra);
        assertThat(parse(withExtra.encoded())).isEqualTo(withExtra);
        assertThat(parse(withExtra.encoded()).extra()).isEqualTo(extra);
    }

    @Test
    void a_proof_shows_one_leaf_at_one_place() {
        TlogProof proof = parse(new TlogProof(NO_EXTRA, 1, List.of(left), checkpoint).encoded());
        assertThat(proof.includes(right)).isTrue();
        assertThat(proof.includes(left)).isFalse();
        assertThat(new TlogProof(NO_EXTRA, 0, List.of(right), checkpoint).includes(left))
                .isTrue();
        assertThat(new TlogProof(NO_EXTRA, 0, List.of(left), checkpoint).includes(right))
                .isFalse();
        assertThat(new TlogProof(NO_EXTRA, 2, List.of(left), checkpoint).includes(right))
                .as("an index beyond the tree")
                .isFalse();
        assertThat(new TlogProof(NO_EXTRA, Long.MAX_VALUE, List.of(left), checkpoint).includes(right))
                .isFalse();
    }

    @Test
    void size_and_root_are_the_checkpoint_s() {
        // Whoever adds a hash claims a larger tree, but only the signed size counts.
        TlogProof longer = new TlogProof(NO_EXTRA, 1, List.of(left, right), checkpoint);
        assertThat(longer.includes(right)).isFalse();
        TlogProof shorter = new TlogProof(NO_EXTRA, 1, List.of(), checkpoint);
        assertThat(shorter.includes(checkpoint.checkpoint().root())).isFalse();
    }

    @Test
    void the_only_leaf_of_a_tree_needs_no_hash() {
        SignedCheckpoint single = SignedCheckpoint.sign(new Checkpoint("example.org/log", 1, left), List.of(log));
        TlogProof proof = parse(new TlogProof(NO_EXTRA, 0, List.of(), single).encoded());
        assertThat(proof.encoded()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nexample.org/log\n1\n");
        assertThat(proof.includes(left)).isTrue();
        assertThat(proof.includes(right)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CHECKPOINT",
                "wrong-header\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nCHECKPOINT",
                " c2sp.org/tlog-proof@v1\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\n\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex \n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex one\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex -5\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 00\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nHASH \n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nHASH\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nHASH\n\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nextra !!\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nextra AAAA\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nCHECKPOINT",
                "c2sp.org/tlog-proof@v1\nindex 0\n\nnot a checkpoint\n"
            })
    void any_other_text_is_no_proof(String text) {
        String filled = text.replace("CHECKPOINT", checkpoint.encoded()).replace("HASH", left.base64());
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(filled));
    }

    @Test
    void a_proof_is_bounded() {
        List<Hash> most = Collections.nCopies(63, left);
        assertThat(parse(new TlogProof(new byte[TlogProof.MAX_EXTRA_BYTES], Long.MAX_VALUE, most, checkpoint).encoded())
                        .path())
                .hasSize(63);
        List<Hash> tooMany = Collections.nCopies(64, left);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new TlogProof(NO_EXTRA, 0, tooMany, checkpoint));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new TlogProof(new byte[TlogProof.MAX_EXTRA_BYTES + 1], 0, most, checkpoint));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse("c2sp.org/tlog-proof@v1\nindex 0\n" + (left.base64() + "\n").repeat(64) + "\n"
                        + checkpoint.encoded()));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse("c2sp.org/tlog-proof@v1\nextra " + "AAAA".repeat(1_000_000) + "\nindex 0\n\n"
                        + checkpoint.encoded()));
    }

    private static TlogProof parse(String text) {
        return TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
