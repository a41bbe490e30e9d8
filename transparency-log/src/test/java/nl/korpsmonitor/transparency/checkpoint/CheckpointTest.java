package nl.korpsmonitor.transparency.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** C2SP tlog-cosignature, Introduction; without its second signature it is the example of tlog-checkpoint. */
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    /** A checkpoint of a live log: it signed by RFC 6962 and Ed25519, and four witnesses cosigned. */
    private static final String GENUINE = """
            arche2025h1.staging.ct.transparency.dev
            1432088532
            U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

            — arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
            — arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
            — transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
            — witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
            — remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
            — witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
            """;

    private static final VerifierKey GENUINE_LOG = VerifierKey.parse(
            "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
    private static final List<VerifierKey> GENUINE_WITNESSES = List.of(
            VerifierKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"),
            VerifierKey.parse(
                    "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM"),
            VerifierKey.parse("witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO"));

    private static final Hash ROOT = Hash.sha256(new byte[] {1});

    private final SigningKey log = TestKeys.key("example.org/log", 1);
    private final SigningKey witness = TestKeys.key("example.org/witness", 2);

    @Test
    void the_specification_s_examples_are_read() {
        SignedCheckpoint checkpoint = parse(EXAMPLE);
        assertThat(checkpoint.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.checkpoint().size()).isEqualTo(20852163);
        assertThat(checkpoint.checkpoint().root().base64()).isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThat(checkpoint.encoded()).isEqualTo(EXAMPLE);
        NoteSignature cosignature = checkpoint.note().signatures().get(1);
        assertThat(cosignature.name()).isEqualTo("witness.example.com/w1");
        assertThat(cosignature.cosignedAtSeconds())
                .as("tlog-cosignature shows it")
                .isEqualTo(1679315147);
        String uncosigned = EXAMPLE.substring(0, EXAMPLE.indexOf("— witness"));
        assertThat(parse(uncosigned).note().signatures()).hasSize(1);
    }

    @Test
    void a_genuine_checkpoint_with_genuine_cosignatures_verifies() {
        SignedCheckpoint checkpoint = parse(GENUINE);
        assertThat(checkpoint.verifiedBy(List.of(GENUINE_LOG))).containsExactly(GENUINE_LOG);
        assertThat(checkpoint.verifiedBy(GENUINE_WITNESSES)).containsExactlyElementsOf(GENUINE_WITNESSES);
        assertThat(checkpoint.signaturesOf(GENUINE_WITNESSES))
                .extracting(NoteSignature::cosignedAtSeconds)
                .containsOnly(0x6a122120L);
        SignedCheckpoint altered = parse(GENUINE.replace("1432088532", "1432088533"));
        assertUnverified(altered, GENUINE_LOG);
        GENUINE_WITNESSES.forEach(key -> assertUnverified(altered, key));
    }

    @Test
    void what_is_signed_is_three_lines() {
        SignedCheckpoint signed = sign(new Checkpoint("example.org/log", 7, ROOT));
        assertThat(signed.note().text()).isEqualTo("example.org/log\n7\n" + ROOT.base64() + "\n");
        assertThat(parse(signed.encoded())).isEqualTo(signed);
        assertThat(signed.verifiedBy(List.of(log.verifierKey()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n1\n",
                "\n1\n%s\n",
                "a\n\n%s\n",
                "a\n01\n%s\n",
                "a\n-1\n%s\n",
                "a\n+1\n%s\n",
                "a\n1 \n%s\n",
                "a\n0x1\n%s\n",
                "a\n9223372036854775808\n%s\n",
                "a\n1\n%s",
                "a\n1\n\n",
                "a\n1\nAAAA\n",
                "a\n1\n %s\n",
                "a\n1\n%s\n\n",
                "a\n1\n%s\nextension\n",
                "a\n1\n%s\n\nextension\n",
                "a\r\n1\r\n%s\r\n"
            })
    void any_other_text_is_no_checkpoint(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Checkpoint.parse(text.formatted(ROOT.base64())));
    }

    @Test
    void a_note_with_extension_lines_is_refused_even_when_the_log_signed_it() {
        String text = "example.org/log\n7\n" + ROOT.base64() + "\nextension\n";
        SignedNote note = new SignedNote(text, List.of(NoteSignature.sign(text, log)));
        assertThat(note.verifiedBy(List.of(log.verifierKey()))).hasSize(1);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(note.encoded()));
    }

    @Test
    void a_checkpoint_states_what_its_note_states() {
        SignedCheckpoint signed = sign(new Checkpoint("example.org/log", 7, ROOT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedCheckpoint(new Checkpoint("example.org/log", 8, ROOT), signed.note()));
    }

    @Test
    void the_empty_tree_has_one_root_only() {
        assertThat(new Checkpoint("a", 0, Hash.sha256(new byte[0])).plausible()).isTrue();
        assertThat(new Checkpoint("a", 0, ROOT).plausible()).isFalse();
        assertThat(new Checkpoint("a", 1, ROOT).plausible()).isTrue();
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> new Checkpoint("a", -1, ROOT));
    }

    @Test
    void a_log_signs_with_keys_of_its_own_name_only() {
        Checkpoint checkpoint = new Checkpoint("example.org/other", 7, ROOT);
        assertThatIllegalArgumentException().isThrownBy(() -> SignedCheckpoint.sign(checkpoint, List.of(log)));
    }

    @Test
    void both_keys_sign_while_one_replaces_the_other() {
        SigningKey next = TestKeys.key("example.org/log", 3);
        SignedCheckpoint signed = SignedCheckpoint.sign(new Checkpoint("example.org/log", 7, ROOT), List.of(log, next));
        assertThat(signed.verifiedBy(List.of(log.verifierKey()))).hasSize(1);
        assertThat(signed.verifiedBy(List.of(next.verifierKey()))).hasSize(1);
    }

    @Test
    void a_cosignature_holds_for_its_text_time_and_key_only() {
        SignedCheckpoint signed = sign(new Checkpoint("example.org/log", 7, ROOT));
        String text = signed.note().text();
        NoteSignature cosignature = NoteSignature.cosign(text, witness, 1_700_000_000);
        assertThat(cosignature.cosignedAtSeconds()).isEqualTo(1_700_000_000);
        assertThat(signed.with(List.of(cosignature)).verifiedBy(List.of(witness.cosignerKey())))
                .containsExactly(witness.cosignerKey());
        assertThat(cosignature.verifiedBy(witness.cosignerKey(), text)).isTrue();
        assertThat(cosignature.verifiedBy(witness.cosignerKey(), text.replace("7", "8")))
                .isFalse();
        assertThat(cosignature.claims(witness.verifierKey()))
                .as("the same key signs as a log under another id")
                .isFalse();
        NoteSignature plain = NoteSignature.sign(text, witness);
        assertThat(plain.verifiedBy(witness.cosignerKey(), text)).isFalse();
        assertThat(withTime(text, 0).verifiedBy(witness.cosignerKey(), text))
                .as("a time of zero is for subtrees")
                .isFalse();
        assertThat(withTime(text, -1).verifiedBy(witness.cosignerKey(), text))
                .as("a time of 2^63 or more")
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> NoteSignature.cosign(text, witness, 0));
    }

    /** A cosignature of this time, which {@link NoteSignature#cosign} refuses to make. */
    private NoteSignature withTime(String text, long seconds) {
        byte[] signature = witness.sign(("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n" + text)
                .getBytes(StandardCharsets.UTF_8));
        byte[] timed = ByteBuffer.allocate(72).putLong(seconds).put(signature).array();
        return new NoteSignature(
                witness.cosignerKey().name(), witness.cosignerKey().keyId(), timed);
    }

    private SignedCheckpoint sign(Checkpoint checkpoint) {
        return SignedCheckpoint.sign(checkpoint, List.of(log));
    }

    private static SignedCheckpoint parse(String note) {
        return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertUnverified(SignedCheckpoint checkpoint, VerifierKey key) {
        assertThatExceptionOfType(UnverifiedNoteException.class).isThrownBy(() -> checkpoint.verifiedBy(List.of(key)));
    }
}
