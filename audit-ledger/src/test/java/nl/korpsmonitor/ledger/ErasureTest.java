package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.disclosure.Erasures;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a value once an event says that it is erased. */
class ErasureTest {
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");
    private static final String SECRET = "a very particular reason indeed";
    private static final PartialDate DAY = new PartialDate("2012-06-01");
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "PRIVACY_OFFICER");

    @TempDir
    Path directory = Path.of("");

    private static String record(Ledger ledger, long sequence) {
        ScoreRecorded event = new ScoreRecorded("toezicht-1", Decimal.of("7.5"), Confidential.of(SECRET), DAY);
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("scorecard", CARD.id(), sequence, event, ACTOR));
        ScoreRecorded stored = (ScoreRecorded)
                ledger.trail().event(ledger.trail().size() - 1).orElseThrow().event();
        return ((Confidential.Withheld<String>) stored.reason()).digest();
    }

    private static void erase(Ledger ledger, long position, String digest) {
        Subject subject = Subject.disclosure(position);
        ValueErased event = new ValueErased("/reason", digest, ErasureGround.DATA_PROTECTION, DAY);
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("disclosure", subject.id(), 0, event, ACTOR));
    }

    private static Confidential<String> shown(Ledger ledger, long position) {
        return ((ScoreRecorded) ledger.trail().opened(position).orElseThrow().event()).reason();
    }

    private Path keys() {
        return directory.resolve(LedgerFiles.DISCLOSURE_KEYS);
    }

    private byte[] key(long number) {
        try (SqliteDisclosureKeys read = SqliteDisclosureKeys.openToRead(keys())) {
            return Objects.requireNonNull(read.find(number), "key");
        }
    }

    /** Files of the directory in which these bytes stand anywhere. */
    private List<String> filesWith(byte[] bytes) throws IOException {
        while (true) {
            try {
                return filesThatHold(bytes);
            } catch (NoSuchFileException e) {
                // A signed checkpoint was given its name just now: look at all of them again.
                assertThat(e.getFile()).endsWith(".new");
            }
        }
    }

    private List<String> filesThatHold(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    found.add(directory.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private Findings inspected() throws IOException {
        Findings findings = new Findings();
        try (LedgerInspection inspection = LedgerInspection.open(directory, findings)) {
            assertThat(inspection.inspect(Trust.NONE, InspectionProgress.NONE)).isNotNull();
        }
        return findings;
    }

    @Test
    void its_key_is_in_no_file_while_the_ledger_is_open_and_after() throws IOException {
        byte[] erasedKey;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            String erased = record(ledger, 0);
            record(ledger, 1);
            erasedKey = key(1);
            assertThat(filesWith(erasedKey))
                    .as("the search finds what is there")
                    .isNotEmpty();

            erase(ledger, 1, erased);
            assertThat(shown(ledger, 1)).isEqualTo(new Confidential.Erased<String>(erased));
            assertThat(shown(ledger, 2)).isEqualTo(Confidential.of(SECRET));
            assertThat(filesWith(erasedKey)).isEmpty();
        }
        assertThat(filesWith(erasedKey)).isEmpty();
        assertThat(filesWith(SECRET.getBytes(StandardCharsets.UTF_8)))
                .as("no value ever stood in a file")
                .isEmpty();
        Findings findings = inspected();
        assertThat(findings.shown()).isEmpty();
        assertThat(findings.checked()).contains("1 erased values: their keys are gone");
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(shown(ledger, 1)).isInstanceOf(Confidential.Erased.class);
            assertThat(shown(ledger, 2)).isEqualTo(Confidential.of(SECRET));
            assertThat(ledger.verifyTree().size()).isEqualTo(ledger.size());
        }
    }

    @Test
    void a_key_that_came_back_is_destroyed_by_the_next_start_and_found_before_it() throws IOException {
        Path before = directory.resolveSibling(directory.getFileName() + "-keys");
        String digest;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            digest = record(ledger, 0);
        }
        Files.copy(keys(), before);
        byte[] key = key(1);
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            erase(ledger, 1, digest);
        }
        Files.move(before, keys(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(filesWith(key)).isNotEmpty();
        assertThat(inspected().shown())
                .extracting(Finding::text)
                .anyMatch(finding ->
                        finding.startsWith("disclosure-keys.db, table keys, key 1: an event says that its value"));
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(filesWith(key)).isEmpty();
            assertThat(shown(ledger, 1)).isInstanceOf(Confidential.Erased.class);
        }
        assertThat(inspected().shown()).isEmpty();
    }

    /** As when the one that recorded it was killed before it destroyed the key. */
    @Test
    void another_process_destroys_the_key_at_its_next_look() throws InterruptedException {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory));
                ReadOnlyLedger other = ReadOnlyLedger.open(directory)) {
            String digest = record(ledger, 0);
            BlockingQueue<List<Long>> destroyed = new LinkedBlockingQueue<>();
            try (Erasures erasures = new Erasures(
                    other.store(),
                    other.trail(),
                    numbers -> heard(destroyed, numbers),
                    gone -> {},
                    Duration.ofMillis(10))) {
                erasures.begin();
                assertThat(destroyed).isEmpty();
                erase(ledger, 1, digest);
                assertThat(destroyed.poll(20, TimeUnit.SECONDS)).containsExactly(1L);
            }
        }
    }

    @Test
    void a_value_whose_key_is_missing_though_nobody_erased_it_is_told_apart_and_found() throws IOException {
        String digest;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            digest = record(ledger, 0);
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + keys());
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM keys WHERE number = 1"))
                    .isEqualTo(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        assertThat(inspected().shown())
                .extracting(Finding::text)
                .anyMatch(finding -> finding.contains(digest) && finding.contains("is missing"));
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(shown(ledger, 1)).isEqualTo(new Confidential.Unopenable<String>(digest));
            assertThat(ledger.disclosures().disclosures(1)).isEmpty();
            erase(ledger, 1, digest);
            assertThat(shown(ledger, 1)).isEqualTo(new Confidential.Erased<String>(digest));
        }
    }

    private static long heard(BlockingQueue<List<Long>> destroyed, List<Long> numbers) {
        destroyed.add(numbers);
        return numbers.size();
    }
}
