package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with nothing but this module's classes and a Java platform. */
class MainTest {

    @TempDir
    private Path home;

    private record Ended(int exitCode, String output) {}

    private Ended run(boolean together, String... words) throws IOException, InterruptedException, URISyntaxException {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx64m", "-cp", classes.toString(), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(together);
        if (!together) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().put("XDG_STATE_HOME", home.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void an_export_of_many_entries_verifies_in_a_small_memory() throws Exception {
        Path export = ExportFixture.of(100_000).write(home.resolve("export"));
        String key = ExportFixture.FIRST_KEY.verifierKey().vkey();
        Ended good = run(false, "verify", "export", export.toString(), "--key", key);
        assertThat(good.output()).startsWith("VERIFIED").contains("100,000  bodies");
        assertThat(good.exitCode()).isZero();
        byte[] bodies = ExportFixture.read(export, "bodies/390.jsonl");
        bodies[100] ^= 1;
        ExportFixture.put(export, "bodies/390.jsonl", bodies);
        Ended bad = run(false, "verify", "export", export.toString(), "--key", key);
        assertThat(bad.output()).startsWith("NOT VERIFIED").contains("bodies/390.jsonl, entry 99840");
        assertThat(bad.exitCode()).isEqualTo(1);
    }

    @Test
    void the_process_ends_with_the_exit_code_of_bad_input() throws Exception {
        Ended ended = run(true, "verify", "export", "absent");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output().lines()).hasSize(1);
    }
}
