package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong although the log's own key signed for it. */
class DishonestLogTest {

    private static final ExportFixture HONEST = ExportFixture.of(300);
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    @TempDir
    private Path folder;

    private int written;

    private List<Finding> findings(ExportFixture log) {
        Path export = log.write(folder.resolve(Integer.toString(written++)));
        return verify(export);
    }

    private static List<Finding> verify(Path export) {
        return verify(export, KEY);
    }

    private static List<Finding> verify(Path export, String key) {
        return new ExportVerification(export, Trust.of(List.of(key), null), null, Progress.SILENT)
                .run()
                .findings();
    }

    private static FixtureBody opened(String member, String value) {
        JsonObject.Builder data = JsonObject.builder();
        data.put("origin", member.equals("origin") ? value : ExportFixture.ORIGIN);
        data.put("verifierKey", member.equals("verifierKey") ? value : KEY);
        return FixtureBody.of(0, 0, "ledger-opened", data.build());
    }

    @Test
    void an_entry_recorded_before_the_one_in_front_of_it_is_named() {
        long first = 1_382_607_000_000_000L;
        for (long late : new long[] {17, 255, 299}) {
            assertThat(findings(ExportFixture.of(300).recordedAt(position -> position < late ? first : first - 1)))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("time-decreasing");
                        assertThat(finding.position()).isEqualTo(late);
                    });
        }
        assertThat(findings(ExportFixture.of(300).recordedAt(position -> position < 256 ? first : first - 1)))
                .extracting(Finding::position)
                .containsExactly(256L);
    }

    @Test
    void entries_recorded_at_the_same_moment_are_no_fault() {
        assertThat(findings(ExportFixture.of(300).recordedAt(position -> 1_382_607_000_000_000L)))
                .isEmpty();
    }

    @Test
    void a_leaf_in_another_form_is_named() {
        assertThat(findings(ExportFixture.of(300)
                        .withLeaves(position -> position == 260 ? "hello".getBytes(StandardCharsets.UTF_8) : null)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("leaf-malformed");
                    assertThat(finding.position()).isEqualTo(260L);
                });
    }

    @Test
    void entry_0_must_open_the_ledger_that_the_checkpoint_is_of() {
        assertThat(findings(
                        ExportFixture.of(9).withBodies(position -> position == 0 ? opened("origin", "other") : null)))
                .extracting(Finding::code, Finding::found)
                .containsExactly(tuple("origin-mismatch", "other"));
        assertThat(findings(
                        ExportFixture.of(9).withBodies(position -> position == 0 ? FixtureBody.score(9, "") : null)))
                .extracting(Finding::code)
                .containsExactly("origin-mismatch");
        assertThat(findings(ExportFixture.of(9).withBodies(position -> position == 5 ? HONEST.body(0) : null)))
                .extracting(Finding::position)
                .containsExactly(5L);
    }

    @Test
    void a_key_of_another_log_can_not_be_added() {
        SigningKey stranger = ExportFixture.key("other.example.org", 5);
        assertThat(findings(ExportFixture.of(9)
                        .withBodies(position -> position == 4
                                ? FixtureBody.of(
                                        4,
                                        1,
                                        "ledger-key-added",
                                        JsonObject.builder()
                                                .put(
                                                        "verifierKey",
                                                        stranger.verifierKey().vkey())
                                                .build())
                                : null)))
                .extracting(Finding::code)
                .containsExactly("key-malformed");
    }

    @Test
    void a_policy_file_that_the_entries_do_not_have_in_force_is_a_fault() {
        assertThat(findings(ExportFixture.of(9)
                        .withPolicyFile(ExportFixture.of(9).witnessed().policy())))
                .extracting(Finding::code)
                .as("the entries ask for no witness, and the file does not decide that")
                .containsExactly("policy-mismatch");
        assertThat(findings(ExportFixture.of(9)
                        .withPolicyFile(
                                "log " + ExportFixture.SECOND_KEY.verifierKey().vkey() + "\nquorum none\n")))
                .extracting(Finding::code)
                .containsExactly("policy-mismatch");
        assertThat(findings(ExportFixture.of(9).witnessed().withPolicyFile(HONEST.policy())))
                .extracting(Finding::code)
                .containsExactly("policy-mismatch");
    }

    @Test
    void a_body_that_is_no_json_is_proven_by_its_hash_like_any_other() {
        FixtureBody odd = new FixtureBody("no json \"_sd\"".getBytes(StandardCharsets.UTF_8), Optional.empty());
        assertThat(findings(ExportFixture.of(9).withBodies(position -> position == 4 ? odd : null)))
                .isEmpty();
    }

    @Test
    void a_checkpoint_that_the_log_signed_over_other_entries_is_a_fault() {
        Path export = HONEST.write(folder.resolve("export"));
        Path other = ExportFixture.of(300).forked("another").write(folder.resolve("other"));
        ExportFixture.put(export, "checkpoint", ExportFixture.read(other, "checkpoint"));
        assertThat(verify(export)).extracting(Finding::code).containsExactly("root-mismatch");
    }

    @Test
    void a_retired_key_that_leaked_can_not_sign_for_what_comes_after_it() {
        Path export = ExportFixture.of(300).rotated().write(folder.resolve("export"));
        Checkpoint latest =
                SignedCheckpoint.parse(ExportFixture.read(export, "checkpoint")).checkpoint();
        for (String key : List.of(KEY, ExportFixture.SECOND_KEY.verifierKey().vkey())) {
            ExportFixture.put(
                    export,
                    "checkpoint",
                    SignedCheckpoint.sign(latest, List.of(ExportFixture.FIRST_KEY))
                            .encoded());
            assertThat(verify(export, key))
                    .extracting(Finding::code)
                    .containsExactly(key.equals(KEY) ? "checkpoint-retired-key" : "checkpoint-not-trusted");
            ExportFixture.put(
                    export,
                    "checkpoint",
                    SignedCheckpoint.sign(latest, List.of(ExportFixture.FIRST_KEY, ExportFixture.SECOND_KEY))
                            .encoded());
            assertThat(verify(export, key)).as("a key signs its own retirement").isEmpty();
        }
    }

    @Test
    void an_event_about_the_ledger_that_is_left_out_is_missed() {
        Path export = ExportFixture.of(300).publicOnly().rotated().write(folder.resolve("export"));
        List<String> bodies =
                new ArrayList<>(new String(ExportFixture.read(export, "bodies/000.jsonl"), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
        assertThat(bodies.get(2)).contains("ledger-key-added");
        assertThat(verify(export)).isEmpty();
        bodies.set(2, "");
        ExportFixture.put(export, "bodies/000.jsonl", String.join("\n", bodies) + "\n");
        assertThat(verify(export, ExportFixture.SECOND_KEY.verifierKey().vkey()))
                .filteredOn(finding -> finding.code().equals("ledger-event-missing"))
                .extracting(Finding::position, Finding::expected, Finding::found)
                .containsExactly(tuple(151L, "seq 1", "seq 2"));
    }

    @Test
    void a_history_that_a_new_key_signs_must_be_the_one_that_the_old_key_signed() {
        Path before = ExportFixture.of(300).rotated().write(folder.resolve("before"));
        Path after = ExportFixture.of(300).rotated().forked("rewritten").write(folder.resolve("after"));
        String retired = "retired/"
                + HexFormat.of()
                        .toHexDigits(ExportFixture.FIRST_KEY.verifierKey().keyId());
        ExportFixture.put(after, retired, ExportFixture.read(before, retired));
        // Without that checkpoint nothing leads from the old key to the new one.
        assertThat(verify(after))
                .extracting(Finding::code)
                .containsExactly("retired-root-mismatch", "checkpoint-not-trusted");
    }
}
