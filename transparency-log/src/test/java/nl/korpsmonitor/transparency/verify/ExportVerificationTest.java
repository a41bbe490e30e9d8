package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.verify.Report.Count;
import nl.korpsmonitor.transparency.verify.Report.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportVerificationTest {

    private static final Trust FIRST =
            trust(ExportFixture.FIRST_KEY.verifierKey().vkey());

    @TempDir
    private Path folder;

    private static Trust trust(String vkey) {
        return Objects.requireNonNull(Trust.of(List.of(vkey), null));
    }

    private Report verify(@Nullable Trust trust) {
        return new ExportVerification(folder, trust, null, Progress.SILENT).run();
    }

    private static Map<String, Long> counts(Report report) {
        return report.counts().stream().collect(Collectors.toMap(Count::name, Count::value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 512, 700, 65_536, 65_537, 70_000})
    void exports_of_every_shape_of_tree_verify(int entries) {
        ExportFixture.of(entries).write(folder);
        Report report = verify(FIRST);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(counts(report).getOrDefault("entries", 0L)).isEqualTo(entries);
        assertThat(counts(report).getOrDefault("bodiesHeld", 0L)).isEqualTo(entries);
    }

    @Test
    void a_public_export_verifies_and_tells_what_it_does_not_show() {
        ExportFixture.of(600).publicOnly().write(folder);
        Report report = verify(FIRST);
        assertThat(report.findings()).isEmpty();
        assertThat(counts(report))
                .containsEntry("bodiesHeld", 450L)
                .containsEntry("bodiesNotHeld", 150L)
                .containsEntry("disclosures", 0L);
        assertThat(report.notChecked()).anyMatch(text -> text.contains("150 entries whose bodies"));
    }

    @Test
    void a_full_export_tells_how_many_confidential_values_it_shows_and_how_many_are_withheld() {
        ExportFixture.of(100).write(folder);
        // 5, 15, .. 95 are disclosed; 10, 20, .. 90 are not; 0 opened the ledger.
        assertThat(counts(verify(FIRST))).containsEntry("disclosures", 10L).containsEntry("withheld", 9L);
    }

    @Test
    void confidential_values_that_are_taken_out_of_a_full_export_are_told_in_a_note_of_their_own() throws IOException {
        ExportFixture.of(100).write(folder);
        String lines = Files.readString(folder.resolve("disclosures/000.jsonl"));
        Files.writeString(folder.resolve("disclosures/000.jsonl"), lines.replaceFirst(".*\n", ""));
        assertThat(verify(FIRST).exitCode()).isZero();
        assertThat(verify(FIRST).notices())
                .contains("10 confidential values are not in this full export: they were erased, or taken out of it");
        Files.delete(folder.resolve("disclosures/000.jsonl"));
        assertThat(verify(FIRST).exitCode()).isZero();
        assertThat(ReportJson.of(verify(FIRST))).contains("\"19 confidential values are not in this full export");
    }

    @Test
    void of_a_public_export_it_is_no_news_that_confidential_values_are_not_in_it() {
        ExportFixture.of(100).publicOnly().write(folder);
        assertThat(verify(FIRST).notices()).noneMatch(notice -> notice.contains("confidential"));
    }

    @Test
    void without_a_key_from_the_person_an_export_is_no_more_than_self_consistent() {
        ExportFixture.of(300).write(folder);
        Report report = verify(null);
        assertThat(report.verdict()).isEqualTo(Verdict.SELF_CONSISTENT);
        assertThat(report.independent()).isFalse();
        assertThat(report.exitCode()).isZero();
        assertThat(ReportText.of(report)).startsWith("SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED");
    }

    @Test
    void another_key_does_not_verify() {
        ExportFixture.of(300).write(folder);
        Report report = verify(trust(ExportFixture.SECOND_KEY.verifierKey().vkey()));
        assertThat(report.findings()).extracting(Finding::code).containsExactly("checkpoint-not-trusted");
    }

    @Test
    void a_key_of_another_log_does_not_verify() {
        ExportFixture.of(300).write(folder);
        Report report = verify(
                trust(ExportFixture.key("other.example.org", 1).verifierKey().vkey()));
        assertThat(report.findings()).extracting(Finding::code).containsExactly("checkpoint-not-trusted");
    }

    @Test
    void the_persons_policy_is_held_to_the_witnesses() {
        ExportFixture fixture = ExportFixture.of(300).witnessed();
        fixture.write(folder);
        Trust strict = new Trust(TlogPolicy.parse(fixture.policy().getBytes(StandardCharsets.UTF_8)), "a policy");
        Report report = verify(strict);
        assertThat(report.findings()).isEmpty();
        assertThat(report.witnesses()).containsExactly("parliament, on 2026-09-21T14:13:20Z");
    }

    @Test
    void a_checkpoint_that_lacks_the_witness_that_the_person_asks_for_does_not_verify() {
        ExportFixture.of(300).write(folder);
        Trust strict = new Trust(
                TlogPolicy.parse(ExportFixture.of(300).witnessed().policy().getBytes(StandardCharsets.UTF_8)),
                "a policy");
        assertThat(verify(strict).findings()).extracting(Finding::code).containsExactly("checkpoint-not-trusted");
    }

    @Test
    void trust_passes_from_an_old_key_to_a_new_one_through_what_the_old_one_signed() {
        ExportFixture.of(300).rotated().write(folder);
        Report report = verify(FIRST);
        assertThat(report.findings()).isEmpty();
        assertThat(report.signers())
                .containsExactly(ExportFixture.SECOND_KEY.verifierKey().vkey());
        assertThat(report.notices()).anyMatch(notice -> notice.contains("changed its key"));
        assertThat(verify(trust(ExportFixture.SECOND_KEY.verifierKey().vkey())).findings())
                .isEmpty();
        assertThat(verify(null).findings()).isEmpty();
    }

    @Test
    void a_new_key_that_the_old_one_never_signed_for_is_not_believed() throws Exception {
        ExportFixture.of(300).rotated().write(folder);
        Files.delete(folder.resolve("retired")
                .resolve(HexFormat.of()
                        .toHexDigits(ExportFixture.FIRST_KEY.verifierKey().keyId())));
        assertThat(verify(FIRST).findings()).extracting(Finding::code).containsExactly("checkpoint-not-trusted");
    }

    @Test
    void partial_tiles_of_an_earlier_checkpoint_are_compared_too() {
        ExportFixture.of(300).withTilesOf(100).write(folder);
        Report report = verify(FIRST);
        assertThat(report.findings()).isEmpty();
        assertThat(counts(report)).containsEntry("earlierTiles", 2L);
        byte[] tile = ExportFixture.read(folder, "tile/0/000.p/100");
        tile[40] ^= 1;
        ExportFixture.put(folder, "tile/0/000.p/100", tile);
        assertThat(verify(FIRST).findings()).extracting(Finding::where).containsExactly("tile/0/000.p/100");
    }

    @Test
    void files_that_are_no_part_of_an_export_are_named() {
        ExportFixture.of(10).write(folder);
        ExportFixture.put(folder, "tile/0/notes.txt", "hello");
        ExportFixture.put(folder, "bodies/extra", "hello");
        assertThat(verify(FIRST).findings()).isEmpty();
        assertThat(verify(FIRST).notices())
                .anyMatch(notice -> notice.endsWith("tile/0/notes.txt"))
                .anyMatch(notice -> notice.endsWith("bodies/extra"));
    }

    @Test
    void a_body_beyond_the_checkpoint_is_a_fault_since_nothing_proves_it() {
        ExportFixture.of(256).write(folder);
        ExportFixture.put(folder, "bodies/001.jsonl", "{}\n");
        assertThat(verify(FIRST).findings()).extracting(Finding::code).containsExactly("bodies-beyond");
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 300})
    void what_an_unfinished_update_brought_is_passed_over_and_told_only_while_the_export_says_that_it_is_one(
            int entries) throws IOException {
        ExportFixture.of(entries).write(folder);
        byte[] description = Files.readAllBytes(folder.resolve("export.json"));
        byte[] checkpoint = Files.readAllBytes(folder.resolve("checkpoint"));
        ExportFixture.of(700).write(folder);
        Files.write(folder.resolve("checkpoint"), checkpoint);
        for (Trust trust : Arrays.asList(FIRST, null)) {
            Report report = verify(trust);
            assertThat(report.findings()).isEmpty();
            assertThat(report.notices())
                    .first()
                    .asString()
                    .startsWith("An update of this export was not finished; run the export again.");
            assertThat(counts(report)).containsEntry("bodiesHeld", (long) entries);
        }

        String body = Files.readString(folder.resolve("bodies/000.jsonl"));
        Files.writeString(folder.resolve("bodies/000.jsonl"), body.replaceFirst("\n.", "\n "));
        assertThat(verify(FIRST).findings())
                .as("before the checkpoint nothing is passed over")
                .extracting(Finding::code)
                .contains("body-mismatch");
        Files.writeString(folder.resolve("bodies/000.jsonl"), body);
        Files.write(folder.resolve("export.json"), description);
        assertThat(verify(FIRST).findings()).extracting(Finding::code).contains("bodies-beyond");
    }

    @Test
    void a_tampered_body_is_named_with_both_hashes() {
        ExportFixture fixture = ExportFixture.of(300);
        fixture.write(folder);
        String bodies = new String(ExportFixture.read(folder, "bodies/001.jsonl"), StandardCharsets.UTF_8);
        ExportFixture.put(folder, "bodies/001.jsonl", bodies.replace("\"score\":\"3.7\"", "\"score\":\"4.7\""));
        Report report = verify(FIRST);
        assertThat(report.findings()).hasSizeGreaterThan(1).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("body-mismatch");
            assertThat(finding.where()).isEqualTo("bodies/001.jsonl");
            assertThat(finding.position()).isBetween(256L, 299L);
        });
        Finding first = report.findings().getFirst();
        assertThat(first.position()).isEqualTo(257L);
        assertThat(first.expected())
                .isEqualTo(Hash.sha256(fixture.body(257).bytes()).base64());
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void a_wholly_false_export_is_reported_within_bounds() {
        ExportFixture.of(1_000).write(folder);
        for (int bundle = 0; bundle < 4; bundle++) {
            ExportFixture.put(folder, "bodies/00" + bundle + ".jsonl", "x\n".repeat(bundle == 3 ? 232 : 256));
        }
        Report report = verify(FIRST);
        assertThat(report.findings()).hasSize(Report.MAX_FINDINGS);
        assertThat(report.findingsTotal()).isGreaterThan(1_000);
    }
}
