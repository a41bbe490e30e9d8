package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();

    @BeforeEach
    void record() {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
    }

    @Test
    void a_key_is_added_signs_beside_the_first_and_then_takes_its_place() throws IOException {
        VerifierKey first = keys().getFirst();
        assertThat(key("add")).as(program.err()).isZero();
        List<VerifierKey> both = keys();
        assertThat(both).hasSize(2).first().isEqualTo(first);
        assertThat(published().verifiedBy(both)).as("both sign").containsExactlyElementsOf(both);

        String id = "%08x".formatted(first.keyId());
        assertThat(key("retire", id, "--reason", "Replaced every two years."))
                .as(program.err())
                .isZero();
        assertThat(program.out()).contains("Its private half is destroyed.");
        assertThat(keys()).containsExactly(both.getLast());
        assertThat(published().verifiedBy(both))
                .as("it signs what says so: who knows only the old key can go on from there")
                .containsExactlyElementsOf(both);
        assertThat(directory.resolve("keys/log.pem")).doesNotExist();
        program.clear();
        assertThat(key("list")).isZero();
        assertThat(program.out())
                .contains(
                        id + "\tretired at position ",
                        "\tin use\t" + both.getLast().vkey());

        assertThat(key("add")).isZero();
        assertThat(published().signaturesOf(List.of(first)))
                .as("and then no more")
                .isEmpty();
        assertThat(published().verifiedBy(keys())).hasSize(2);
    }

    @Test
    void a_key_of_ones_own_can_be_added_and_no_other_file() throws IOException {
        SigningKey own = SigningKey.generate("any", new SecureRandom());
        Path file = Files.writeString(directory.resolve("own.pem"), own.pem(), StandardCharsets.US_ASCII);
        assertThat(key("add", "--from", file.toString())).as(program.err()).isZero();
        assertThat(keys().getLast().publicKey()).isEqualTo(own.verifierKey().publicKey());

        program.clear();
        assertThat(key("add", "--from", file.toString())).isEqualTo(2);
        assertThat(program.err()).startsWith("ledger: --from: ").contains("already");
        program.clear();
        assertThat(key("add", "--from", directory.resolve("FORMAT").toString())).isEqualTo(2);
        assertThat(program.err().lines()).hasSize(1).first().asString().startsWith("ledger: --from: ");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void the_only_key_and_an_unknown_one_are_not_retired() {
        String id = "%08x".formatted(keys().getFirst().keyId());
        assertThat(key("retire", id, "--reason", "Because.")).isEqualTo(1);
        assertThat(program.err()).contains("The last key can't be retired");
        program.clear();
        assertThat(key("retire", "00000000", "--reason", "Because.")).isEqualTo(2);
        assertThat(program.err().strip())
                .isEqualTo("ledger: KEYID: no key in use has this id; 'ledger key list' shows them");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void of_a_lost_key_nothing_is_destroyed() throws IOException {
        assertThat(key("add")).isZero();
        String lost = "%08x".formatted(keys().getLast().keyId());
        Files.delete(directory.resolve("keys/log-" + lost + ".pem"));
        program.clear();
        assertThat(key("retire", lost, "--reason", "Lost.")).as(program.err()).isZero();
        assertThat(program.out()).contains("is not here").doesNotContain("is destroyed", "witnesses");
    }

    @Test
    void why_a_retired_key_is_still_here_is_said() throws IOException {
        assertThat(key("add")).isZero();
        assertThat(key("add")).isZero();
        String id = "%08x".formatted(keys().getFirst().keyId());
        VerifierKey other = keys().getLast();
        Files.delete(directory.resolve("keys/log-%08x.pem".formatted(other.keyId())));
        program.clear();
        assertThat(key("retire", id, "--reason", "Worn out.")).as(program.err()).isZero();
        assertThat(program.out())
                .contains("is here still", "nothing could be signed and published")
                .doesNotContain("is destroyed", "cosigned");
        assertThat(directory.resolve("keys/log.pem")).exists();
    }

    @Test
    void an_only_key_that_was_lost_is_replaced() throws IOException {
        String lost = "%08x".formatted(keys().getFirst().keyId());
        Files.delete(directory.resolve("keys/log.pem"));
        program.clear();
        assertThat(key("add")).as(program.err()).isZero();
        assertThat(program.out()).contains("Nothing is signed until " + lost + ", whose private half is not here");
        program.clear();
        assertThat(key("retire", lost, "--reason", "Lost.")).as(program.err()).isZero();
        assertThat(published().verifiedBy(keys())).hasSize(1);
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
    }

    @Test
    void the_last_key_that_can_sign_is_not_retired() throws IOException {
        assertThat(key("add")).isZero();
        String good = "%08x".formatted(keys().getFirst().keyId());
        Files.delete(
                directory.resolve("keys/log-%08x.pem".formatted(keys().getLast().keyId())));
        program.clear();
        assertThat(key("retire", good, "--reason", "By mistake.")).isEqualTo(1);
        assertThat(program.err()).contains("Without the key " + good + " nothing could be signed");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void a_key_file_that_nobody_named_is_not_added() throws IOException {
        SigningKey strange = SigningKey.generate("any", new SecureRandom());
        Path file = Files.writeString(directory.resolve("keys/log-01234567.pem"), strange.pem());
        assertThat(key("add")).isEqualTo(1);
        assertThat(program.err()).contains(file.toString(), "--from");
        assertThat(keys()).hasSize(1);
        program.clear();
        assertThat(key("add", "--from", file.toString())).as(program.err()).isZero();
        assertThat(keys()).hasSize(2);
    }

    private int key(String command, String... options) {
        String[] arguments = new String[4 + options.length];
        System.arraycopy(new String[] {"key", command, "--data", directory.toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return program.run("", arguments);
    }

    /** Those in use, as 'key list' shows them. */
    private List<VerifierKey> keys() {
        CommandLineRun list = new CommandLineRun();
        assertThat(list.run("", "key", "list", "--data", directory.toString()))
                .as(list.err())
                .isZero();
        return list.out()
                .lines()
                .filter(line -> line.contains("\tin use\t"))
                .map(line -> VerifierKey.parse(line.substring(line.lastIndexOf('\t') + 1)))
                .toList();
    }

    private SignedCheckpoint published() {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            return SignedCheckpoint.parse(
                    ledger.store().checkpoint("published").orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
    }
}
