package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.transparency.Hash;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR");

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_new_ledger_begins_with_an_entry_that_opens_it() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            RecordedEvent first = ledger.trail().event(0).orElseThrow();
            assertThat(first.subject()).isEqualTo(Subject.LEDGER);
            assertThat(first.event()).isInstanceOf(LedgerOpened.class);
            assertThat(ledger.size()).isEqualTo(1);
            assertThat(ledger.opened().origin()).endsWith(ledger.opened().ledgerId());
        }
    }

    @Test
    void what_was_recorded_is_there_after_a_restart_and_the_tree_goes_on() {
        TreeHead before;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 0);
            before = ledger.verifyTree();
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(ledger.head()).isEqualTo(before);
            record(ledger, 1);
            List<RecordedEvent> events = ledger.trail().ofSubject(CARD, 0, Long.MAX_VALUE, 10);
            assertThat(events).extracting(RecordedEvent::sequence).containsExactly(0L, 1L);
            assertThat(events).extracting(RecordedEvent::position).containsExactly(1L, 2L);
            assertThat(ledger.verifyTree().size()).isEqualTo(3);
        }
    }

    @Test
    void it_tells_the_root_of_every_size_that_it_had_and_of_no_other() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            List<Hash> roots = new ArrayList<>();
            for (int sequence = 0; sequence < 300; sequence++) {
                roots.add(ledger.head().root());
                record(ledger, sequence);
            }
            for (int size = 1; size <= roots.size(); size++) {
                assertThat(ledger.root(size)).as("size %d", size).contains(roots.get(size - 1));
            }
            assertThat(ledger.root(ledger.size())).contains(ledger.head().root());
            assertThat(ledger.root(ledger.size() + 1)).isEmpty();
            assertThat(ledger.root(-1)).isEmpty();
        }
    }

    @Test
    void a_confidential_value_is_withheld_unless_the_event_is_opened() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 0);
            ScoreRecorded closed =
                    (ScoreRecorded) ledger.trail().event(1).orElseThrow().event();
            ScoreRecorded opened =
                    (ScoreRecorded) ledger.trail().opened(1).orElseThrow().event();
            assertThat(closed.reason()).isInstanceOf(Confidential.Withheld.class);
            assertThat(opened.reason()).isEqualTo(Confidential.of("seen on site"));
        }
    }

    @Test
    void a_clean_close_leaves_a_record_and_no_spare_key_and_nothing_is_found_then() throws IOException {
        Path closed = directory.resolve("keys").resolve("closed");
        for (int sequence = 0; sequence < 2; sequence++) {
            try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
                record(ledger, sequence);
                assertThat(closed).as("an open ledger may change").hasContent("open\n");
                ledger.atClose("other", () -> "line");
            }
            assertThat(closed).content().contains("note other line");
            assertThat(found()).isEmpty();
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            assertThat(ledger.size()).isEqualTo(3);
        }
        assertThat(closed)
                .content()
                .as("what others noted stands until they say otherwise")
                .contains("note other line");
    }

    @Test
    void a_start_that_is_refused_leaves_the_record_of_the_last_close_as_it_was() throws IOException {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 0);
        }
        Path closed = directory.resolve("keys").resolve("closed");
        String before = Files.readString(closed);
        Path key = directory.resolve("keys").resolve("log.pem");
        byte[] pem = Files.readAllBytes(key);
        Files.delete(key);
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory))).isInstanceOf(IllegalStateException.class);
        assertThat(closed).hasContent(before);
        Files.write(key, pem);
        assertThat(found()).as("nothing else was changed either").isEmpty();
    }

    @Test
    void a_record_that_is_gone_is_missed() throws IOException {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 0);
        }
        Files.delete(directory.resolve("keys").resolve("closed"));
        assertThat(found()).singleElement().asString().startsWith("keys/closed: it is missing");
    }

    private List<String> found() throws IOException {
        Findings findings = new Findings();
        try (LedgerInspection inspection = LedgerInspection.open(directory, findings)) {
            assertThat(inspection.inspect(Trust.NONE, InspectionProgress.NONE)).isNotNull();
        }
        return findings.shown().stream().map(Finding::text).toList();
    }

    private static void record(Ledger ledger, long sequence) {
        ScoreRecorded event = new ScoreRecorded(
                "toezicht-1", Decimal.of("7.5"), Confidential.of("seen on site"), new PartialDate("2012-06"));
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("scorecard", CARD.id(), sequence, event, ACTOR));
    }
}
