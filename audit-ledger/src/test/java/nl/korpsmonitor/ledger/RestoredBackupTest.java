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
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.checkpoint.HttpWitness;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Older copies are put in place of what was signed since: the ledger refuses to start, and says what it sees and what to do. */
class RestoredBackupTest {
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");

    private static final PartialDate DAY = new PartialDate("2013-10-24");

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
            append(ledger, new LedgerAudited(1, "A".repeat(43) + "=", true, "0".repeat(64), DAY));
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

    @Test
    void an_older_ledger_db_with_a_key_that_was_destroyed_since_is_called_older() throws IOException {
        VerifierKey first;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            first = ledger.keyring().trust().keys().getFirst();
            append(ledger, new LedgerKeyAdded(ledger.keyring().prepareKey().vkey(), DAY));
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            append(ledger, new LedgerKeyRetired(first.vkey(), "worn out", DAY));
        }
        assertThat(directory.resolve("keys/log.pem")).doesNotExist();
        copy(backup.resolve("ledger.db"), database);
        requireRefused("keys/last-signed", "7 entries", "older copy of ledger.db");
    }

    /** Keys and all, from before there was any policy: only whoever starts it knows of the witness. */
    @Test
    void a_whole_directory_that_was_put_back_is_refused_when_the_witness_of_a_policy_to_come_has_seen_more(
            @TempDir Path whole) throws IOException {
        Files.createDirectory(whole.resolve("keys"));
        for (String part : List.of("", "keys")) {
            try (Stream<Path> files = Files.list(directory.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    copy(file, whole.resolve(part).resolve(file.getFileName().toString()));
                }
            }
        }
        HttpWitness witness;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            witness = new HttpWitness(
                    "w", ledger.opened().origin(), ledger.keyring().trust().keys());
            append(ledger, new LedgerPolicyChanged(witness.policy(), DAY));
        }
        try (witness) {
            assertThat(witness.seen).isNotEmpty();
            CheckpointTiming usual = CheckpointTiming.DEFAULT;
            // A start waits for what a witness shows, however little patience there is at a close.
            CheckpointTiming impatient = new CheckpointTiming(
                    usual.interval(), usual.firstPause(), usual.longestPause(), usual.witnessTimeout(), Duration.ZERO);
            TlogPolicy policy = TlogPolicy.parse(witness.policy().getBytes(StandardCharsets.UTF_8));
            LedgerOptions options =
                    LedgerOptions.in(whole).withTiming(impatient).withPolicyToCome(policy);
            assertThatThrownBy(() -> Ledger.open(options).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("w ", "6 entries", "newest ledger.db");
        }
    }

    private void append(Ledger ledger, LedgerEvent event) {
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("ledger", Subject.LEDGER.id(), ++recorded, event, ACTOR));
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
