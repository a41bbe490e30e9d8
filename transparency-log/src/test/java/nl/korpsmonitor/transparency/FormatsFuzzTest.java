package nl.korpsmonitor.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;
import nl.korpsmonitor.transparency.witness.AddCheckpointRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Thousands of slightly wrong inputs of each format. Every one is refused by the documented exception, or read as exactly what it spells; none passes for
 * something that was not signed.
 */
class FormatsFuzzTest {

    private static final String ORIGIN = "example.org/log";
    private static final int SIZE = 13;

    private final SigningKey log = TestKeys.key(ORIGIN, 1);
    private final SigningKey witness = TestKeys.key("example.org/witness", 2);
    private final SigningKey stranger = TestKeys.key("example.org/stranger", 3);
    private final TlogPolicy policy = TlogPolicy.parse(policyText("all").getBytes(StandardCharsets.UTF_8));
    private final MerkleHasher hasher = new MerkleHasher();
    private final MerkleProofs tree = new MerkleProofs(this::subtree);
    private int read;
    private int refused;

    @Test
    void a_mutated_note_is_refused_or_says_the_same() {
        String text = "A text of\n\ntwo paragraphs: é.\n";
        String other = "Another text.\n";
        List<VerifierKey> known = List.of(log.verifierKey(), witness.verifierKey());
        List<String> valid = new ArrayList<>();
        for (String each : List.of(text, other)) {
            List<NoteSignature> signatures = List.of(
                    NoteSignature.sign(each, log),
                    NoteSignature.sign(each, stranger),
                    NoteSignature.sign(each, witness));
            valid.add(new SignedNote(each, signatures).encoded());
        }
        new Mutations(61).eachOf(6_000, valid, mutated -> {
            SignedNote note = parsed(mutated, SignedNote::parse, SignedNote::encoded);
            if (note != null && accepted(() -> note.verifiedBy(known))) {
                assertThat(note.text()).isIn(text, other);
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_checkpoint_is_refused_or_says_the_same() {
        List<SignedCheckpoint> valid = checkpoints();
        new Mutations(62)
                .eachOf(6_000, valid.stream().map(SignedCheckpoint::encoded).toList(), mutated -> {
                    SignedCheckpoint checkpoint = parsed(mutated, SignedCheckpoint::parse, SignedCheckpoint::encoded);
                    if (checkpoint != null && accepted(() -> policy.accept(checkpoint))) {
                        assertThat(checkpoint.checkpoint())
                                .isIn(valid.stream()
                                        .map(SignedCheckpoint::checkpoint)
                                        .toList());
                    }
                });
        assertBothHappened();
    }

    @Test
    void a_mutated_proof_is_refused_or_proves_the_same() {
        List<SignedCheckpoint> checkpoints = checkpoints();
        List<String> valid = new ArrayList<>();
        for (SignedCheckpoint checkpoint : checkpoints) {
            long size = checkpoint.checkpoint().size();
            for (long index : new long[] {0, 5, size - 1}) {
                byte[] extra = Leaf.of(index, leaf(index));
                valid.add(new TlogProof(extra, index, tree.inclusion(index, size), checkpoint).encoded());
            }
        }
        new Mutations(63).eachOf(8_000, valid, mutated -> {
            TlogProof proof = parsed(mutated, TlogProof::parse, TlogProof::encoded);
            if (proof == null || !accepted(() -> policy.accept(proof.checkpoint()))) {
                return;
            }
            for (long index = 0; index < SIZE; index++) {
                if (proof.includes(leaf(index))) {
                    assertThat(proof.index()).isEqualTo(index);
                    assertThat(proof.path())
                            .isEqualTo(tree.inclusion(
                                    index, proof.checkpoint().checkpoint().size()));
                }
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_request_to_a_witness_is_refused_or_spells_itself() {
        List<String> valid = checkpoints().stream()
                .map(checkpoint -> new AddCheckpointRequest(
                                5, tree.consistency(5, checkpoint.checkpoint().size()), checkpoint)
                        .encoded())
                .toList();
        new Mutations(64).eachOf(10_000, valid, mutated -> {
            AddCheckpointRequest request = parsed(mutated, AddCheckpointRequest::parse, AddCheckpointRequest::encoded);
            if (request != null) {
                assertThat(request.oldSize()).isNotNegative();
                assertThat(request.proof()).hasSizeLessThanOrEqualTo(63);
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_policy_is_refused_or_asks_for_witnesses_unless_it_says_none() {
        List<String> valid = List.of(policyText("all"), policyText("any"), policyText("1"), policyText("2"));
        new Mutations(65).eachOf(10_000, valid, mutated -> {
            try {
                TlogPolicy read = TlogPolicy.parse(mutated);
                String text = new String(mutated, StandardCharsets.ISO_8859_1);
                assertThat(read.needsWitnesses() || text.matches("(?s).*quorum[ \t]+none.*"))
                        .as(text)
                        .isTrue();
                this.read++;
            } catch (MalformedException e) {
                refused++;
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_bundle_is_refused_or_has_the_entries_that_it_spells() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            entries.add(Leaf.of(i, leaf(i)));
        }
        entries.add(new byte[0]);
        new Mutations(66).each(10_000, List.of(EntryBundle.encode(entries)), mutated -> {
            for (int count : new int[] {1, 5, 6, 7, 256}) {
                parsed(mutated, bytes -> EntryBundle.parse(bytes, count), EntryBundle::encode);
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_leaf_is_refused_or_spells_itself() {
        List<byte[]> valid = List.of(Leaf.of(1_382_607_000_000_007L, leaf(1)), Leaf.of(0, leaf(2)));
        new Mutations(67).each(20_000, valid, mutated -> parsed(mutated, Leaf::parse, Leaf::bytes));
        assertBothHappened();
    }

    @Test
    void a_mutated_tile_path_is_refused_or_spells_itself() {
        Random random = new Random(68);
        List<String> valid = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            valid.add(TilePaths.suffix(random.nextLong() >>> (9 + random.nextInt(55)), 1 + random.nextInt(256)));
        }
        new Mutations(68).eachOf(20_000, valid, mutated -> {
            String suffix = new String(mutated, StandardCharsets.UTF_8);
            try {
                TileCoordinates tile = TilePaths.parse(0, suffix);
                assertThat(tile.path()).isEqualTo("tile/0/" + suffix);
                read++;
            } catch (IllegalArgumentException e) {
                refused++;
            }
        });
        assertBothHappened();
    }

    @Test
    void a_mutated_key_is_refused_or_spells_itself() {
        List<String> valid =
                List.of(log.verifierKey().vkey(), witness.cosignerKey().vkey());
        new Mutations(69).eachOf(5_000, valid, mutated -> {
            String vkey = new String(mutated, StandardCharsets.UTF_8);
            try {
                assertThat(VerifierKey.parse(vkey).vkey()).isEqualTo(vkey);
                read++;
            } catch (IllegalArgumentException e) {
                refused++;
            }
        });
        assertThat(refused).isGreaterThan(1000);
        new Mutations(70).eachOf(1_000, List.of(log.pem(), witness.pem()), mutated -> {
            try {
                SigningKey.ofPem(ORIGIN, new String(mutated, StandardCharsets.UTF_8));
                read++;
            } catch (IllegalArgumentException e) {
                refused++;
            }
        });
        assertBothHappened();
    }

    private String policyText(String needed) {
        return "# who is trusted\nlog " + log.verifierKey().vkey() + " https://example.org/log\nwitness a "
                + witness.cosignerKey().vkey() + " https://example.org/witness\nwitness b "
                + stranger.cosignerKey().vkey() + "\ngroup g " + (needed.equals("2") ? "2 a b" : needed + " a")
                + "\nquorum g\n";
    }

    /** Two of one log, each with a cosignature and a signature that nobody knows. */
    private List<SignedCheckpoint> checkpoints() {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (int size : new int[] {SIZE - 3, SIZE}) {
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, tree.root(size)), List.of(log));
            String text = checkpoint.note().text();
            checkpoints.add(checkpoint.with(List.of(
                    NoteSignature.cosign(text, witness, 1_700_000_000 + size), NoteSignature.sign(text, stranger))));
        }
        return checkpoints;
    }

    private Hash leaf(long index) {
        return hasher.leaf(new byte[] {(byte) index});
    }

    private Hash subtree(int level, long index) {
        return level == 0 ? leaf(index) : hasher.node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    }

    /** What these bytes are, which must have been the only way to write it; null when they are refused. */
    private <T> @Nullable T parsed(byte[] mutated, Function<byte[], T> parser, Function<T, Object> writer) {
        T value;
        try {
            value = parser.apply(mutated);
        } catch (MalformedException e) {
            refused++;
            return null;
        }
        read++;
        Object written = writer.apply(value);
        byte[] bytes = written instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) written;
        assertThat(bytes).isEqualTo(mutated);
        return value;
    }

    private static boolean accepted(Runnable verification) {
        try {
            verification.run();
            return true;
        } catch (UnverifiedNoteException e) {
            return false;
        }
    }

    private void assertBothHappened() {
        assertThat(Math.min(read, refused))
                .as("%s read, %s refused", read, refused)
                .isGreaterThan(200);
    }
}
