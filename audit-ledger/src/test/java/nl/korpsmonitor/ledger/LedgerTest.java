package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
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

    private static void record(Ledger ledger, long sequence) {
        ScoreRecorded event = new ScoreRecorded(
                "toezicht-1", Decimal.of("7.5"), Confidential.of("seen on site"), new PartialDate("2012-06"));
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("scorecard", CARD.id(), sequence, event, ACTOR));
    }
}
