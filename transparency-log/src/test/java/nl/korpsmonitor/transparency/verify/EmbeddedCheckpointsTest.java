package nl.korpsmonitor.transparency.verify;

import static nl.korpsmonitor.transparency.verify.DossierFixture.CONSISTENCY;
import static nl.korpsmonitor.transparency.verify.DossierFixture.EMBEDDED;
import static nl.korpsmonitor.transparency.verify.ExportFixture.FIRST_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dossier's verifier makes of the checkpoint that an answer embeds, and of the proof that it is of the same history. */
class EmbeddedCheckpointsTest {
    private static final String KEY = FIRST_KEY.verifierKey().vkey();
    private static final String OTHER_ROOT = Hash.sha256(new byte[0]).base64();

    @TempDir
    private Path home;

    private Programs.Outcome verify(DossierFixture dossier) {
        Path file = dossier.seal().write(home.resolve("dossier.zip"));
        return Programs.run(home, "verify", "dossier", file.toString(), "--key", KEY);
    }

    private void found(DossierFixture dossier, String code) {
        Programs.Outcome outcome = verify(dossier);
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.out()).contains("[" + code + "]").contains(" has a fault\n");
    }

    private DossierFixture answering(Checkpoint checkpoint, SigningKey key) {
        return DossierFixture.answering(
                home, SignedCheckpoint.sign(checkpoint, List.of(key)).encoded(), 200);
    }

    private DossierFixture changed(String from, String to) {
        DossierFixture dossier = DossierFixture.valid(home);
        String proof = new String(dossier.file(CONSISTENCY), StandardCharsets.UTF_8);
        assertThat(proof).contains(from);
        return dossier.put(CONSISTENCY, proof.replace(from, to));
    }

    @Test
    void a_text_that_is_no_checkpoint_is_found() {
        found(DossierFixture.answering(home, "none", 200).remove(CONSISTENCY), "embedded-malformed");
    }

    @Test
    void one_of_another_log_is_found() {
        Checkpoint other = new Checkpoint(
                "other.example.org/log", 200, EMBEDDED.checkpoint().root());
        found(
                answering(other, ExportFixture.key("other.example.org/log", 1)).remove(CONSISTENCY),
                "embedded-other-log");
    }

    @Test
    void one_that_covers_the_answer_itself_is_found() {
        SignedCheckpoint later = ExportFixture.of(300).checkpoint();
        Programs.Outcome outcome =
                verify(DossierFixture.answering(home, later.encoded(), 200).remove(CONSISTENCY));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("[embedded-later]").contains("at most 299 entries");
    }

    @Test
    void one_of_another_history_is_found_though_the_key_signed_it() {
        SignedCheckpoint forked = ExportFixture.of(200).forked("another").checkpoint();
        DossierFixture dossier = DossierFixture.answering(home, forked.encoded(), 200);
        found(dossier, "consistency-other");
        String proof = new String(dossier.file(CONSISTENCY), StandardCharsets.UTF_8);
        found(
                dossier.put(
                        CONSISTENCY,
                        proof.replace(
                                EMBEDDED.checkpoint().root().base64(),
                                forked.checkpoint().root().base64())),
                "consistency-false");
    }

    @Test
    void a_false_signature_is_found() {
        Checkpoint altered = new Checkpoint(ExportFixture.ORIGIN, 200, Hash.ofBase64(OTHER_ROOT));
        String note = EMBEDDED.encoded().replace(EMBEDDED.checkpoint().text(), altered.text());
        Programs.Outcome outcome = verify(DossierFixture.answering(home, note, 200));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("[embedded-not-signed]", "[consistency-other]");
    }

    /** A log changes its key, and older checkpoints stay what they are: their tree is that of the newer ones. */
    @Test
    void one_that_an_earlier_key_signed_verifies_and_the_report_says_what_is_open() {
        DossierFixture dossier = answering(EMBEDDED.checkpoint(), ExportFixture.SECOND_KEY);
        Programs.Outcome outcome = verify(dossier);
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("1  embedded checkpoints found to be of the same history")
                .contains("Who signed the checkpoint that the event at 299");
        assertThat(verify(DossierFixture.valid(home)).out()).doesNotContain("Who signed the checkpoint");
    }

    @Test
    void the_proof_must_be_there_have_its_form_and_be_about_both_trees() {
        found(DossierFixture.valid(home).remove(CONSISTENCY), "consistency-missing");
        found(changed("\"hashes\"", "\"paths\""), "consistency-malformed");
        found(changed("\"size\":200", "\"size\":\"200\""), "consistency-malformed");
        found(changed("{\"from\"", "[{\"from\""), "consistency-malformed");
        found(changed("\"size\":200", "\"size\":201"), "consistency-other");
        found(changed("\"size\":300", "\"size\":301"), "consistency-other");
        found(changed("\"hashes\":[\"", "\"hashes\":[\"" + OTHER_ROOT + "\",\""), "consistency-false");
        found(DossierFixture.valid(home).put("data/consistency/150.json", "{}"), "consistency-unknown");
    }

    @Test
    void a_dossier_without_any_answer_is_found() {
        DossierFixture dossier = DossierFixture.valid(home).remove(DossierFixture.event(299));
        String description = new String(dossier.file("data/dossier.json"), StandardCharsets.UTF_8);
        Programs.Outcome outcome = verify(dossier.put("data/dossier.json", description.replace(",299]", "]"))
                .remove(CONSISTENCY));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("[embedded-missing]");
    }
}
