package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.service.witnessing.RunningWitness;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTest {
    private static final VerifierKey LOG =
            SigningKey.generate("example.org/log", new SecureRandom()).verifierKey();

    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();

    @Test
    void the_key_is_made_once_for_its_owner_only() throws IOException {
        Path data = directory.resolve("witness");
        VerifierKey key;
        try (RunningWitness first = start(data, "example.org/witness")) {
            key = first.key();
            assertThat(first.cosigned()).isEqualTo(Map.of("example.org/log", 0L));
        }
        try (RunningWitness again = start(data, null)) {
            assertThat(again.key()).isEqualTo(key);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("witness.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_witness_whose_memory_is_gone_does_not_start() throws IOException {
        Path data = directory.resolve("witness");
        start(data, "example.org/witness").close();
        Path memory = data.resolve("checkpoints");
        Files.move(memory, directory.resolve("elsewhere"));
        assertThat(run(data, List.of("--log", LOG.vkey(), "--port", "0"))).isEqualTo(1);
        assertThat(program.err().lines()).singleElement().asString().contains(memory + " is missing", "begin anew");
        assertThat(memory).doesNotExist();
        Files.move(directory.resolve("elsewhere"), memory);
        start(data, null).close();
    }

    private static RunningWitness start(Path data, @Nullable String name) {
        return RunningWitness.start(
                data, name, List.of(LOG), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void what_is_wrong_is_told_on_one_line_and_leaves_no_key_behind() throws IOException {
        Path data = directory.resolve("witness");
        Path noLog = Files.writeString(directory.resolve("no-log"), "quorum none\n");
        Path noPolicy = Files.writeString(directory.resolve("no-policy"), "log in\n");
        Path ledger = Files.createDirectory(directory.resolve("ledger"));
        Files.createFile(ledger.resolve("ledger.db"));
        String cosigner =
                SigningKey.generate("w", new SecureRandom()).cosignerKey().vkey();
        Map<List<String>, String> wrong = Map.of(
                List.of("--name", "w"), "ledger: ",
                List.of("--name", "w", "--log", "nonsense"), "ledger: --log: 'nonsense' is not a verifier key",
                List.of("--name", "w", "--log", cosigner), "ledger: --log: is the key of a witness",
                List.of("--log", LOG.vkey()), "ledger: --name: is needed at the first start",
                List.of("--name", "a b", "--log", LOG.vkey()), "ledger: --name: ",
                List.of("--name", "w", "--log", LOG.vkey(), "--port", "65536"), "ledger: --port: ",
                List.of("--name", "w", "--policy", noLog.toString()), "ledger: --policy: " + noLog + " names no log",
                List.of("--name", "w", "--policy", noPolicy.toString()),
                        "ledger: --policy: " + noPolicy + " is not a tlog-policy. Line 1: ",
                List.of("--name", "w", "--policy", "/nowhere/at/all"), "ledger: --policy: there is no /nowhere/at/all");
        wrong.forEach((arguments, message) -> {
            assertThat(run(data, arguments)).as(arguments.toString()).isEqualTo(2);
            assertThat(program.err().lines()).hasSize(1).first().asString().startsWith(message);
            assertThat(data.resolve("witness.pem")).doesNotExist();
        });
        assertThat(run(ledger, List.of("--name", "w", "--log", LOG.vkey()))).isEqualTo(2);
        assertThat(program.err()).contains("a witness needs a directory of its own");
    }

    @Test
    void a_name_once_given_and_a_port_in_use_are_not_taken() throws IOException {
        Path data = directory.resolve("witness");
        start(data, "example.org/witness").close();
        assertThat(run(data, List.of("--name", "other", "--log", LOG.vkey()))).isEqualTo(2);
        assertThat(program.err()).contains("this witness is called example.org/witness");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(run(data, List.of("--log", LOG.vkey(), "--port", port))).isEqualTo(1);
            assertThat(program.err().lines()).hasSize(1).first().asString().contains("choose another port");
        }
    }

    @Test
    void serve_refuses_a_policy_that_it_could_not_follow_before_it_makes_anything() throws IOException {
        String cosigner =
                SigningKey.generate("w", new SecureRandom()).cosignerKey().vkey();
        Path policy = Files.writeString(directory.resolve("policy"), "witness w1 " + cosigner + "\nquorum w1\n");
        Path data = directory.resolve("data");
        program.clear();
        assertThat(program.run("", "serve", "--port", "0", "--data", data.toString(), "--policy", policy.toString()))
                .isEqualTo(2);
        assertThat(program.err().strip())
                .isEqualTo("ledger: --policy: " + policy
                        + " does not say where to reach the witness w1; put its URL at the end of its line");
        assertThat(data).doesNotExist();
    }

    @Test
    void serve_refuses_a_policy_that_is_not_utf_8_since_the_ledger_would_keep_other_characters() throws IOException {
        Path policy =
                Files.writeString(directory.resolve("policy"), "# beëdigd\nquorum none\n", StandardCharsets.ISO_8859_1);
        Path data = directory.resolve("data");
        program.clear();
        assertThat(program.run("", "serve", "--port", "0", "--data", data.toString(), "--policy", policy.toString()))
                .isEqualTo(2);
        assertThat(program.err().strip())
                .isEqualTo("ledger: --policy: " + policy + " is not text in UTF-8; save it as UTF-8");
        assertThat(data).doesNotExist();
    }

    private int run(Path data, List<String> arguments) {
        program.clear();
        List<String> all = new ArrayList<>(List.of("witness", "--data", data.toString()));
        all.addAll(arguments);
        return program.run("", all.toArray(String[]::new));
    }
}
