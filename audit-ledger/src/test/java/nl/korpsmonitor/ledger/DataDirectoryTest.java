package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.ledger.codec.EventTypes;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void a_second_opener_hears_who_holds_the_ledger() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(ledger.size()).isEqualTo(1);
            assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        Ledger.open(LedgerOptions.in(directory)).close();
    }

    @Test
    void a_lock_file_that_was_left_behind_blocks_nobody() throws IOException {
        Files.writeString(directory.resolve("LOCK"), "999999");
        Ledger.open(LedgerOptions.in(directory)).close();
    }

    @Test
    void another_format_is_refused_by_name() throws IOException {
        Ledger.open(LedgerOptions.in(directory)).close();
        Files.writeString(directory.resolve("FORMAT"), "korpsmonitor-ledger 3\n");
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory)))
                .hasMessageContaining("FORMAT")
                .hasMessageContaining("korpsmonitor-ledger 2");
    }

    @Test
    void every_file_and_directory_is_for_its_owner_only() throws IOException {
        Path data = directory.resolve("some/where");
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data));
                Stream<Path> all = Files.walk(directory.resolve("some"))) {
            assertThat(ledger.size()).isEqualTo(1);
            Map<String, String> permissions = all.collect(
                    Collectors.toMap(path -> path.getFileName().toString(), DataDirectoryTest::permissions));
            assertThat(permissions)
                    .containsKeys("ledger.db", "ledger.db-wal", "disclosure-keys.db", "disclosure-keys.db-wal", "LOCK")
                    .containsKeys("FORMAT", "log.pem", "request-digest.key")
                    .allSatisfy((name, permission) -> assertThat(permission)
                            .as(name)
                            .isEqualTo(Set.of("some", "where", "keys").contains(name) ? "rwx------" : "rw-------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_lost_log_key_is_asked_for_and_not_made_anew() throws IOException {
        Ledger.open(LedgerOptions.in(directory)).close();
        Files.delete(directory.resolve("keys/log.pem"));
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory))).hasMessageContaining("backup");
        assertThat(directory.resolve("keys/log.pem")).doesNotExist();
    }

    @Test
    void a_lost_database_is_asked_for_and_no_new_ledger_takes_its_place() throws IOException {
        Path database = directory.resolve("ledger.db");
        Path away = directory.resolve("away.db");
        String id;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            id = ledger.opened().ledgerId();
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(
                            "ledger",
                            "ledger",
                            1,
                            EventSamples.whole(Objects.requireNonNull(new EventTypes().named("mandate-revoked"))),
                            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM")));
        }
        Files.move(database, away);
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(id);
        Files.move(away, database, StandardCopyOption.REPLACE_EXISTING);
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            MandateRevoked revoked =
                    (MandateRevoked) ledger.trail().opened(1).orElseThrow().event();
            assertThat(revoked.reason()).as("no key was destroyed meanwhile").isInstanceOf(Confidential.Shown.class);
        }
    }

    @Test
    void another_ledgers_log_key_is_refused(@TempDir Path other) throws IOException {
        Ledger.open(LedgerOptions.in(directory)).close();
        Ledger.open(LedgerOptions.in(other)).close();
        Files.copy(
                other.resolve("keys/log.pem"), directory.resolve("keys/log.pem"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory))).hasMessageContaining("entry 0");
    }

    @Test
    void the_request_digest_is_keyed_and_stays_the_same() {
        String first;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            first = ledger.requestDigest().of(new byte[] {1});
            assertThat(first).hasSize(43).isNotEqualTo(ledger.requestDigest().of(new byte[] {2}));
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(ledger.requestDigest().of(new byte[] {1})).isEqualTo(first);
        }
    }

    @Test
    void a_changed_body_does_not_pass_the_check_of_the_tree() throws Exception {
        Ledger.open(LedgerOptions.in(directory)).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '\"salt\":\"', '\"salt\":\"x') AS BLOB)");
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThatThrownBy(ledger::verifyTree).isInstanceOf(IllegalStateException.class);
        }
    }
}
