package nl.korpsmonitor.command.running;

import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.YEAR;
import static nl.korpsmonitor.command.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentCommandsTest {
    private static final Decimal SCORE = Decimal.of("3");

    @TempDir
    private Path directory;

    private static RecordScore record(Subject card, String dimension) {
        return new RecordScore(card, dimension, SCORE, "r", day("2013-02-01"));
    }

    /** Closing and a first score on a card that closing can't know of: whichever is first, the other is refused. */
    @Test
    void closing_and_recording_on_a_new_card_never_both_succeed() throws Exception {
        Set<String> winners = new HashSet<>();
        for (int round = 0; round < 60 && (round < 20 || winners.size() < 2); round++) {
            try (LedgerDesk desk = LedgerDesk.openForScoring(directory.resolve("race-" + round))) {
                desk.recorded(Subject.organisation("late"), 0, World.registered(Kind.UNIT));
                Subject confirmed = World.CARD;
                desk.run("anna", record(confirmed, "staff"));
                desk.run("bert", new ConfirmScore(confirmed, "staff", SCORE, day("2013-02-02")));
                List<Boolean> recorded = together(List.of(
                        () -> succeeds(() -> desk.run("anna", new CloseScoring(EDITION, day("2013-03-01")))),
                        () -> succeeds(() -> desk.run("anna", record(Subject.scorecard(YEAR, "late"), "staff")))));
                assertThat(recorded).as("one of the two").containsExactlyInAnyOrder(true, false);
                winners.add(recorded.getFirst() ? "closing" : "recording");
                assertNoScoreIsOpenAfterClosing(desk);
            }
        }
    }

    @Test
    void many_threads_on_one_card_record_every_dimension_once_without_gaps() throws Exception {
        try (LedgerDesk desk = LedgerDesk.openForScoring(directory.resolve("ledger"))) {
            long size = desk.ledger().size();
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String dimension = i % 2 == 0 ? "staff" : "checks";
                all.add(() -> succeeds(() -> desk.run("anna", record(World.CARD, dimension))));
            }
            List<Boolean> recorded = together(all);
            assertThat(recorded).filteredOn(won -> won).hasSize(2);
            assertThat(desk.ledger().size()).isEqualTo(size + 2);
            assertThat(desk.ledger().trail().lastSequence(World.CARD)).isEqualTo(1);
        }
    }

    @Test
    void the_same_request_many_times_at_once_is_recorded_once_and_answered_alike() throws Exception {
        try (LedgerDesk desk = LedgerDesk.openForScoring(directory.resolve("ledger"))) {
            Idempotency key = new Idempotency("key", "digest");
            List<Callable<CommandResult>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> desk.run("anna", record(World.CARD, "staff"), key));
            }
            List<CommandResult> results = together(all);
            assertThat(results)
                    .extracting(CommandResult::receipt)
                    .containsOnly(results.getFirst().receipt());
            assertThat(results).filteredOn(result -> !result.replayed()).hasSize(1);
            assertThat(desk.ledger().trail().lastSequence(World.CARD)).isZero();
        }
    }

    @Test
    void of_many_with_the_same_if_match_one_succeeds() throws Exception {
        try (LedgerDesk desk = LedgerDesk.openForScoring(directory.resolve("ledger"))) {
            desk.run("anna", record(World.CARD, "staff"));
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> {
                    try {
                        desk.run("anna", record(World.CARD, "checks"), new IfMatch(0L));
                        return true;
                    } catch (PreconditionFailedException e) {
                        return false;
                    }
                });
            }
            assertThat(together(all)).filteredOn(won -> won).hasSize(1);
        }
    }

    private static void assertNoScoreIsOpenAfterClosing(LedgerDesk desk) {
        List<RecordedEvent> events = desk.ledger().trail().page(EventFilter.ALL, 0, 1_000);
        long closedAt = events.stream()
                .filter(e -> e.event() instanceof ScoringClosed)
                .mapToLong(RecordedEvent::position)
                .findFirst()
                .orElse(-1);
        long scores =
                events.stream().filter(e -> e.event() instanceof ScoreRecorded).count();
        assertThat(scores).as("scores, when closed at " + closedAt).isEqualTo(closedAt < 0 ? 2 : 1);
    }

    private static boolean succeeds(Runnable command) {
        try {
            command.run();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
