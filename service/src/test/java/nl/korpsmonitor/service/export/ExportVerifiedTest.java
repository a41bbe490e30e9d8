package nl.korpsmonitor.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import nl.korpsmonitor.service.importing.DemoFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export verifies with nothing but itself, Java and the key. */
class ExportVerifiedTest {
    @TempDir
    static Path directory;

    private static Path folder;
    private static String key;

    @BeforeAll
    static void export() {
        Path data = directory.resolve("data");
        DemoLedger.record(data, EnumSet.allOf(DemoFile.class));
        folder = directory.resolve("public");
        key = ExportedFiles.export(data, ExportMode.PUBLIC, folder).key().vkey();
        ExportedFiles.export(data, ExportMode.FULL, directory.resolve("full"));
    }

    @Test
    void both_kinds_verify_with_the_key_and_fit_themselves_without_it() throws IOException, InterruptedException {
        for (Path each : List.of(folder, directory.resolve("full"))) {
            Path verifier = each.resolve("verifier.jar");
            VerifierRun verified = VerifierRun.of(verifier, "export", each.toString(), "--key", key);
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            assertThat(verified.output())
                    .startsWith("VERIFIED")
                    .as("no file is of no use")
                    .doesNotContain("no part of an export");
            VerifierRun unkeyed = VerifierRun.of(verifier, "export", each.toString());
            assertThat(unkeyed.exitCode()).as(unkeyed.output()).isZero();
            assertThat(unkeyed.output()).startsWith("SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED");
        }
    }

    @Test
    void hosted_by_a_web_server_that_knows_nothing_of_it_it_verifies_as_a_log()
            throws IOException, InterruptedException {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            VerifierRun run = VerifierRun.of(folder.resolve("verifier.jar"), "log", url, "--key", key);
            assertThat(run.exitCode()).as(run.output()).isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_changed_score_is_found_and_named() throws IOException, InterruptedException {
        Path changed = DemoLedger.copy(folder, directory.resolve("changed"));
        Path bodies = changed.resolve("bodies/001.jsonl");
        List<String> lines = ExportedFiles.lines(bodies);
        int line = 0;
        while (!lines.get(line).contains("\"score\":\"6\"")) {
            line++;
        }
        String text = Files.readString(bodies);
        Files.writeString(
                bodies, text.replace(lines.get(line), lines.get(line).replace("\"score\":\"6\"", "\"score\":\"7\"")));
        VerifierRun run = VerifierRun.of(folder.resolve("verifier.jar"), "export", changed.toString(), "--key", key);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains(String.valueOf(256 + line));
    }
}
