package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anybody can write a number into {@code export.json} that makes an export look like an update that was not finished. It must not excuse anything. */
class FeignedUpdateTest {

    private static final ExportFixture WITNESSED = ExportFixture.of(300).witnessed();
    private static final SigningKey ATTACKER = ExportFixture.key(ExportFixture.ORIGIN, 666);
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();
    private static final String NOT_TO_COPY_FROM = "take no key and no witness from it";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void writeExport() {
        folder = WITNESSED.write(home.resolve("export"));
    }

    private void feign() {
        String description = text("export.json");
        ExportFixture.put(folder, "export.json", description.replace("\"entries\":300", "\"entries\":301"));
    }

    private void removeCosignature() {
        SignedCheckpoint cosigned = SignedCheckpoint.parse(ExportFixture.read(folder, "checkpoint"));
        ExportFixture.put(
                folder,
                "checkpoint",
                SignedCheckpoint.sign(cosigned.checkpoint(), List.of(ExportFixture.FIRST_KEY))
                        .encoded());
    }

    private String text(String path) {
        return new String(ExportFixture.read(folder, path), StandardCharsets.UTF_8);
    }

    private Programs.Outcome verify(String... further) {
        String[] words = {"verify", "export", folder.toString(), "--no-memory"};
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(further));
        return Programs.run(home, all.toArray(String[]::new));
    }

    private void assertNotCosigned() {
        for (Programs.Outcome outcome : List.of(verify("--key", KEY), verify())) {
            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
            assertThat(outcome.out()).contains("checkpoint-not-cosigned");
        }
    }

    @Test
    void it_does_not_switch_off_the_quorum_that_the_entries_put_in_force() {
        feign();
        assertThat(verify("--key", KEY).exitCode()).as("the witness did cosign").isZero();
        removeCosignature();
        assertNotCosigned();
        ExportFixture.put(folder, "policy", "log " + KEY + "\nquorum none\n");
        assertNotCosigned();
    }

    @Test
    void a_quorum_of_the_policy_file_does_not_take_the_place_of_that_of_the_entries() {
        SigningKey other = ExportFixture.key("witness.example.org", 667);
        removeCosignature();
        SignedCheckpoint signed = SignedCheckpoint.parse(ExportFixture.read(folder, "checkpoint"));
        ExportFixture.put(
                folder,
                "checkpoint",
                signed.with(List.of(NoteSignature.cosign(signed.checkpoint().text(), other, ExportFixture.COSIGNED_AT)))
                        .encoded());
        ExportFixture.put(
                folder,
                "policy",
                "log " + KEY + "\nwitness parliament " + other.cosignerKey().vkey() + "\nquorum parliament\n");
        feign();
        assertNotCosigned();
    }

    @Test
    void a_policy_with_the_key_of_somebody_else_is_named_as_not_to_be_copied_from() {
        String honest = text("policy");
        feign();
        assertThat(verify("--key", KEY).out()).doesNotContain(NOT_TO_COPY_FROM);
        ExportFixture.put(
                folder, "policy", honest.replace(KEY, ATTACKER.verifierKey().vkey()));
        for (Programs.Outcome outcome : List.of(verify("--key", KEY), verify("--key", KEY, "--json"), verify())) {
            assertThat(outcome.exitCode())
                    .as("an update brings the policy before its checkpoint")
                    .isZero();
            assertThat(outcome.out()).contains(NOT_TO_COPY_FROM);
        }
    }

    @Test
    void a_policy_of_another_quorum_is_named_as_not_to_be_copied_from() {
        feign();
        ExportFixture.put(folder, "policy", "log " + KEY + "\nquorum none\n");
        assertThat(verify("--key", KEY).out()).contains(NOT_TO_COPY_FROM);
    }

    @Test
    void a_checkpoint_by_the_key_that_only_the_policy_file_names_is_not_believed() {
        SignedCheckpoint signed = SignedCheckpoint.parse(ExportFixture.read(folder, "checkpoint"));
        ExportFixture.put(
                folder,
                "checkpoint",
                SignedCheckpoint.sign(signed.checkpoint(), List.of(ATTACKER)).encoded());
        ExportFixture.put(folder, "policy", "log " + ATTACKER.verifierKey().vkey() + "\nquorum none\n");
        feign();
        assertThat(verify("--key", KEY).exitCode()).isEqualTo(1);
        assertThat(verify().exitCode()).isEqualTo(1);
    }

    @Test
    void without_the_body_of_entry_0_the_policy_file_is_not_believed_either() {
        folder = ExportFixture.of(300).publicOnly().write(home.resolve("public"));
        ExportFixture.put(folder, "bodies/000.jsonl", text("bodies/000.jsonl").replaceFirst(".*\n", "\n"));
        assertThat(verify().exitCode())
                .as("a finished export's is, for what it is worth")
                .isZero();
        feign();
        assertThat(verify().out()).contains("key-missing");
        assertThat(verify("--key", KEY).out()).contains("VERIFIED").contains(NOT_TO_COPY_FROM);
    }
}
