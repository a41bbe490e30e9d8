package nl.korpsmonitor.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.edition.EditionCommand.AdoptEdition;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.hold.HoldCommand.LiftHold;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.CorrectScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.DropRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ProposeRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.audit.AnswerCheckpoints;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.query.audit.Observations;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people ask, in whatever order: what the command side lets through, the audit, which knows nothing of it, finds in order. */
class AuditedHistoriesTest {
    private static final int HISTORIES = 4;
    private static final int COMMANDS = 400;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2013-11-01T12:00:00Z"), RecordedEvent.CALENDAR);
    private static final List<String> PEOPLE = List.of("anna", "bert", "carla");
    private static final List<Role> ROLES = List.of(
            Role.ASSESSOR,
            Role.REVIEWER,
            Role.PUBLISHER,
            Role.COORDINATOR,
            Role.PRIVACY_OFFICER,
            Role.PARLIAMENTARY_OFFICER);
    private static final PartialDate DAY = new PartialDate("2013-10-01");
    private static final Subject EDITION = Subject.edition(2013);
    private static final Subject CARD = Subject.scorecard(2013, "force");
    private static final Subject HOLD = Subject.hold("h-1");

    @TempDir
    private Path directory;

    @Test
    void what_is_decided_by_the_rules_has_no_findings() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 1; seed <= HISTORIES; seed++) {
            LedgerOptions options =
                    LedgerOptions.in(directory.resolve("ledger-" + seed)).withClock(CLOCK);
            try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options, NodeRole.COMMAND)) {
                new History(ledger, new Random(seed)).run();
                Trail trail = ledger.ledger().trail();
                HistoryAudit.Result result = HistoryAudit.of(
                        trail,
                        trail.size(),
                        AuditLimits.DEFAULT,
                        AnswerCheckpoints.UNKNOWN,
                        (phase, done, total) -> {});
                assertThat(result.events()).isEqualTo(trail.size());
                for (Check check : Check.values()) {
                    if (check.kind() == Check.Kind.RULE) {
                        assertThat(result.observations().of(check))
                                .as("seed " + seed)
                                .isEmpty();
                    }
                    if (applied(result.observations(), check)) {
                        seen.add(check.code());
                    }
                }
            }
        }
        assertThat(seen)
                .as("so that there was something to judge")
                .contains("four-eyes-confirmation", "four-eyes-adoption", "four-eyes-rectification")
                .contains("four-eyes-erasure", "hold-respected", "unconfirmed-score");
    }

    private static boolean applied(Observations observations, Check check) {
        return observations.appliedCount(check) > 0;
    }

    private static final class History {
        private final KorpsmonitorLedger ledger;
        private final Random random;
        private final Map<String, Set<Role>> roles = new HashMap<>();

        History(KorpsmonitorLedger ledger, Random random) {
            this.ledger = ledger;
            this.random = random;
            register("paul", EnumSet.of(Role.PUBLISHER));
            for (String person : PEOPLE) {
                Set<Role> some = EnumSet.of(pick(ROLES));
                ROLES.stream().filter(role -> random.nextInt(3) > 0).forEach(some::add);
                register(person, some);
            }
            Document letter = new Document("letter", "A letter", new PartialDate("2013-03-01"), null, null, null, null);
            append(
                    Subject.organisation("force"),
                    0,
                    new OrganisationRegistered("Force", Kind.REGIONAL_FORCE, null, DAY));
            append(Subject.document("letter"), 0, new DocumentRegistered(letter, DAY, null, DAY));
            append(EDITION, 0, new EditionOpened("2013", Provenance.CONDUCTED_HERE, DAY));
            append(EDITION, 1, new FrameworkFixed(framework(), null, DAY));
        }

        private void register(String person, Set<Role> some) {
            roles.put(person, some);
            RegisterActor command = new RegisterActor(Subject.actor(person), person, some, null, DAY);
            ledger.runner().run(CommandInput.of(command), CommandContext.of(KorpsmonitorLedger.SELF));
        }

        private void append(Subject subject, long sequence, DomainEvent event) {
            MetaData by = MetaData.with(LedgerMetaData.ACTOR_ID, "paul")
                    .and(LedgerMetaData.ACTOR_ROLE, Role.PUBLISHER.name());
            ledger.ledger()
                    .eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(subject.type(), subject.id(), sequence, event, by));
        }

        private static Framework framework() {
            return new Framework(
                    List.of(new Framework.WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("1"))),
                    List.of(dimension("staff"), dimension("checks")),
                    new Framework.Scale(Decimal.of("1"), Decimal.of("5"), Decimal.of("0.5")),
                    new Framework.ClassLimits(Decimal.of("4"), true, Decimal.of("2.5"), true),
                    new Framework.Rounding(2, Framework.Rounding.Mode.HALF_UP, false),
                    Framework.MissingScore.LEFT_OUT);
        }

        private static Framework.Dimension dimension(String code) {
            return new Framework.Dimension(code, code, FocusArea.SUPERVISION, Decimal.of("1"), null, null);
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
                ledger.runner().run(CommandInput.of(command), CommandContext.of(actor));
            } catch (RefusedException | ForbiddenException | InvalidInputException | NotFoundException e) {
                // Most of what is asked at random is refused; what is recorded is judged.
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }

        private Command command() {
            String dimension = pick(List.of("staff", "checks"));
            Decimal score = score();
            Decimal other = score();
            return switch (random.nextInt(22)) {
                case 0, 1 -> new RecordScore(CARD, dimension, score, "r", DAY);
                case 2 -> new CorrectScore(CARD, dimension, score, other, "r", null, DAY);
                case 3 ->
                    random.nextInt(4) > 0
                            ? new CloseScoring(EDITION, DAY)
                            : new WithdrawScore(CARD, dimension, score, "r", DAY);
                case 4, 5, 6 -> new ConfirmScore(CARD, dimension, score, DAY);
                case 7 -> new AdoptEdition(EDITION, "force", null, DAY);
                case 8, 9, 16, 17 ->
                    new ProposeRectification(
                            CARD, dimension, random.nextBoolean() ? score : null, other, "r", "letter", DAY);
                case 10, 11, 18, 19 -> new ConfirmRectification(CARD, dimension, score, DAY);
                case 12 -> new DropRectification(CARD, dimension, "r", DAY);
                case 13 -> new RequestErasure(value(), "/reason", ErasureGround.DATA_PROTECTION, "r", DAY);
                case 14 -> new ConfirmErasure(value(), "/reason", DAY);
                case 20 ->
                    new PlaceHold(
                            Subject.hold("h-" + random.nextInt(9)), Set.of("scorecard/2013"), null, null, "r", DAY);
                case 21 -> new LiftHold(random.nextBoolean() ? HOLD : Subject.hold("h-" + random.nextInt(9)), "r", DAY);
                default -> new DropErasureRequest(value(), "/reason", "r", DAY);
            };
        }

        private Decimal score() {
            return Decimal.of(pick(List.of("3", "4")));
        }

        /** One of the first values, so that several commands are about the same. */
        private Subject value() {
            return Subject.disclosure(9L + random.nextInt(8));
        }

        private <T> T pick(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
