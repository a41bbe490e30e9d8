package nl.korpsmonitor.command.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.edition.EditionCommand.AdoptEdition;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.CorrectScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.DropRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ProposeRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever three people ask, with whatever roles, in whatever order: what takes two people was done by two. Judged by
 * the recorded events alone.
 */
class FourEyesTest {
    private static final int HISTORIES = 6;
    private static final int COMMANDS = 400;
    private static final List<String> PEOPLE = List.of("anna", "bert", "carla");
    private static final List<Role> ROLES =
            List.of(Role.ASSESSOR, Role.REVIEWER, Role.PUBLISHER, Role.COORDINATOR, Role.PRIVACY_OFFICER);
    private static final PartialDate DAY = World.day("2013-10-01");

    @TempDir
    private Path directory;

    private final Set<String> seen = new TreeSet<>();

    @Test
    void what_takes_two_people_is_done_by_two() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            try (LedgerDesk desk = LedgerDesk.openForScoring(directory.resolve("ledger-" + seed))) {
                new History(desk, new Random(seed)).run();
                check(desk.ledger().trail().page(EventFilter.ALL, 0, 1_000), "seed " + seed);
            }
        }
        assertThat(seen)
                .as("so that there was something to judge")
                .contains("score-confirmed", "score-corrected", "edition-adopted", "rectification-dropped")
                .contains("score-rectified", "score-rectified, none before", "value-erased");
    }

    private static final class History {
        private final LedgerDesk desk;
        private final Random random;
        private final Map<String, Set<Role>> roles = new HashMap<>();

        History(LedgerDesk desk, Random random) {
            this.desk = desk;
            this.random = random;
            for (String person : PEOPLE) {
                Set<Role> some = EnumSet.of(pick(ROLES));
                ROLES.stream().filter(role -> random.nextInt(3) > 0).forEach(some::add);
                roles.put(person, some);
            }
        }

        void run() {
            for (int i = 0; i < COMMANDS; i++) {
                String person = pick(PEOPLE);
                Command command = command();
                List<Role> allowed = CommandCatalogue.entry(command.getClass()).roles().stream()
                        .filter(Objects.requireNonNull(roles.get(person))::contains)
                        .toList();
                if (!allowed.isEmpty()) {
                    give(command, new Actor(person, pick(allowed), null));
                }
            }
        }

        private void give(Command command, Actor actor) {
            try {
                desk.runner().run(CommandInput.of(command), CommandContext.of(actor));
            } catch (RefusedException | ForbiddenException | InvalidInputException | NotFoundException e) {
                // Most of what is asked at random is refused; what is recorded is judged.
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }

        private Command command() {
            String dimension = pick(List.of("staff", "checks"));
            Decimal score = score();
            Decimal other = score();
            return switch (random.nextInt(20)) {
                case 0, 1 -> new RecordScore(World.CARD, dimension, score, "r", DAY);
                case 2 -> new CorrectScore(World.CARD, dimension, score, other, "r", null, DAY);
                case 3 ->
                    random.nextInt(4) > 0
                            ? new CloseScoring(World.EDITION, DAY)
                            : new WithdrawScore(World.CARD, dimension, score, "r", DAY);
                case 4, 5, 6 -> new ConfirmScore(World.CARD, dimension, score, DAY);
                case 7 -> new AdoptEdition(World.EDITION, "force", null, DAY);
                case 8, 9, 16, 17 ->
                    new ProposeRectification(
                            World.CARD, dimension, random.nextBoolean() ? score : null, other, "r", "letter", DAY);
                case 10, 11, 18, 19 -> new ConfirmRectification(World.CARD, dimension, score, DAY);
                case 12 -> new DropRectification(World.CARD, dimension, "r", DAY);
                case 13 -> new RequestErasure(value(), "/reason", ErasureGround.DATA_PROTECTION, "r", DAY);
                case 14 -> new ConfirmErasure(value(), "/reason", DAY);
                default -> new DropErasureRequest(value(), "/reason", "r", DAY);
            };
        }

        private Decimal score() {
            return Decimal.of(pick(List.of("3", "4")));
        }

        /** One of the first values, so that several commands are about the same. */
        private Subject value() {
            return Subject.disclosure(4L + random.nextInt(8));
        }

        private <T> T pick(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }

    private void check(List<RecordedEvent> events, String history) {
        Map<String, String> setBy = new HashMap<>();
        Map<String, String> proposedBy = new HashMap<>();
        Map<Subject, String> askedBy = new HashMap<>();
        String closedBy = "nobody";
        for (RecordedEvent recorded : events) {
            String actor = recorded.actor().id();
            String what = history + ", position " + recorded.position();
            seen.add(recorded.type());
            switch (recorded.event()) {
                case ScoreRecorded score -> setBy.put(score.dimension(), actor);
                case ScoreCorrected score -> setBy.put(score.dimension(), actor);
                case ScoreConfirmed score -> assertThat(actor).as(what).isNotEqualTo(setBy.get(score.dimension()));
                case RectificationProposed proposal -> proposedBy.put(proposal.dimension(), actor);
                case ScoreRectified score -> {
                    String proposer = proposedBy.remove(score.dimension());
                    assertThat(proposer).as(what).isNotNull().isNotEqualTo(actor);
                    if (score.oldScore() == null) {
                        seen.add("score-rectified, none before");
                    } else {
                        assertThat(actor).as(what).isNotEqualTo(setBy.get(score.dimension()));
                    }
                    setBy.put(score.dimension(), Objects.requireNonNull(proposer));
                }
                case ScoringClosed closed -> closedBy = actor;
                case EditionAdopted adopted -> assertThat(actor).as(what).isNotEqualTo(closedBy);
                case ErasureRequested asked -> askedBy.put(recorded.subject(), actor);
                case ValueErased erased ->
                    assertThat(askedBy.remove(recorded.subject()))
                            .as(what)
                            .isNotNull()
                            .isNotEqualTo(actor);
                default -> {}
            }
        }
    }
}
