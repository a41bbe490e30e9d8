package nl.korpsmonitor.command.running;

import static nl.korpsmonitor.command.testing.World.CARD;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScorecard;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ScoreInput;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ClockAheadException;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.store.StoreException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
    private static final RecordScore STAFF = record("staff", "3.5");
    private static final RecordScore CHECKS = record("checks", "2");

    @TempDir
    private Path directory;

    private LedgerDesk desk;

    @BeforeEach
    void open() {
        desk = LedgerDesk.openForScoring(directory.resolve("ledger"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static RecordScore record(@Nullable String dimension, String score) {
        return new RecordScore(CARD, dimension, Decimal.of(score), "counted", day("2013-02-01"));
    }

    @Test
    void the_receipt_tells_what_stands_in_the_ledger() {
        long size = desk.ledger().size();
        CommandResult result = desk.run(
                "anna",
                new RecordScorecard(
                        CARD,
                        List.of(
                                new ScoreInput("staff", Decimal.of("3.5"), "r"),
                                new ScoreInput("checks", Decimal.of("2"), "r")),
                        day("2013-02-01")));
        assertThat(result.replayed()).isFalse();
        Receipt receipt = result.receipt();
        assertThat(receipt.subject()).isEqualTo(CARD);
        assertThat(receipt.sequence()).isEqualTo(1);
        assertThat(receipt.firstPosition()).isEqualTo(size);
        assertThat(receipt.count()).isEqualTo(2);
        RecordedEvent event = desk.ledger().trail().event(size).orElseThrow();
        assertThat(event.event()).isInstanceOf(ScoreRecorded.class);
        assertThat(event.actor()).isEqualTo(new Actor("anna", Role.ASSESSOR, null));
        assertThat(event.cause().command()).isEqualTo("record-scorecard");
        assertThat(event.cause().correlation()).isNotNull();
        assertThat(event.recordedAt()).isEqualTo(receipt.recordedAt());
    }

    @Test
    void an_aggregate_remembers_who_recorded_when_it_is_read_back() {
        desk.run("anna", STAFF);
        ConfirmScore confirm = new ConfirmScore(CARD, "staff", Decimal.of("3.5"), day("2013-02-02"));
        assertThatThrownBy(() -> desk.run("anna", confirm))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.rule()).isEqualTo("four-eyes"));
        assertThat(desk.run("bert", confirm).receipt().sequence()).isEqualTo(1);
    }

    @Test
    void a_refusal_or_a_fault_leaves_nothing() {
        long size = desk.ledger().size();
        assertThatThrownBy(() -> desk.run("anna", record("unknown", "9")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactlyInAnyOrder("dimension", "score"));
        assertThat(desk.ledger().size()).isEqualTo(size);
        assertThat(desk.run("anna", STAFF).receipt().firstPosition())
                .as("the next command is not in the way of the failed one")
                .isEqualTo(size);
    }

    @Test
    void a_role_that_the_command_does_not_list_is_forbidden() {
        CommandContext auditor = CommandContext.of(new Actor("anna", Role.AUDITOR, null));
        assertThatThrownBy(() -> desk.runner().run(CommandInput.of(STAFF), auditor))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> desk.runner().rehearse(CommandInput.of(STAFF), auditor))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void a_rehearsal_finds_what_the_command_would_and_changes_nothing() {
        long size = desk.ledger().size();
        desk.runner().rehearse(CommandInput.of(STAFF), LedgerDesk.by("anna", STAFF));
        assertThat(desk.ledger().size()).isEqualTo(size);
        assertThat(desk.ledger().trail().lastSequence(CARD)).isEqualTo(-1);
        RecordScore wrong = record("unknown", "3");
        assertThatThrownBy(() -> desk.runner().rehearse(CommandInput.of(wrong), LedgerDesk.by("anna", wrong)))
                .isInstanceOf(InvalidInputException.class);
        desk.run("anna", STAFF);
        assertThatThrownBy(() -> desk.runner().rehearse(CommandInput.of(STAFF), LedgerDesk.by("anna", STAFF)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void what_could_not_be_read_is_told_together_with_what_is_wrong_in_the_rest() {
        long size = desk.ledger().size();
        RecordScore unread = new RecordScore(CARD, "unknown", null, null, day("2013-02-01"));
        CommandInput input = new CommandInput(unread, List.of(new FieldFault("score", "must be a decimal in quotes")));
        assertThatThrownBy(() -> desk.runner().run(input, LedgerDesk.by("anna", unread)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactlyInAnyOrder("score", "dimension", "reason"));
        CommandInput unknownField = new CommandInput(STAFF, List.of(new FieldFault("scor", "is not a field here")));
        assertThatThrownBy(() -> desk.runner().run(unknownField, LedgerDesk.by("anna", STAFF)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(desk.ledger().size()).isEqualTo(size);
    }

    @Test
    void if_match_holds_the_sender_to_the_subject_that_it_saw() {
        assertThatThrownBy(() -> desk.run("anna", STAFF, IfMatch.ANY)).isInstanceOf(PreconditionFailedException.class);
        desk.run("anna", STAFF);
        assertThatThrownBy(() -> desk.run("anna", CHECKS, new IfMatch(7L)))
                .isInstanceOfSatisfying(PreconditionFailedException.class, e -> {
                    assertThat(e.subject()).isEqualTo(CARD);
                    assertThat(e.expected()).isEqualTo(7);
                    assertThat(e.actual()).isZero();
                });
        assertThat(desk.run("anna", CHECKS, new IfMatch(0L)).receipt().sequence())
                .isEqualTo(1);
    }

    @Test
    void a_repeat_gets_the_first_receipt_also_after_reopening() {
        Idempotency key = new Idempotency("key-1", "digest-1");
        CommandResult first = desk.run("anna", STAFF, key);
        assertThat(first.replayed()).isFalse();
        CommandResult second = desk.run("anna", STAFF, key);
        assertThat(second).isEqualTo(new CommandResult(first.receipt(), true));
        long size = desk.ledger().size();
        desk.close();
        desk = LedgerDesk.open(directory.resolve("ledger"));
        assertThat(desk.run("anna", STAFF, key)).isEqualTo(new CommandResult(first.receipt(), true));
        assertThat(desk.ledger().size()).isEqualTo(size);
    }

    @Test
    void a_key_is_for_one_request_of_one_actor() {
        desk.run("anna", STAFF, new Idempotency("key-1", "digest-1"));
        assertThatThrownBy(() -> desk.run("anna", CHECKS, new Idempotency("key-1", "digest-2")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactly("Idempotency-Key"));
        assertThat(desk.run("bert", CHECKS, new Idempotency("key-1", "digest-2"))
                        .replayed())
                .as("another actor's key is another key")
                .isFalse();
    }

    @Test
    void a_failed_command_does_not_use_up_its_key() {
        Idempotency key = new Idempotency("key-1", "digest-1");
        assertThatThrownBy(() -> desk.run("anna", record("unknown", "3"), key))
                .isInstanceOf(InvalidInputException.class);
        assertThat(desk.run("anna", STAFF, key).replayed()).isFalse();
    }

    @Test
    void an_unknown_outcome_is_told_as_that_and_not_as_nothing_recorded() {
        StoreException failed = new StoreException("the disk is full");
        OutcomeUnknownException unknown = new OutcomeUnknownException(failed);
        for (RuntimeException wrapped : List.of(unknown, new CommandExecutionException("Axon says", unknown))) {
            desk.failNextAppend(wrapped);
            assertThatThrownBy(() -> desk.run("anna", STAFF)).isSameAs(unknown);
        }
        desk.failNextAppend(new EventStoreException("Axon says", failed));
        assertThatThrownBy(() -> desk.run("anna", STAFF)).isSameAs(failed);
    }

    @Test
    void a_wrong_clock_is_told_as_that_whatever_is_wrapped_around_it() {
        for (RuntimeException clock : List.of(
                new ClockAheadException(LedgerDesk.CLOCK.instant(), Duration.ofHours(1)),
                new ClockBehindException(
                        LedgerDesk.CLOCK.instant(), LedgerDesk.CLOCK.instant().plusSeconds(60)))) {
            desk.failNextAppend(new CommandExecutionException("Axon says", clock));
            assertThatThrownBy(() -> desk.run("anna", STAFF)).isSameAs(clock);
        }
    }

    @Test
    void decisions_read_the_state_of_others_as_it_is_now() {
        desk.run("anna", STAFF);
        desk.recorded(EDITION, 2, nl.korpsmonitor.command.testing.World.CLOSED);
        assertThatThrownBy(() -> desk.run("anna", CHECKS))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.rule()).isEqualTo("scoring-closed"));
    }

    @Test
    void an_unknown_subject_has_no_sequence() {
        assertThat(desk.ledger().trail().lastSequence(Subject.edition(2099))).isEqualTo(-1);
    }
}
