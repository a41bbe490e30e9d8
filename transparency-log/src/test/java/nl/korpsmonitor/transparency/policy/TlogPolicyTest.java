package nl.korpsmonitor.transparency.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogPolicyTest {

    private static final String ORIGIN = "example.org/log";

    private final SigningKey log = TestKeys.key(ORIGIN, 1);
    private final List<SigningKey> witnesses = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> TestKeys.key("example.org/w" + i, 100 + i))
            .toList();
    private final SignedCheckpoint checkpoint =
            SignedCheckpoint.sign(new Checkpoint(ORIGIN, 5, Hash.sha256(new byte[1])), List.of(log));

    /** C2SP tlog-policy, Example policy, with keys filled in. */
    private final String example = fill("""
            log $LOG

            witness X1 $W1
            witness X2 $W2
            witness X3 $W3
            group X-witnesses 2 X1 X2 X3

            witness Y1 $W4
            witness Y2 $W5
            witness Y3 $W6
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """);

    @Test
    void the_specification_s_example_asks_for_two_of_one_group_and_one_of_the_other() {
        TlogPolicy policy = parse(example);
        assertThat(policy.logKeys()).containsExactly(log.verifierKey());
        assertThat(policy.witnesses())
                .extracting(TlogPolicy.Party::name)
                .containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
        assertThat(policy.needsWitnesses()).isTrue();
        for (int chosen = 0; chosen < 64; chosen++) {
            boolean enough = Integer.bitCount(chosen & 0b111) >= 2 && (chosen & 0b111000) != 0;
            assertThat(policy.quorumMetBy(keys(chosen)))
                    .as("witnesses %s", chosen)
                    .isEqualTo(enough);
            SignedCheckpoint cosigned = cosigned(chosen);
            if (enough) {
                assertThat(policy.accept(cosigned))
                        .startsWith(log.verifierKey())
                        .hasSize(1 + Integer.bitCount(chosen));
            } else {
                assertUnverified(policy, cosigned);
            }
        }
    }

    @Test
    void none_and_a_single_witness_are_quorums_too() {
        TlogPolicy none = parse(fill("log $LOG\nwitness w $W1\nquorum none\n"));
        assertThat(none.needsWitnesses()).isFalse();
        assertThat(none.accept(checkpoint)).containsExactly(log.verifierKey());
        TlogPolicy one = parse(fill("log $LOG\nwitness w $W1\nquorum w\n"));
        assertUnverified(one, checkpoint);
        assertUnverified(one, cosigned(0b10));
        assertThat(one.accept(cosigned(0b11)))
                .containsExactly(log.verifierKey(), witnesses.getFirst().cosignerKey());
        assertThat(one.witness(witnesses.getFirst().cosignerKey())).isPresent();
        assertThat(one.witness(witnesses.getLast().cosignerKey())).isEmpty();
    }

    @Test
    void the_log_must_be_the_origin_s() {
        SigningKey other = TestKeys.key("example.org/other", 9);
        TlogPolicy both = parse(fill("log $LOG\nlog " + other.verifierKey().vkey() + "\nquorum none\n"));
        assertThat(both.accept(checkpoint)).containsExactly(log.verifierKey());
        assertUnverified(parse("log " + other.verifierKey().vkey() + "\nquorum none\n"), checkpoint);
        assertUnverified(parse("quorum none\n"), checkpoint);
        SignedCheckpoint borrowed = SignedCheckpoint.sign(
                        new Checkpoint("example.org/other", 5, Hash.sha256(new byte[1])), List.of(other))
                .with(checkpoint.note().signatures());
        assertUnverified(parse(fill("log $LOG\nquorum none\n")), borrowed);
        TlogPolicy sameName =
                parse("log " + TestKeys.key(ORIGIN, 77).verifierKey().vkey() + "\nquorum none\n");
        assertUnverified(sameName, checkpoint);
    }

    @Test
    void a_false_cosignature_rejects_even_where_the_quorum_is_met_without_it() {
        TlogPolicy policy = parse(fill("log $LOG\nwitness a $W1\nwitness b $W2\ngroup g any a b\nquorum g\n"));
        NoteSignature ofAnotherText = NoteSignature.cosign("another\n5\nAAAA\n", witnesses.get(1), 1_700_000_000);
        assertThat(policy.accept(cosigned(0b1))).hasSize(2);
        assertUnverified(policy, cosigned(0b1).with(List.of(ofAnotherText)));
    }

    @Test
    void a_witness_s_plain_signature_is_no_cosignature() {
        TlogPolicy policy = parse(fill("log $LOG\nwitness a $W1\nquorum a\n"));
        NoteSignature plain = NoteSignature.sign(checkpoint.note().text(), witnesses.getFirst());
        assertUnverified(policy, checkpoint.with(List.of(plain)));
    }

    @Test
    void the_same_witnesses_can_be_asked_of_another_log() {
        SigningKey next = TestKeys.key(ORIGIN, 8);
        TlogPolicy policy = parse(example).forLog(List.of(next.verifierKey()));
        assertUnverified(policy, cosigned(0b111111));
        assertThat(policy.logKeys()).containsExactly(next.verifierKey());
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(policy.quorumMetBy(keys(0b111))).isFalse();
    }

    @Test
    void blanks_comments_and_urls_are_as_the_specification_has_them() {
        TlogPolicy policy = parse(fill("\n# comment\n\t # another\n\twitness \t w1  $W1   https://w1.example.org/  \n\n"
                + "log $LOG http://log.example.org:8080/trail\n  quorum\tw1"));
        assertThat(policy.witnesses().getFirst().url()).isEqualTo(URI.create("https://w1.example.org/"));
        assertThat(policy.logs().getFirst().url()).isEqualTo(URI.create("http://log.example.org:8080/trail"));
        assertThat(parse(example).witnesses().getFirst().url()).isNull();
        assertThat(parse(fill("witness w $W1 https://bücher.example/é\nquorum w\n"))
                        .witnesses()
                        .getFirst()
                        .url())
                .as("a host in any script")
                .hasHost("xn--bcher-kva.example");
        assertThat(parse(fill("witness w $W1 http://[::1]:99\nquorum w\n"))
                        .witnesses()
                        .getFirst()
                        .url())
                .hasPort(99);
    }

    @Test
    void the_words_of_the_format_are_names_like_others() {
        TlogPolicy policy = parse(fill("witness all $W1\nwitness any $W2\ngroup group 2 all any\nquorum group\n"));
        assertThat(policy.quorumMetBy(keys(0b11))).isTrue();
        assertThat(policy.quorumMetBy(keys(0b1))).isFalse();
    }

    @Test
    void names_are_octets_of_any_encoding() {
        byte[] utf8 = fill("witness \u212A $W1\nwitness K $W2\nquorum \u212A\n").getBytes(StandardCharsets.UTF_8);
        assertThat(TlogPolicy.parse(utf8).quorumMetBy(keys(0b01))).isTrue();
        assertThat(TlogPolicy.parse(utf8).quorumMetBy(keys(0b10)))
                .as("a kelvin sign is no K")
                .isFalse();
        byte[] latin = fill("# caf\u00e9\nwitness w\u0080 $W1\nwitness w $W2\nquorum w\u0080\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TlogPolicy.parse(latin).quorumMetBy(keys(0b01))).isTrue();
        assertThat(TlogPolicy.parse(latin).quorumMetBy(keys(0b10))).isFalse();
        SigningKey named = TestKeys.key("example.org/\u00e9", 7);
        byte[] mixed = "# \u00ff\nwitness w KEY\nquorum w\n".getBytes(StandardCharsets.ISO_8859_1);
        String withKey = new String(mixed, StandardCharsets.ISO_8859_1)
                .replace(
                        "KEY",
                        new String(
                                named.cosignerKey().vkey().getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
        assertThat(TlogPolicy.parse(withKey.getBytes(StandardCharsets.ISO_8859_1))
                        .witnesses()
                        .getFirst()
                        .key())
                .as("a key keeps its meaning beside a comment that is no UTF-8")
                .isEqualTo(named.cosignerKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log $LOG\n",
                "quorum none\nquorum none\n",
                "quorum none\r\n",
                "quorum none\n\u0001",
                "quorum none\n\u007f",
                "quibble w1\nquorum none\n",
                "Quorum none\n",
                "quorum\n",
                "quorum none none\n",
                "quorum unknown\n",
                "quorum w\nwitness w $W1\n",
                "log\nquorum none\n",
                "log garbage\nquorum none\n",
                "log $W1\nquorum none\n",
                "log $LOG url more\nquorum none\n",
                "log $LOG\nlog $LOG https://example.org/\nquorum none\n",
                "witness w\nquorum none\n",
                "witness w $LOG\nquorum w\n",
                "witness w $PLAIN\nquorum w\n",
                "witness w $W1 https://example.org/ # comment\nquorum w\n",
                "witness w $W1 example.org\nquorum w\n",
                "witness w $W1 ftp://example.org/\nquorum w\n",
                "witness w $W1 https:///path\nquorum w\n",
                "witness w $W1 https://a%b/\nquorum w\n",
                "witness none $W1\nquorum none\n",
                "witness w $W1\nwitness w $W2\nquorum w\n",
                "witness w $W1\nwitness v $W1\nquorum w\n",
                "witness w $W1\nwitness v $RENAMED\nquorum w\n",
                "witness w $W1\ngroup w any w\nquorum w\n",
                "witness w $W1\ngroup none any w\nquorum none\n",
                "witness w $W1\ngroup g any\nquorum w\n",
                "witness w $W1\ngroup g 0 w\nquorum g\n",
                "witness w $W1\ngroup g -1 w\nquorum g\n",
                "witness w $W1\ngroup g 01 w\nquorum g\n",
                "witness w $W1\ngroup g 2 w\nquorum g\n",
                "witness w $W1\ngroup g 99999999999999999999 w\nquorum g\n",
                "witness w $W1\ngroup g most w\nquorum g\n",
                "witness w $W1\ngroup g any v\nquorum g\n",
                "witness w $W1\ngroup g any none w\nquorum g\n",
                "witness w $W1\ngroup g any g\nquorum g\n",
                "group g any w\nwitness w $W1\nquorum g\n",
                "witness w $W1\ngroup g all w w\nquorum g\n",
                "witness w $W1\nwitness v $W2\ngroup g any w v\ngroup h any w\nquorum g\n"
            })
    void any_other_file_is_refused(String policy) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(fill(policy)));
    }

    @Test
    void a_refusal_names_the_line_and_does_not_quote_it() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse(fill("log $LOG\n\nwitness w $W1\ngroup g any w secret\nquorum g\n")))
                .withMessageContaining("Line 4")
                .withMessageContaining("member 2")
                .withMessageNotContaining("secret");
    }

    @Test
    void policies_have_room_for_100_of_each_and_no_more() {
        assertThat(parse(many(100)).witnesses()).hasSize(100);
        assertThat(parse(many(100)).logs()).hasSize(100);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(many(101)));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> parse("#" + "x".repeat(TlogPolicy.MAX_BYTES) + "\nquorum none\n"));
    }

    private static String many(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("log "
                    + TestKeys.key("example.org/" + i, 1000 + i).verifierKey().vkey());
            lines.add("witness w" + i + " "
                    + TestKeys.key("example.org/w" + i, 2000 + i).cosignerKey().vkey());
            lines.add("group g" + i + " any w" + i + (i == 0 ? "" : " g" + (i - 1)));
        }
        lines.add("quorum g" + (count - 1));
        return String.join("\n", lines) + "\n";
    }

    private String fill(String policy) {
        String filled = policy.replace("$LOG", log.verifierKey().vkey())
                .replace("$PLAIN", witnesses.getFirst().verifierKey().vkey())
                .replace(
                        "$RENAMED",
                        TestKeys.key("example.org/other", 101).cosignerKey().vkey());
        for (int i = 0; i < witnesses.size(); i++) {
            filled = filled.replace(
                    "$W" + (i + 1), witnesses.get(i).cosignerKey().vkey());
        }
        return filled;
    }

    private Set<VerifierKey> keys(int chosen) {
        return chosen(chosen).stream().map(SigningKey::cosignerKey).collect(Collectors.toSet());
    }

    private SignedCheckpoint cosigned(int chosen) {
        return checkpoint.with(chosen(chosen).stream()
                .map(witness -> NoteSignature.cosign(checkpoint.note().text(), witness, 1_700_000_000))
                .toList());
    }

    private List<SigningKey> chosen(int bits) {
        return IntStream.range(0, witnesses.size())
                .filter(i -> (bits & (1 << i)) != 0)
                .mapToObj(witnesses::get)
                .toList();
    }

    private static TlogPolicy parse(String policy) {
        return TlogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertUnverified(TlogPolicy policy, SignedCheckpoint checkpoint) {
        assertThatExceptionOfType(UnverifiedNoteException.class).isThrownBy(() -> policy.accept(checkpoint));
    }
}
