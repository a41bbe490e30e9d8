package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands by hand in docs/verify.md, as they stand there. */
class ByHandTest {

    private static final Path GUIDE = Path.of("..", "docs", "verify.md");
    private static final String INDEX = "\nindex 155\n";

    /** No power of two, so that the paths have different lengths. */
    private static final int ENTRIES = 300;

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void needsAShell() throws Exception {
        for (List<String> tool : List.of(List.of("bash", "-c", "command -v base64"), List.of("openssl", "version"))) {
            assumeTrue(runs(tool), "NOT TESTED: the commands by hand need " + tool.getFirst());
        }
    }

    private boolean runs(List<String> command) throws InterruptedException {
        try {
            return run(command).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("VKEY", ExportFixture.FIRST_KEY.verifierKey().vkey());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** The commands between two sentences of the guide. */
    private static String commands(String from, String to) throws IOException {
        String guide = Files.readString(GUIDE);
        return guide.substring(guide.indexOf(from), guide.indexOf(to))
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private Ended byHand(String proof) throws IOException, InterruptedException {
        ExportFixture.put(folder, "event.tlog-proof", proof);
        return run(List.of(
                "bash", "-c", commands("The entry leads to the root", "A confidential value belongs to the body")));
    }

    private String proof(long position) {
        ExportFixture log = ExportFixture.of(ENTRIES);
        return log.proof(log.write(folder.resolve("export")), position).encoded();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 155, 255, 256, 299})
    void an_honest_proof_leads_to_the_root_that_the_log_signed(long position) throws Exception {
        Ended ended = byHand(proof(position));
        List<String> lines = ended.output().lines().toList();
        assertThat(lines).as(ended.output()).hasSize(3);
        assertThat(lines.get(0)).isEqualTo(lines.get(1));
        assertThat(lines.get(2)).contains("Signature Verified Successfully");
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[$(touch harm >&2)]",
                "x[`touch harm`]",
                "",
                "-1",
                "1 + 1",
                "0155",
                "155\nindex 155",
                "300",
                "99999999999999999999"
            })
    void an_index_that_is_none_stops_it_and_nothing_of_it_is_run(String index) throws Exception {
        Ended ended = byHand(proof(155).replace(INDEX, "\nindex " + index + "\n"));
        assertThat(folder.resolve("harm")).doesNotExist();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("not verified: ").doesNotContain("Successfully");
    }

    @Test
    void a_size_that_is_a_command_stops_it_and_is_not_run() throws Exception {
        Ended ended = byHand(proof(155).replace("\n300\n", "\na[$(touch harm)]\n"));
        assertThat(folder.resolve("harm")).doesNotExist();
        assertThat(ended.output()).contains("not verified: size is no number");
    }

    @Test
    void a_path_that_is_too_long_or_too_short_or_altered_does_not_pass() throws Exception {
        String proof = proof(155);
        String hash = proof.lines().skip(3).findFirst().orElseThrow();
        assertThat(byHand(proof.replace("\n\n", "\n" + hash + "\n\n")).output())
                .contains("not verified: the path is too long");
        assertThat(byHand(proof.replace(hash + "\n", "")).output()).contains("not verified: the path is too short");
        assertThat(byHand(proof.replace(hash, "AAAA")).output()).contains("not verified: a hash has not 32 bytes");
        List<String> lines = byHand(proof.replace(hash, "A".repeat(43) + "="))
                .output()
                .lines()
                .toList();
        assertThat(lines.get(0)).isNotEqualTo(lines.get(1));
    }
}
