package nl.korpsmonitor.transparency.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.witness.MemoryWitnessState.Fault;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Conflict;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Cosigned;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Inconsistent;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Malformed;
import nl.korpsmonitor.transparency.witness.WitnessDecision.NotSigned;
import nl.korpsmonitor.transparency.witness.WitnessDecision.UnknownLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {

    private static final String ORIGIN = "example.org/log";

    private final TestLog log = TestLog.of(ORIGIN, 40, 71);
    private final SigningKey key = TestKeys.key("example.org/witness", 50);
    private final MemoryWitnessState state = new MemoryWitnessState();
    private final TestClock clock = new TestClock();
    private final Witness witness = witness(log.key().verifierKey());

    @Test
    void a_log_that_grows_is_cosigned_from_the_first_checkpoint_on() {
        long known = 0;
        for (long size : new long[] {0, 0, 1, 2, 3, 7, 8, 8, 9, 31, 40}) {
            WitnessDecision decision = witness.addCheckpoint(log.request(known, size));
            assertCosigned(decision, log.checkpoint(size));
            assertThat(decision.status()).isEqualTo(200);
            known = size;
        }
    }

    @Test
    void what_is_remembered_has_the_log_s_signature_and_the_cosignature_that_was_given() {
        SignedCheckpoint submitted = log.checkpoint(5)
                .with(List.of(NoteSignature.sign(log.checkpoint(5).note().text(), TestKeys.key("stranger", 9))));
        Cosigned cosigned = (Cosigned) witness.addCheckpoint(new AddCheckpointRequest(0, List.of(), submitted));
        SignedCheckpoint latest = witness.latest(Witness.originHash(ORIGIN)).orElseThrow();
        assertThat(latest.checkpoint()).isEqualTo(submitted.checkpoint());
        assertThat(latest.note().signatures())
                .as("and nobody else's")
                .containsExactlyElementsOf(
                        Stream.concat(log.checkpoint(5).note().signatures().stream(), cosigned.signatures().stream())
                                .toList());
        assertThat(witness.latest(Witness.originHash("example.org/other"))).isEmpty();
        assertThat(witness.latest("no hash")).isEmpty();
    }

    /** A log, checkpoints and proof that another witness implementation, transparency-dev/witness, is tested with. */
    @Test
    void checkpoints_and_proof_of_another_implementation_are_cosigned() {
        Witness other = new Witness(
                key,
                Map.of(
                        "monkeys",
                        List.of(VerifierKey.parse("monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT"))),
                state,
                clock);
        String first = """
                old 0

                monkeys
                5
                41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=

                — monkeys 202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCkEx9AY=
                """;
        String second = """
                old 5
                %s
                %s
                %s
                %s

                monkeys
                8
                V8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=

                — monkeys 202ffoUEboiQYpHzICeaFmoy3RNviHTpAxYrq/eO4QQVQMvu9UebKBMX2MJC76NLthZaKsnKbCA8GxrjePZhvDCH7Ag=
                """.formatted(Stream.of(
                        "b9e1d62618f7fee8034e4c5010f727ab24d8e4705cb296c374bf2025a87a10d2",
                        "aac66cd7a79ce4012d80762fe8eec3a77f22d1ca4145c3f4cee022e7efcd599d",
                        "89d0f753f66a290c483b39cd5e9eafb12021293395fad3d4a2ad053cfbcfdc9e",
                        "29e40bb79c966f4c6fe96aff6f30acfce5f3e8d84c02215175d6e018a5dee833")
                .map(hex -> Hash.ofHex(hex).base64())
                .toArray());
        assertThat(other.addCheckpoint(bytes(first))).isInstanceOf(Cosigned.class);
        assertThat(other.addCheckpoint(bytes(second.replaceFirst("\n[^\n]{44}\n", "\n"))))
                .as("a hash is missing")
                .isInstanceOf(Inconsistent.class);
        assertThat(other.addCheckpoint(bytes(second))).isInstanceOf(Cosigned.class);
        assertThat(other.addCheckpoint(bytes(second))).isEqualTo(new Conflict(8));
    }

    /** A request that a third implementation, litewitness, is tested with. */
    @Test
    void a_request_of_a_third_implementation_is_cosigned() {
        String origin = "sigsum.org/v1/tree/985ea163f5af026723561354f51f2ebcdcf2af809ce254ccfb64aa9aadd80f90";
        VerifierKey logKey = new VerifierKey(
                origin,
                SignatureType.ED25519,
                HexFormat.of().parseHex("52c05edad1bf5feffa81354faae59a655d9a9a1a793ed2f62c39c26c0be2aecd"));
        String request = """
                old 0

                %s
                1
                KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                — %s 7BKT0gOfNZ1J0So9unY3BZtm2YkPIoNYM/dce0Z2avJDs8dxN6ts9bOSwwrVrbjm6P9K3ZxpK6jJngOG6YvGGzV/lwo=
                """.formatted(origin, origin);
        assertThat(new Witness(key, Map.of(origin, List.of(logKey)), state, clock).addCheckpoint(bytes(request)))
                .isInstanceOf(Cosigned.class);
    }

    @Test
    void the_specification_s_example_request_is_read() {
        AddCheckpointRequest request = AddCheckpointRequest.parse(bytes("""
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
                """));
        assertThat(request.oldSize()).isEqualTo(20852014);
        assertThat(request.proof()).hasSize(4);
        assertThat(request.checkpoint().checkpoint().size()).isEqualTo(20852163);
        assertThat(request.checkpoint().note().signatures()).hasSize(2);
    }

    @Test
    void an_unknown_log_is_404() {
        TestLog other = TestLog.of("example.org/other", 5, 72);
        WitnessDecision decision = witness.addCheckpoint(other.request(0, 5));
        assertThat(decision).isInstanceOf(UnknownLog.class);
        assertThat(decision.status()).isEqualTo(404);
    }

    @Test
    void a_checkpoint_without_a_true_signature_of_the_log_is_403() {
        Checkpoint checkpoint = log.checkpoint(5).checkpoint();
        String text = checkpoint.text();
        NoteSignature genuine = NoteSignature.sign(text, log.key());
        NoteSignature byStranger = NoteSignature.sign(text, TestKeys.key(ORIGIN, 99));
        NoteSignature ofAnotherText = NoteSignature.sign(text.replace("5", "6"), log.key());
        for (List<NoteSignature> signatures :
                List.of(List.of(byStranger), List.of(ofAnotherText), List.of(genuine, ofAnotherText))) {
            WitnessDecision decision = witness.addCheckpoint(new AddCheckpointRequest(
                    0, List.of(), new SignedCheckpoint(checkpoint, new SignedNote(text, signatures))));
            assertThat(decision).isInstanceOf(NotSigned.class);
            assertThat(decision.status()).isEqualTo(403);
        }
        assertThat(state.history()).isEmpty();
        WitnessDecision withStranger = witness.addCheckpoint(new AddCheckpointRequest(
                0, List.of(), new SignedCheckpoint(checkpoint, new SignedNote(text, List.of(byStranger, genuine)))));
        assertThat(withStranger).as("an unknown signature is ignored").isInstanceOf(Cosigned.class);
    }

    @Test
    void an_old_size_beyond_the_checkpoint_is_400() {
        WitnessDecision decision = witness.addCheckpoint(new AddCheckpointRequest(6, List.of(), log.checkpoint(5)));
        assertThat(decision).isInstanceOf(Malformed.class);
        assertThat(decision.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "CHECKPOINT",
                "\n\nCHECKPOINT",
                "old\n\nCHECKPOINT",
                "old \n\nCHECKPOINT",
                "old  0\n\nCHECKPOINT",
                "old 00\n\nCHECKPOINT",
                "old -1\n\nCHECKPOINT",
                "old 1x\n\nCHECKPOINT",
                "old 0 \n\nCHECKPOINT",
                "old 9223372036854775808\n\nCHECKPOINT",
                "Old 0\n\nCHECKPOINT",
                "old 0\nCHECKPOINT",
                "old 0\n\n\nCHECKPOINT",
                "old 0\r\n\r\nCHECKPOINT",
                "old 0\nAAAA\n\nCHECKPOINT",
                "old 0\nold 0\n\nCHECKPOINT",
                "old 0\n\nnothing",
                "old 0\n\nexample.org/log\n1\nAAAA\n"
            })
    void any_other_body_is_400(String body) {
        WitnessDecision decision = witness.addCheckpoint(
                bytes(body.replace("CHECKPOINT", log.checkpoint(5).encoded())));
        assertThat(decision).isInstanceOf(Malformed.class);
        assertThat(decision.status()).isEqualTo(400);
    }

    @Test
    void extension_lines_are_400_even_when_the_log_signed_them() {
        String text = log.checkpoint(5).note().text() + "extension\n";
        SignedNote note = new SignedNote(text, List.of(NoteSignature.sign(text, log.key())));
        assertThat(witness.addCheckpoint(bytes("old 0\n\n" + note.encoded())).status())
                .isEqualTo(400);
    }

    @Test
    void requests_are_bounded() {
        String hash = log.root(1).base64() + "\n";
        String checkpoint = log.checkpoint(5).encoded();
        assertThat(witness.addCheckpoint(bytes("old 3\n" + hash.repeat(64) + "\n" + checkpoint))
                        .status())
                .isEqualTo(400);
        assertThat(witness.addCheckpoint(bytes("old 3\n" + hash.repeat(63) + "\n" + checkpoint))
                        .status())
                .as("63 lines are read")
                .isEqualTo(409);
        assertThat(witness.addCheckpoint(bytes("x".repeat(AddCheckpointRequest.MAX_BYTES + 1)))
                        .status())
                .isEqualTo(400);
        assertThat(witness.addCheckpoint(new byte[] {(byte) 0xff}).status()).isEqualTo(400);
    }

    @Test
    void another_old_size_than_the_last_cosigned_is_409_with_that_size() {
        assertThat(witness.addCheckpoint(new AddCheckpointRequest(3, log.consistency(3, 5), log.checkpoint(5))))
                .isEqualTo(new Conflict(0));
        witness.addCheckpoint(log.request(0, 8));
        for (long old : new long[] {0, 7, 9}) {
            WitnessDecision decision =
                    witness.addCheckpoint(new AddCheckpointRequest(old, log.consistency(old, 20), log.checkpoint(20)));
            assertThat(decision).isEqualTo(new Conflict(8));
            assertThat(decision.status()).isEqualTo(409);
        }
        assertThat(witness.addCheckpoint(new AddCheckpointRequest(5, log.consistency(5, 5), log.checkpoint(5))))
                .as("a smaller tree, however well signed")
                .isEqualTo(new Conflict(8));
    }

    @Test
    void what_no_proof_shows_to_be_consistent_is_422() {
        witness.addCheckpoint(log.request(0, 8));
        TestLog fork = log.fork(7, 73);
        assertInconsistent(fork.request(8, 20), false);
        assertInconsistent(fork.request(8, 8), true);
        assertInconsistent(new AddCheckpointRequest(8, List.of(), log.checkpoint(20)), false);
        assertInconsistent(new AddCheckpointRequest(8, log.consistency(9, 20), log.checkpoint(20)), false);
        assertInconsistent(new AddCheckpointRequest(8, List.of(log.root(1)), log.checkpoint(8)), false);
        assertCosigned(witness.addCheckpoint(log.request(8, 20)), log.checkpoint(20));
    }

    @Test
    void the_empty_tree_has_one_root_and_needs_no_proof() {
        Checkpoint falseEmpty = new Checkpoint(ORIGIN, 0, log.root(1));
        SignedCheckpoint signed = SignedCheckpoint.sign(falseEmpty, List.of(log.key()));
        assertInconsistent(new AddCheckpointRequest(0, List.of(), signed), false);
        assertInconsistent(new AddCheckpointRequest(0, List.of(log.root(1)), log.checkpoint(5)), false);
        assertCosigned(witness.addCheckpoint(log.request(0, 0)), log.checkpoint(0));
        assertInconsistent(new AddCheckpointRequest(0, List.of(), signed), false);
        assertCosigned(witness.addCheckpoint(log.request(0, 5)), log.checkpoint(5));
    }

    @Test
    void cosignatures_state_the_time_and_never_an_earlier_one() {
        assertThat(timeOf(witness.addCheckpoint(log.request(0, 5)))).isEqualTo(TestClock.START);
        clock.set(TestClock.START + 60);
        assertThat(timeOf(witness.addCheckpoint(log.request(5, 5)))).isEqualTo(TestClock.START + 60);
        clock.set(TestClock.START - 3600);
        assertThat(timeOf(witness.addCheckpoint(log.request(5, 8)))).isEqualTo(TestClock.START + 60);
        Witness restarted = witness(log.key().verifierKey());
        assertThat(timeOf(restarted.addCheckpoint(log.request(8, 8)))).isEqualTo(TestClock.START + 60);
        clock.set(TestClock.START + 61);
        assertThat(timeOf(restarted.addCheckpoint(log.request(8, 9)))).isEqualTo(TestClock.START + 61);
    }

    @Test
    void a_clock_before_1970_cosigns_nothing() {
        clock.set(0);
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> witness.addCheckpoint(log.request(0, 5)))
                .withMessageContaining("clock");
        assertThat(state.history()).isEmpty();
    }

    @Test
    void either_of_a_log_s_keys_will_do_and_both_are_kept() {
        SigningKey next = TestKeys.key(ORIGIN, 2);
        Witness knowsBoth = witness(log.key().verifierKey(), next.verifierKey());
        assertThat(knowsBoth.addCheckpoint(log.request(0, 5))).isInstanceOf(Cosigned.class);
        SignedCheckpoint byBoth = SignedCheckpoint.sign(log.checkpoint(8).checkpoint(), List.of(log.key(), next));
        assertThat(knowsBoth.addCheckpoint(new AddCheckpointRequest(5, log.consistency(5, 8), byBoth)))
                .isInstanceOf(Cosigned.class);
        assertThat(state.latest(ORIGIN).orElseThrow().note().signatures()).hasSize(3);
        SignedCheckpoint byNext = SignedCheckpoint.sign(log.checkpoint(9).checkpoint(), List.of(next));
        assertThat(witness.addCheckpoint(new AddCheckpointRequest(8, log.consistency(8, 9), byNext)))
                .as("a witness that does not know the new key")
                .isInstanceOf(NotSigned.class);
    }

    @Test
    void a_note_full_of_signatures_of_the_log_is_cosigned_and_kept_short() {
        String text = log.checkpoint(5).note().text();
        SignedNote full = new SignedNote(
                text, Collections.nCopies(SignedNote.MAX_SIGNATURES, NoteSignature.sign(text, log.key())));
        assertThat(witness.addCheckpoint(new AddCheckpointRequest(
                        0, List.of(), new SignedCheckpoint(log.checkpoint(5).checkpoint(), full))))
                .isInstanceOf(Cosigned.class);
        assertThat(state.latest(ORIGIN).orElseThrow().note().signatures()).hasSize(2);
    }

    /** A crash between storing and answering, or before: after it, what may have been cosigned still binds. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILED_NOT_STORED", "FAILED_BUT_STORED"})
    void after_a_failure_nothing_contradicts_what_may_have_been_stored(Fault fault) {
        witness.addCheckpoint(log.request(0, 5));
        state.failNext(fault);
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> witness.addCheckpoint(log.request(5, 8)));
        TestLog fork = log.fork(6, 74);
        Witness restarted = witness(log.key().verifierKey());
        if (fault == Fault.FAILED_BUT_STORED) {
            assertThat(restarted.addCheckpoint(log.request(5, 8))).isEqualTo(new Conflict(8));
            assertThat(restarted.addCheckpoint(fork.request(5, 9))).isEqualTo(new Conflict(8));
            assertInconsistent(fork.request(8, 9), false);
            assertCosigned(restarted.addCheckpoint(log.request(8, 8)), log.checkpoint(8));
        } else {
            assertCosigned(restarted.addCheckpoint(log.request(5, 8)), log.checkpoint(8));
            assertThat(restarted.addCheckpoint(fork.request(5, 9))).isEqualTo(new Conflict(8));
        }
    }

    @Test
    void a_state_that_never_takes_what_it_is_given_is_an_error_and_not_an_answer() {
        WitnessState stubborn = new WitnessState() {
            @Override
            public Optional<SignedCheckpoint> latest(String origin) {
                return Optional.empty();
            }

            @Override
            public boolean replace(String origin, Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
                return false;
            }
        };
        Witness confused = new Witness(key, Map.of(ORIGIN, List.of(log.key().verifierKey())), stubborn, clock);
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> confused.addCheckpoint(log.request(0, 5)));
    }

    @Test
    void a_witness_needs_keys_that_are_the_logs_and_not_its_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Witness(key, Map.of(ORIGIN, List.of()), state, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> witness(key.verifierKey()));
        assertThat(witness.origins()).containsExactly(ORIGIN);
        assertThat(witness.key()).isEqualTo(key.cosignerKey());
    }

    private Witness witness(VerifierKey... logKeys) {
        return new Witness(key, Map.of(ORIGIN, List.of(logKeys)), state, clock);
    }

    private void assertCosigned(WitnessDecision decision, SignedCheckpoint checkpoint) {
        assertThat(decision).isInstanceOfSatisfying(Cosigned.class, cosigned -> {
            assertThat(checkpoint.with(cosigned.signatures()).verifiedBy(List.of(key.cosignerKey())))
                    .hasSize(1);
            assertThat(state.latest(ORIGIN).orElseThrow().checkpoint()).isEqualTo(checkpoint.checkpoint());
        });
    }

    private void assertInconsistent(AddCheckpointRequest request, boolean fork) {
        int before = state.history().size();
        WitnessDecision decision = witness.addCheckpoint(request);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Inconsistent.class,
                        inconsistent ->
                                assertThat(inconsistent.fork().isPresent()).isEqualTo(fork));
        assertThat(decision.status()).isEqualTo(422);
        assertThat(state.history()).hasSize(before);
    }

    private static long timeOf(WitnessDecision decision) {
        return ((Cosigned) decision).signatures().getFirst().cosignedAtSeconds();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
