package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRotationTest {
    private static final PartialDate DAY = new PartialDate("2013-10-24");
    private static final MetaData SYSTEM =
            MetaData.with(LedgerMetaData.ACTOR_ID, "ledger").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");

    /** The example of RFC 8410 section 10.3, which is what {@code openssl genpkey -algorithm ed25519} writes, too. */
    private static final String OPENSSL_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    @TempDir
    Path directory = Path.of("");

    private Ledger open() {
        return Ledger.open(LedgerOptions.in(directory));
    }

    private static void record(Ledger ledger, LedgerEvent event) {
        long sequence = ledger.trail().lastSequence(Subject.LEDGER) + 1;
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("ledger", "ledger", sequence, event, SYSTEM));
    }

    private Path file(VerifierKey key) {
        return directory.resolve("keys/log-" + KeyIds.hex(key) + ".pem");
    }

    private SignedCheckpoint stored(String name) {
        try (LedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger.db"))) {
            return SignedCheckpoint.parse(store.checkpoint(name).orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_key_that_was_there_before_the_first_start_becomes_the_logs() throws IOException {
        Path given = directory.resolve("keys/log.pem");
        Files.createDirectory(directory.resolve("keys"));
        Files.writeString(given, OPENSSL_PEM);
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rw-r--r--"));
        try (Ledger ledger = open()) {
            // The public half stands in RFC 8410 section 10.1.
            assertThat(VerifierKey.parse(ledger.opened().verifierKey()).publicKey())
                    .isEqualTo(HexFormat.of()
                            .parseHex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"));
        }
        assertThat(given).hasContent(OPENSSL_PEM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(given)))
                .isEqualTo("rw-------");
    }

    @Test
    void something_else_in_the_place_of_the_first_key_is_refused() throws IOException {
        Files.createDirectory(directory.resolve("keys"));
        Files.writeString(directory.resolve("keys/log.pem"), "-----BEGIN RSA PRIVATE KEY-----\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("log.pem", "PKCS#8");
    }

    @Test
    void a_key_is_added_both_sign_and_the_old_one_leaves_after_its_last_checkpoint() throws IOException {
        VerifierKey old;
        VerifierKey next;
        try (Ledger ledger = open()) {
            old = VerifierKey.parse(ledger.opened().verifierKey());
            next = ledger.keyring().prepareKey();
            assertThat(ledger.keyring().prepareKey())
                    .as("a prepared key is given out again until it is added")
                    .isEqualTo(next);
            record(ledger, new LedgerKeyAdded(next.vkey(), DAY));
            assertThat(ledger.keyring().trust().keys()).containsExactly(old, next);
            assertThat(ledger.keyring().inUse(KeyIds.hex(next))).contains(next);
        }
        assertThat(stored("published").verifiedBy(List.of(old, next))).containsExactly(old, next);
        try (Ledger ledger = open()) {
            record(ledger, new LedgerKeyRetired(old.vkey(), "worn out", DAY));
        }
        SignedCheckpoint last = stored("retired/" + KeyIds.hex(old));
        assertThat(last.verifiedBy(List.of(old))).containsExactly(old);
        assertThat(last.checkpoint().size()).as("covers its own retirement").isEqualTo(3);
        assertThat(directory.resolve("keys/log.pem")).doesNotExist();
        assertThat(file(next)).exists();
        try (Ledger ledger = open()) {
            assertThat(ledger.keyring().trust().keys()).containsExactly(next);
            assertThat(ledger.keyring().hasPrivateHalf(old)).isFalse();
            VerifierKey third = ledger.keyring().prepareKey(OPENSSL_PEM);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(third))))
                    .isEqualTo("rw-------");
            record(ledger, new LedgerKeyAdded(third.vkey(), DAY));
            assertThatThrownBy(() -> ledger.keyring().prepareKey(OPENSSL_PEM)).hasMessageContaining("already");
        }
        assertThat(stored("published").note().signatures())
                .as("the old key signs no more")
                .hasSize(2)
                .noneMatch(signature -> signature.claims(old));
    }

    @Test
    void a_missing_private_half_of_a_key_in_use_refuses_the_start_unless_it_is_to_be_retired() throws IOException {
        VerifierKey lost;
        try (Ledger ledger = open()) {
            lost = ledger.keyring().prepareKey();
            record(ledger, new LedgerKeyAdded(lost.vkey(), DAY));
        }
        Files.delete(file(lost));
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file(lost).getFileName().toString(), "backup", "retired");
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory).allowingMissingKeys())) {
            record(ledger, new LedgerKeyRetired(lost.vkey(), "lost", DAY));
        }
        assertThat(stored("published").checkpoint().size()).isEqualTo(3);
        assertThat(stored("retired/" + KeyIds.hex(lost)).checkpoint().size())
                .as("the last that it had signed")
                .isEqualTo(2);
        open().close();
    }

    @Test
    void a_retired_keys_file_that_a_crash_left_behind_is_destroyed_at_the_next_start() throws IOException {
        VerifierKey old;
        byte[] pem;
        try (Ledger ledger = open()) {
            old = VerifierKey.parse(ledger.opened().verifierKey());
            pem = Files.readAllBytes(directory.resolve("keys/log.pem"));
            record(ledger, new LedgerKeyAdded(ledger.keyring().prepareKey().vkey(), DAY));
            record(ledger, new LedgerKeyRetired(old.vkey(), "worn out", DAY));
        }
        Files.write(directory.resolve("keys/log.pem"), pem);
        try (Ledger ledger = open()) {
            record(ledger, new LedgerPolicyChanged("quorum none\n", DAY));
        }
        assertThat(directory.resolve("keys/log.pem")).doesNotExist();
        assertThat(stored("published").note().signatures()).noneMatch(signature -> signature.claims(old));
    }

    @ParameterizedTest
    @EnumSource(EndedWhile.class)
    void a_process_that_was_ended_while_it_destroyed_a_key_leaves_a_ledger_that_starts(EndedWhile ended)
            throws IOException {
        Path file = directory.resolve("keys/log.pem");
        byte[] pem;
        try (Ledger ledger = open()) {
            pem = Files.readAllBytes(file);
            record(ledger, new LedgerKeyAdded(ledger.keyring().prepareKey().vkey(), DAY));
            record(ledger, new LedgerKeyRetired(ledger.opened().verifierKey(), "worn out", DAY));
        }
        assertThat(file).doesNotExist();
        Path left = directory.resolve("keys/log.pem.destroying");
        switch (ended) {
            case BEFORE_IT_WAS_RENAMED -> Files.write(file, pem);
            case BEFORE_IT_WAS_OVERWRITTEN -> Files.write(left, pem);
            case BEFORE_IT_WAS_REMOVED -> Files.write(left, new byte[pem.length]);
        }
        // A process that was ended has left no record of how it closed.
        Files.delete(directory.resolve("keys/closed"));
        Findings findings = new Findings();
        try (LedgerInspection inspection = LedgerInspection.open(directory, findings)) {
            inspection.inspect(Trust.NONE, InspectionProgress.NONE);
        }
        assertThat(findings.shown()).noneMatch(finding -> finding.text().contains("destroying"));
        open().close();
        assertThat(file).doesNotExist();
        assertThat(left).doesNotExist();
    }

    enum EndedWhile {
        BEFORE_IT_WAS_RENAMED,
        BEFORE_IT_WAS_OVERWRITTEN,
        BEFORE_IT_WAS_REMOVED
    }

    @Test
    void a_key_that_is_being_destroyed_is_never_half_there_under_its_own_name() throws IOException {
        Path file = Files.writeString(directory.resolve("log.pem"), OPENSSL_PEM);
        Path going = Files.createDirectory(directory.resolve("log.pem.destroying"));
        Files.writeString(going.resolve("in-the-way"), "");
        // The renaming, which comes first, is what fails here.
        assertThatThrownBy(() -> OwnerOnly.destroy(file)).isInstanceOf(IOException.class);
        assertThat(file).hasContent(OPENSSL_PEM);
    }

    @Test
    void an_unknown_key_file_is_taken_only_by_who_names_it() throws IOException {
        VerifierKey interrupted;
        try (Ledger ledger = open()) {
            interrupted = ledger.keyring().prepareKey();
        }
        try (Ledger ledger = open()) {
            assertThatThrownBy(() -> ledger.keyring().prepareKey())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(file(interrupted).toString(), "--from");
            assertThat(ledger.keyring().prepareKey(Files.readString(file(interrupted))))
                    .isEqualTo(interrupted);
        }
    }

    @Test
    void no_key_file_is_overwritten_with_another_key() throws IOException {
        try (Ledger ledger = open()) {
            String origin = ledger.opened().origin();
            Path taken = file(SigningKey.ofPem(origin, OPENSSL_PEM).verifierKey());
            String other = SigningKey.generate(origin, new SecureRandom()).pem();
            Files.writeString(taken, other);
            assertThatThrownBy(() -> ledger.keyring().prepareKey(OPENSSL_PEM))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(taken.toString(), "another key");
            assertThat(taken).hasContent(other);
        }
    }
}
