package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.testing.PackedProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledger verify} as a process of its own: its exit codes, and what goes where. */
class VerifyProcessIT {
    @TempDir
    private Path directory;

    private record Ended(int exitCode, String out, String err) {}

    @Test
    void the_exit_code_says_whether_it_is_sound_tampered_with_or_could_not_be_asked() throws Exception {
        Path data = directory.resolve("data");
        KorpsmonitorLedger.open(data, Clock.systemUTC()).close();
        Ended sound = verify("--data", data.toString());
        assertThat(sound.exitCode()).as(sound.out()).isZero();
        assertThat(sound.out()).contains("1 entries").endsWith("--policy." + System.lineSeparator());
        assertThat(sound.err()).isEmpty();

        Path ledger = data.resolve("ledger.db");
        byte[] bytes = Files.readAllBytes(ledger);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("ledger-opened", text.indexOf("\"salt\""))] ^= 1;
        Files.write(ledger, bytes);
        Ended tampered = verify("--json", "--data", data.toString());
        assertThat(tampered.exitCode()).isEqualTo(1);
        assertThat(tampered.err()).isEmpty();
        assertThat(new JsonMapper().readTree(tampered.out()).get("findings").toString())
                .contains("\"position\":0");

        Files.write(ledger, new byte[5_000]);
        Ended destroyed = verify("--data", data.toString());
        assertThat(destroyed.exitCode()).isEqualTo(1);
        assertThat(destroyed.out()).contains("ledger.db").doesNotContain("Exception");
        assertThat(destroyed.err()).isEmpty();

        for (List<String> wrong : List.of(
                List.of("--data", directory.resolve("nowhere").toString()),
                List.of("--data", data.toString(), "--key", "nonsense"),
                List.of(
                        "--data",
                        data.toString(),
                        "--policy",
                        directory.resolve("nowhere").toString()))) {
            Ended refused = verify(wrong.toArray(String[]::new));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err().lines()).singleElement().asString().startsWith("ledger: --");
        }
    }

    private Ended verify(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("verify"));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        int exitCode = PackedProgram.with(command.toArray(String[]::new))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }
}
