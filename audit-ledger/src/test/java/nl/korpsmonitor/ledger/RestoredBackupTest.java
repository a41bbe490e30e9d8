package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Older copies are put in place of what was signed since: the ledger refuses to start, and says what it sees and what to do. */
class RestoredBackupTest {
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");

    @TempDir
    Path directory = Path.of("");

    @TempDir
    Path backup = Path.of("");

    private Path database = Path.of("");
    private Path lastSigned = Path.of("");
    private int recorded;

    /** A ledger of 3 entries, of which there is a backup, that has grown to 5 since. */
    @BeforeEach
    void prepare() throws IOException {
        database = directory.resolve("ledger.db");
        lastSigned = directory.resolve("keys/last-signed");
        grow(2);
        copy(database, backup.resolve("ledger.db"));
        copy(lastSigned, backup.resolve("last-signed"));
        grow(2);
    }

    private void grow(int entries) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, entries);
        }
    }

    private void record(Ledger ledger, int entries) {
        for (int i = 0; i < entries; i++) {
            LedgerAudited audited =
                    new LedgerAudited(1, "A".repeat(43) + "=", true, "0".repeat(64), new PartialDate("2013-10-24"));
            ledger.eventStorageEngine()
                    .appendEvents(
                            new GenericDomainEventMessage<>("ledger", Subject.LEDGER.id(), ++recorded, audited, ACTOR));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void an_older_ledger_db_is_refused_and_the_newest_one_put_back_is_not() throws IOException {
        Path newest = backup.resolve("newest.db");
        copy(database, newest);
        copy(backup.resolve("ledger.db"), database);
        requireRefused("keys/last-signed", "5 entries", "has 3", "put the newest ledger.db back");
        copy(newest, database);
        grow(1);
    }

    @Test
    void an_older_ledger_db_with_its_journal_is_refused(@TempDir Path open) throws IOException {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 1);
            assertThat(ledger.publishedLog().awaitCovering(5, Duration.ofSeconds(30)))
                    .isPresent();
            for (String file : List.of("ledger.db", "ledger.db-wal")) {
                copy(directory.resolve(file), open.resolve(file));
            }
        }
        grow(3);
        for (String file : List.of("ledger.db", "ledger.db-wal")) {
            copy(open.resolve(file), directory.resolve(file));
        }
        requireRefused("keys/last-signed", "9 entries", "has 6");
    }

    @Test
    void a_lost_last_signed_is_asked_for_and_a_trusted_checkpoint_can_take_its_place() throws IOException {
        byte[] newest = Files.readAllBytes(lastSigned);
        Files.delete(lastSigned);
        requireRefused("keys/last-signed is missing", "5 entries", "a witness, an auditor or an export");
        assertThat(lastSigned).as("nothing was made in its place").doesNotExist();
        copy(backup.resolve("last-signed"), lastSigned);
        grow(0);
        assertThat(lastSigned)
                .as("an older one is of the same tree, and goes on")
                .hasBinaryContent(newest);
    }

    @Test
    void a_ledger_whose_signed_checkpoint_was_taken_away_is_refused() throws Exception {
        sql("DELETE FROM checkpoints");
        requireRefused("5 entries", "there is none", "put the newest ledger.db back");
    }

    @Test
    void a_ledger_whose_last_entries_were_cut_off_is_refused() throws Exception {
        sql("DELETE FROM entries WHERE position >= 3");
        requireRefused("'signed'", "5 entries", "holds 3", "entries are missing");
    }

    @Test
    void an_older_copy_that_went_on_by_itself_is_refused(@TempDir Path fork) throws IOException {
        try (Stream<Path> keys = Files.list(directory.resolve("keys"))) {
            Files.createDirectory(fork.resolve("keys"));
            for (Path key : keys.toList()) {
                copy(key, fork.resolve("keys").resolve(key.getFileName().toString()));
            }
        }
        copy(backup.resolve("ledger.db"), fork.resolve("ledger.db"));
        copy(backup.resolve("last-signed"), fork.resolve("keys/last-signed"));
        recorded = 2;
        try (Ledger forked = Ledger.open(LedgerOptions.in(fork))) {
            record(forked, 4);
        }
        copy(fork.resolve("ledger.db"), database);
        requireRefused("keys/last-signed", "does not fit the tree", "verify");
    }

    @Test
    void a_damaged_or_foreign_last_signed_is_refused(@TempDir Path other) throws IOException {
        byte[] good = Files.readAllBytes(lastSigned);
        Files.writeString(lastSigned, "nonsense");
        requireRefused("keys/last-signed is damaged");
        Files.writeString(lastSigned, new String(good, StandardCharsets.UTF_8).replaceFirst("\n5\n", "\n4\n"));
        requireRefused("keys/last-signed", "not signed by a key of this ledger");
        Ledger.open(LedgerOptions.in(other)).close();
        copy(other.resolve("keys/last-signed"), lastSigned);
        requireRefused("keys/last-signed is of another log");
        Files.write(lastSigned, good);
        grow(1);
    }

    @Test
    void another_ledgers_database_is_refused_by_name(@TempDir Path other) throws IOException {
        String ours;
        String theirs;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(other));
                Ledger own = Ledger.open(LedgerOptions.in(directory))) {
            theirs = ledger.opened().ledgerId();
            ours = own.opened().ledgerId();
        }
        copy(other.resolve("ledger.db"), database);
        requireRefused(theirs, ours, "of one ledger together");
    }

    private void requireRefused(String... parts) {
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(parts);
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
