package nl.korpsmonitor.transparency.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedNoteTest {

    /** C2SP signed-note, Verifier keys, Example. */
    private static final VerifierKey EXAMPLE_KEY =
            VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    private static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    /** C2SP signed-note, Introduction: its text has a blank line of its own. */
    private static final String VERSE = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    /** The keys, text and signatures with which golang.org/x/mod/sumdb/note tests itself. */
    private static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String BY_PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String BY_ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private final SigningKey key = TestKeys.key("example.org/a", 1);

    @Test
    void the_specification_s_example_verifies() {
        SignedNote note = parse(EXAMPLE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.verifiedBy(List.of(EXAMPLE_KEY))).containsExactly(EXAMPLE_KEY);
        assertThat(note.encoded()).isEqualTo(EXAMPLE);
    }

    @Test
    void the_last_blank_line_separates() {
        SignedNote note = parse(VERSE);
        assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("quasimodo.example/salvatore");
            assertThat(signature.keyId()).isEqualTo(0x367ba04b);
        });
        assertThat(note.encoded()).isEqualTo(VERSE);
    }

    @Test
    void a_text_that_ends_with_blank_lines_is_signed_with_them() {
        for (String text : List.of("\n", "a\n\n", "\n\n\n", "a\n\n\nb\n\n")) {
            SignedNote note = parse(new SignedNote(text, List.of(NoteSignature.sign(text, key))).encoded());
            assertThat(note.text()).isEqualTo(text);
            assertThat(note.verifiedBy(List.of(key.verifierKey()))).hasSize(1);
        }
    }

    @Test
    void signatures_of_the_go_implementation_verify() {
        SignedNote note = parse(TEXT + "\n" + BY_PETER + BY_ENOCH);
        assertThat(note.verifiedBy(List.of(PETER))).containsExactly(PETER);
        assertThat(note.verifiedBy(List.of(ENOCH, PETER))).containsExactly(ENOCH, PETER);
        assertThat(parse(TEXT + "\n" + BY_PETER + BY_PETER).verifiedBy(List.of(PETER)))
                .containsExactly(PETER);
    }

    @Test
    void a_genuine_note_of_the_go_checksum_database_verifies() {
        VerifierKey sumdb = VerifierKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        String genuine = """
                go.sum database tree
                15081221
                BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=

                — sum.golang.org Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo=
                """;
        assertThat(parse(genuine).verifiedBy(List.of(sumdb))).containsExactly(sumdb);
        assertUnverified(parse(genuine.replace("15081221", "15081222")), sumdb);
    }

    @Test
    void a_false_signature_of_a_known_key_rejects_the_note_whoever_else_signed() {
        String forged = BY_ENOCH.replace("rwz+eBzm", "rwz+eBzn");
        assertUnverified(parse(TEXT + "\n" + BY_PETER + forged), PETER, ENOCH);
        assertUnverified(parse(TEXT + "\n" + BY_ENOCH + forged), ENOCH);
        assertUnverified(parse(TEXT + "\n" + forged + BY_ENOCH), ENOCH);
        assertUnverified(parse(TEXT + "\n" + BY_ENOCH + BY_ENOCH.replace("rwz+eBzm", "rwz+eABCDBzm")), ENOCH);
        assertThat(parse(TEXT + "\n" + BY_PETER + forged).verifiedBy(List.of(PETER)))
                .as("an unknown key's signature is ignored, false or not")
                .containsExactly(PETER);
    }

    @Test
    void a_signature_that_shares_only_the_name_or_the_id_is_of_another_key() {
        String otherName = BY_PETER.replace("PeterNeumann", "PeterNeuman");
        String otherId = BY_PETER.replace("x08g", "x08h");
        assertUnverified(parse(TEXT + "\n" + otherName + otherId), PETER);
        assertThat(parse(TEXT + "\n" + otherName + otherId + BY_PETER).verifiedBy(List.of(PETER)))
                .containsExactly(PETER);
    }

    @Test
    void a_note_that_nobody_known_signed_is_rejected() {
        assertUnverified(parse(EXAMPLE), PETER, ENOCH);
        assertUnverified(parse(EXAMPLE));
    }

    @Test
    void up_to_100_signatures_are_accepted() {
        String others = IntStream.range(0, 98)
                .mapToObj(i -> BY_PETER.replace("PeterNeumann", "other" + i))
                .reduce("", String::concat);
        SignedNote full = parse(TEXT + "\n" + others + BY_PETER + BY_ENOCH);
        assertThat(full.signatures()).hasSize(100);
        assertThat(full.verifiedBy(List.of(PETER, ENOCH))).hasSize(2);
        assertMalformed(TEXT + "\n" + others + BY_PETER + BY_ENOCH + BY_ENOCH);
        assertMalformed(TEXT + "\n" + BY_PETER.repeat(20_000));
    }

    @Test
    void sixteen_signatures_as_large_as_post_quantum_ones_are_accepted() {
        Stream<NoteSignature> large =
                IntStream.range(0, 16).mapToObj(i -> new NoteSignature("pq" + i, i, new byte[5_000]));
        SignedNote note = new SignedNote(
                TEXT,
                Stream.concat(large, Stream.of(NoteSignature.sign(TEXT, key))).toList());
        assertThat(parse(note.encoded()).verifiedBy(List.of(key.verifierKey()))).hasSize(1);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new NoteSignature("pq", 1, new byte[NoteSignature.MAX_BYTES]));
    }

    static List<String> malformed() {
        return List.of(
                "",
                "\n",
                "\n\n",
                TEXT,
                TEXT + "\n",
                TEXT + BY_PETER,
                TEXT + "\n\n",
                TEXT + "\n" + BY_PETER.strip(),
                TEXT + "\n" + BY_PETER + "\n",
                TEXT + "\n" + BY_PETER + "Unexpected line.\n",
                "\u0001" + TEXT + "\n" + BY_PETER,
                TEXT.replace("\n", "\r\n") + "\n" + BY_PETER,
                "\t" + TEXT + "\n" + BY_PETER,
                TEXT + "\n" + BY_PETER.replace("— ", "- "),
                TEXT + "\n" + BY_PETER.replace("— ", "—"),
                TEXT + "\n" + BY_PETER.replace("— ", "—  "),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter Neumann"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter\u00a0Neumann"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter\u3000Neumann"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter+Neumann"),
                TEXT + "\n" + BY_PETER.replace("PeterNeumann ", ""),
                TEXT + "\n" + BY_PETER.replace("=\n", "\n"),
                TEXT + "\n" + BY_PETER.replace("=\n", "= \n"),
                TEXT + "\n" + BY_PETER.replace("nAM=", "nAN="),
                TEXT + "\n— PeterNeumann x08gow==\n",
                TEXT + "\n— PeterNeumann x08g\n",
                TEXT + "\n— PeterNeumann \n",
                TEXT + "\n— PeterNeumann\n",
                TEXT + "\n— \n",
                TEXT + "\n—\n");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void any_other_text_is_no_note(String text) {
        assertMalformed(text);
    }

    @Test
    void bytes_that_are_no_text_or_too_many_are_no_note() {
        byte[] note = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        note[3] = (byte) 0xff;
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(note));
        assertMalformed("a".repeat(SignedNote.MAX_BYTES) + EXAMPLE);
    }

    @Test
    void what_has_no_form_in_bytes_is_not_signed() {
        NoteSignature signature = NoteSignature.sign("a\n", key);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new SignedNote("half a \ud83d\n", List.of(signature)));
        assertThatNoException().isThrownBy(() -> new SignedNote("a whole \ud83d\ude00\n", List.of(signature)));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new SignedNote("no line feed", List.of(signature)));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> new SignedNote("a\n", List.of()));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new NoteSignature("a\nb", 1, new byte[64]));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> new NoteSignature("a", 1, new byte[0]));
    }

    @Test
    void further_signatures_come_after_those_that_are_there_and_once() {
        NoteSignature first = NoteSignature.sign(TEXT, key);
        NoteSignature second = NoteSignature.sign(TEXT, TestKeys.key("example.org/b", 2));
        SignedNote note = new SignedNote(TEXT, List.of(first)).with(List.of(second, first, second));
        assertThat(note.signatures()).containsExactly(first, second);
    }

    private static SignedNote parse(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(text));
    }

    private static void assertUnverified(SignedNote note, VerifierKey... known) {
        assertThatExceptionOfType(UnverifiedNoteException.class).isThrownBy(() -> note.verifiedBy(List.of(known)));
    }
}
