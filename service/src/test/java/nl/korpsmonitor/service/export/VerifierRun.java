package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.service.testing.PackedProgram;

/**
 * A run of the verifier that lies in an export, as somebody runs it who has nothing else.
 *
 * @param exitCode 0 verified, 1 not, 2 bad input
 * @param output all that it said
 */
record VerifierRun(int exitCode, String output) {
    static VerifierRun of(Path verifier, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("verify"));
        words.addAll(List.of(arguments));
        words.add("--no-memory");
        Process process = PackedProgram.ofJar(verifier, words.toArray(String[]::new))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new VerifierRun(process.waitFor(), output);
    }
}
