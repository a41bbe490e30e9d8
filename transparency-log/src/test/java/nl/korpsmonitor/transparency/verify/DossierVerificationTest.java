package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DossierVerificationTest {
    private static final int TAMPERINGS = 1_500;
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    @TempDir
    private Path home;

    private DossierFixture dossier;

    @BeforeEach
    void writeDossier() {
        dossier = DossierFixture.valid(home).seal();
    }

    private Programs.Outcome verify(Path file, String... further) {
        List<String> words = new ArrayList<>(List.of("verify", "dossier", file.toString()));
        words.addAll(List.of(further));
        return Programs.run(home, words.toArray(String[]::new));
    }

    private Programs.Outcome verify(DossierFixture changed) {
        return verify(changed.write(home.resolve("dossier.zip")), "--key", KEY);
    }

    @Test
    void a_whole_dossier_verifies_and_the_report_says_what_that_does_not_show() {
        Programs.Outcome outcome = verify(dossier);
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .startsWith("VERIFIED")
                .contains("4  events found to be in the log")
                .contains("1  confidential values compared with the body")
                .contains("1  confidential values that are not shown")
                .contains("1  embedded checkpoints found to be of the same history")
                .contains("derives the states from the events");
    }

    @Test
    void without_a_key_it_is_only_consistent_with_itself() {
        Programs.Outcome outcome = verify(dossier.write(home.resolve("dossier.zip")));
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).startsWith("SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED");
    }

    @Test
    void another_key_than_the_persons_is_refused() {
        String other = ExportFixture.key(ExportFixture.ORIGIN, 7).verifierKey().vkey();
        Programs.Outcome outcome = verify(dossier.write(home.resolve("dossier.zip")), "--key", other);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("checkpoint-not-trusted");
    }

    @Test
    void a_public_one_must_show_no_confidential_value() {
        Programs.Outcome outcome = verify(dossier.describe("PUBLIC").seal());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("public-shows-confidential").contains("entry 155");
    }

    /** Whoever changes a file can mend the manifests; then it is the log that tells. */
    @ParameterizedTest
    @CsvSource({"data/events/155.event.json, 3.5, 3.6", "data/dossier.json, 150, 151"})
    void what_is_changed_with_its_manifests_is_found_by_the_log(String path, String from, String to) {
        String text = new String(dossier.file(path), StandardCharsets.UTF_8);
        String changed = path.contains("event") ? withBody(text, from, to) : text.replace(from, to);
        assertThat(changed).isNotEqualTo(text);
        Programs.Outcome outcome = verify(dossier.put(path, changed).seal());
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.out()).containsAnyOf("body-mismatch", "event-missing");
    }

    private static String withBody(String bundle, String from, String to) {
        String body = bundle.replaceAll("(?s).*\"body\":\"([^\"]*)\".*", "$1");
        String decoded = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        return bundle.replace(
                body,
                Base64.getEncoder().encodeToString(decoded.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }

    /** The report would count a value as not shown, and whoever reads the file sees it. */
    @Test
    void a_value_that_is_shown_and_said_not_to_be_is_found() {
        String event = new String(dossier.file(DossierFixture.event(155)), StandardCharsets.UTF_8);
        Disclosure shown = Disclosure.parse(event.replaceAll("(?s).*\"disclosures\":\\[\"([^\"]*)\".*", "$1"));
        String both = event.replace(
                "\"notShown\":[]",
                "\"notShown\":[{\"digest\":\"" + shown.digest().base64Url()
                        + "\",\"field\":\"/remark\",\"confidential\":\"erased\"}]");
        Programs.Outcome outcome =
                verify(dossier.put(DossierFixture.event(155), both).seal());
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.out()).contains("[not-shown-disclosed]").contains(" has a fault\n");
    }

    @Test
    void an_event_of_another_position_is_found() {
        byte[] other = dossier.file(DossierFixture.event(150));
        Programs.Outcome outcome =
                verify(dossier.put(DossierFixture.event(155), other).seal());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("event-other");
    }

    /** What it shows must be of one moment: a proof under a later checkpoint says nothing of what was known then. */
    @Test
    void a_proof_under_another_checkpoint_is_found() {
        Programs.Outcome outcome = verify(dossier.put(DossierFixture.event(155), DossierFixture.grown(home, 155))
                .seal());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("checkpoint-other").contains("entry 155");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[155,150,160,299]", "[150,150,155,160,299]"})
    void events_that_are_not_named_in_order_are_not_looked_at(String events) {
        String text = new String(dossier.file("data/dossier.json"), StandardCharsets.UTF_8);
        Programs.Outcome outcome = verify(dossier.put("data/dossier.json", text.replace("[150,155,160,299]", events))
                .seal());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("description-malformed").doesNotContain("events found to be in the log");
    }

    @Test
    void an_event_that_the_description_does_not_name_is_found() {
        byte[] event = dossier.file(DossierFixture.event(150));
        Programs.Outcome outcome =
                verify(dossier.put("data/events/7.event.json", event).seal());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("event-unknown");
    }

    @Test
    void each_file_that_is_changed_removed_or_added_is_found() {
        for (String path : dossier.payload()) {
            DossierFixture changed = DossierFixture.valid(home).seal();
            changed.put(path, new Mutations(new Random(path.hashCode())).mutate(changed.file(path)));
            if (!Arrays.equals(changed.file(path), dossier.file(path))) {
                assertThat(verify(changed).exitCode()).as("changed " + path).isEqualTo(1);
            }
            assertThat(verify(DossierFixture.valid(home).seal().remove(path)).exitCode())
                    .as("removed " + path)
                    .isEqualTo(1);
        }
        assertThat(verify(dossier.put("data/more.txt", "x")).out()).contains("file-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/more.txt",
                "data/report.pdf",
                "data/states/a/b.json",
                "data/documents/letter",
                "data/events/more.event.json.mdto.xml",
                "data/more.mdto.xml",
                "data/verifier.jar.mdto.xml.mdto.xml",
                "more.txt"
            })
    void a_file_that_no_dossier_has_is_found_also_when_the_manifests_name_it(String path) {
        Programs.Outcome outcome = verify(dossier.put(path, "x").seal());
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.out()).contains("file-unknown", "No dossier has a file of this name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/VERIFY.md", "data/verifier.jar", "data/dossier.mdto.xml", "data/policy.mdto.xml"})
    void of_a_file_that_is_only_held_to_the_manifests_the_report_says_so(String path) {
        assertThat(verify(dossier).out()).doesNotContain("descriptions for archives");
        Programs.Outcome outcome = verify(dossier.put(path, "x").seal());
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("descriptions for archives (*.mdto.xml) hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../dossier/x", "/etc/x", "dossier/../x", "other/data/x", "dossier/a b", "dossier\\x", "x"})
    void a_name_that_could_be_unpacked_elsewhere_is_found(String name) {
        Programs.Outcome outcome = verify(dossier.write(home.resolve("dossier.zip"), name), "--key", KEY);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("file-name");
    }

    @Test
    void what_is_no_dossier_is_bad_input() throws IOException {
        Path text = Files.writeString(home.resolve("a.txt"), "hello");
        assertThat(verify(text).exitCode()).isEqualTo(2);
        assertThat(verify(home.resolve("nothing")).exitCode()).isEqualTo(2);
        Path other = home.resolve("other.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(other))) {
            out.putNextEntry(new ZipEntry("a/b.txt"));
        }
        Programs.Outcome outcome = verify(other);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it is no dossier");
    }

    /** Damage anywhere in the file, by a seed: it is found, unless every file in it is still the same. */
    @Test
    void no_damage_passes() throws IOException {
        Path zip = dossier.write(home.resolve("dossier.zip"));
        Map<String, List<Byte>> whole = unpacked(zip);
        byte[] bytes = Files.readAllBytes(zip);
        Mutations mutations = new Mutations(new Random(20131024));
        Path damaged = home.resolve("damaged.zip");
        for (int i = 0; i < TAMPERINGS; i++) {
            Files.write(damaged, mutations.mutate(bytes));
            Programs.Outcome outcome = verify(damaged, "--key", KEY);
            if (outcome.exitCode() == 0) {
                assertThat(unpacked(damaged)).isEqualTo(whole);
            }
            assertThat(outcome.out()).doesNotContain("the verifier failed");
        }
    }

    private static Map<String, List<Byte>> unpacked(Path file) throws IOException {
        Map<String, List<Byte>> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    List<Byte> bytes = new ArrayList<>();
                    for (byte each : in.readAllBytes()) {
                        bytes.add(each);
                    }
                    files.put(entry.getName(), bytes);
                }
            }
        }
        return files;
    }
}
