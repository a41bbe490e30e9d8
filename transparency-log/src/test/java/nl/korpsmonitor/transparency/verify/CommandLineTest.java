package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import nl.korpsmonitor.transparency.json.JsonBool;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    @TempDir
    private Path home;

    private Programs.Outcome run(String... words) {
        return Programs.run(home, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate                          | frobnicate",
                "verify                              | proof FILE, bundle FILE, dossier FILE, export DIR or log URL",
                "verify nothing                      | proof FILE, bundle FILE, dossier FILE, export DIR or log URL",
                "verify export                       | verify export DIR: is missing",
                "verify export a b                   | give one, not 2",
                "verify export a --body b            | --body: is no option of verify export",
                "verify export a --json=yes          | --json: takes no value",
                "verify export a --key               | --key: give its value",
                "verify export a --policy            | --policy: give its value",
                "verify export a --memory b --memory c | --memory: give it once",
                "verify export a --memory b --no-memory | --memory and --no-memory",
                "verify export a --memory=           | --memory: is empty",
                "verify export absent                | export DIR: absent is no folder",
                "verify export a --key b             | --key: not a verifier key",
                "verify export a --policy absent     | --policy: absent is no file",
                "verify proof absent                 | --key: is missing",
                "verify proof a --disclosures b      | --disclosures: give --body as well",
                "verify log http://127.0.0.1:1/x     | --key: is missing",
            })
    void wrong_arguments_are_told_in_one_line_that_names_them(String words, String message) {
        Programs.Outcome outcome = run(words.strip().split(" +"));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/x",
                "example.org",
                "http://",
                "http://a b/",
                "https://me:secret@example.org/",
                "http://example.org/?a=b"
            })
    void addresses_of_another_kind_are_refused(String url) {
        Programs.Outcome outcome = run("verify", "log", url, "--key", KEY);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("log URL: not an address of a log").doesNotContain("secret");
    }

    @Test
    void a_witness_key_is_no_log_key() {
        Programs.Outcome outcome = run(
                "verify",
                "log",
                "http://127.0.0.1:1/",
                "--key",
                ExportFixture.WITNESS.cosignerKey().vkey());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("witness");
    }

    @Test
    void a_folder_that_is_no_export_is_bad_input() {
        Programs.Outcome outcome = run("verify", "export", home.toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it is no export");
    }

    @Test
    void a_malformed_policy_is_bad_input_that_names_the_line() {
        ExportFixture.put(home, "policy", "quorum none\nquorum none\n");
        Programs.Outcome outcome = run(
                "verify",
                "export",
                home.toString(),
                "--policy",
                home.resolve("policy").toString());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Line 2");
    }

    @Test
    void a_policy_without_logs_takes_the_key_beside_it() {
        Path export = ExportFixture.of(20).witnessed().write(home.resolve("export"));
        ExportFixture.put(
                home,
                "policy",
                "witness p " + ExportFixture.WITNESS.cosignerKey().vkey() + "\nquorum p\n");
        String policy = home.resolve("policy").toString();
        assertThat(run("verify", "export", export.toString(), "--policy", policy)
                        .err())
                .contains("names no log");
        assertThat(run("verify", "export", export.toString(), "--policy", policy, "--key", KEY)
                        .exitCode())
                .isZero();
    }

    @Test
    void help_and_version_are_told_on_request_and_help_without_a_command() {
        assertThat(run("--help").out()).contains("Exit code").contains("verify export DIR");
        assertThat(run("help")).isEqualTo(run("verify", "proof", "--help"));
        assertThat(run("--version").out()).startsWith("korpsmonitor-verifier");
        assertThat(run().exitCode()).isEqualTo(2);
    }

    private Programs.Outcome failing(LongSupplier fault, String... further) {
        String export = ExportFixture.of(20).write(home.resolve("export")).toString();
        List<String> words = new ArrayList<>(List.of("verify", "export", export, "--no-memory"));
        words.addAll(List.of(further));
        return Programs.run(home, Programs.QUICK, fault, words.toArray(String[]::new));
    }

    private static JsonObject object(String text) {
        return (JsonObject) JsonReader.read(text.strip().getBytes(StandardCharsets.UTF_8), JsonLimits.BODY);
    }

    @Test
    void a_fault_of_the_verifier_itself_is_one_json_object_too() {
        LongSupplier fault = () -> {
            throw new IllegalStateException("a bug");
        };
        Programs.Outcome outcome = failing(fault, "--json");
        assertThat(outcome.exitCode()).isEqualTo(1);
        JsonObject failure = object(outcome.out());
        assertThat(failure.get("verified")).isEqualTo(JsonBool.FALSE);
        assertThat(failure.get("verdict")).isEqualTo(new JsonText("not verified"));
        assertThat(failure.get("exitCode")).isEqualTo(new JsonNumber(1));
        assertThat(failing(fault).out()).isEmpty();
    }

    @Test
    void too_little_memory_or_a_damaged_verifier_says_nothing_about_the_evidence() {
        for (Error error : List.of(new OutOfMemoryError("heap"), new NoClassDefFoundError("x"))) {
            Programs.Outcome outcome = failing(
                    () -> {
                        throw error;
                    },
                    "--json");
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .contains("says nothing about the evidence")
                    .contains("jar");
            assertThat(object(outcome.out()).get("verdict")).isEqualTo(new JsonText("failed"));
            assertThat(object(outcome.out()).get("verified")).isEqualTo(JsonBool.FALSE);
        }
    }

    @Test
    void json_has_stable_members() {
        Path export = ExportFixture.of(20).write(home.resolve("export"));
        Programs.Outcome outcome = run("verify", "export", export.toString(), "--json", "--no-memory");
        JsonObject report =
                (JsonObject) JsonReader.read(outcome.out().getBytes(StandardCharsets.UTF_8), JsonLimits.BODY);
        assertThat(report.names())
                .containsExactly(
                        "checked",
                        "checkpoint",
                        "entry",
                        "exitCode",
                        "findings",
                        "findingsTotal",
                        "independent",
                        "kind",
                        "notChecked",
                        "notices",
                        "remembered",
                        "signers",
                        "subject",
                        "trust",
                        "verdict",
                        "witnesses");
        assertThat(report.get("independent")).isEqualTo(JsonBool.FALSE);
        assertThat(report.get("verdict")).isEqualTo(new JsonText("self-consistent, not independently verified"));
        assertThat(report.get("exitCode")).isEqualTo(new JsonNumber(0));
    }
}
