package nl.korpsmonitor.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.LimitMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.RevokeMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.ScopeInput;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AddresseeInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignDirector;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignOwner;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ConcludeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecideRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecisionMakerInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FollowUpAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FulfilRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MakeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MoveRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReopenRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportProgress;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportStatus;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReviseDecision;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.SupersedeRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Outcome;
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
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommendations of three editions and mandates for them: whatever is let through, the audit finds in order. */
class AuditedRecommendationsTest {
    private static final int HISTORIES = 5;
    private static final int COMMANDS = 1_200;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2013-11-01T12:00:00Z"), RecordedEvent.CALENDAR);
    private static final PartialDate OPENED = new PartialDate("2013-01-01");

    @Test
    void what_is_decided_about_recommendations_by_the_rules_has_no_findings(@TempDir Path directory) {
        Set<String> types = new TreeSet<>();
        for (int seed = 1; seed <= HISTORIES; seed++) {
            LedgerOptions options =
                    LedgerOptions.in(directory.resolve("ledger-" + seed)).withClock(CLOCK);
            try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options, NodeRole.COMMAND)) {
                Recommending recommending = new Recommending(ledger, new Random(seed));
                for (int i = 0; i < COMMANDS; i++) {
                    recommending.step();
                }
                requireInOrder(ledger.ledger().trail());
                types.addAll(types(ledger.ledger().trail()));
            }
        }
        assertThat(types)
                .as("each step of the course was taken")
                .containsAll(Stream.of(RecommendationEvent.class.getPermittedSubclasses())
                        .map(type -> type.getAnnotation(EventName.class))
                        .filter(Objects::nonNull)
                        .map(EventName::value)
                        .toList())
                .contains("mandate-limited", "mandate-revoked");
    }

    private static void requireInOrder(Trail trail) {
        var observations = HistoryAudit.of(
                        trail, trail.size(), AuditLimits.DEFAULT, AnswerCheckpoints.UNKNOWN, (phase, done, total) -> {})
                .observations();
        for (Check check : Check.values()) {
            if (check.kind() == Check.Kind.RULE) {
                assertThat(observations.of(check)).isEmpty();
            }
        }
    }

    private static Set<String> types(Trail trail) {
        Set<String> types = new TreeSet<>();
        long next = 0;
        while (next < trail.size()) {
            Trail.Stretch stretch = trail.stretch(next, Trail.MAXIMUM_PAGE);
            stretch.events().forEach(event -> types.add(event.type()));
            next = stretch.end();
        }
        return types;
    }

    private static final class Recommending {
        private static final Actor ANNA = new Actor("anna", Role.COORDINATOR, null);
        private static final DecisionMakerInput CHIEF = new DecisionMakerInput("force", "chief", "A.");

        private final KorpsmonitorLedger ledger;
        private final Random random;

        Recommending(KorpsmonitorLedger ledger, Random random) {
            this.ledger = ledger;
            this.random = random;
            Set<Role> roles = EnumSet.of(Role.COORDINATOR, Role.PUBLISHER);
            give(new RegisterActor(Subject.actor("anna"), "anna", roles, null, OPENED), KorpsmonitorLedger.SELF);
            Document letter = new Document("letter", "A letter", OPENED, null, null, null, null);
            append(Subject.document("letter"), 0, new DocumentRegistered(letter, OPENED, null, OPENED));
            append(organisation("force"), 0, new OrganisationRegistered("F", Kind.REGIONAL_FORCE, null, OPENED));
            append(organisation("unit"), 0, new OrganisationRegistered("U", Kind.UNIT, null, OPENED));
            append(organisation("city"), 0, new OrganisationRegistered("C", Kind.CHAIN_PARTNER, null, OPENED));
            append(organisation("old"), 0, new OrganisationRegistered("O", Kind.REGIONAL_FORCE, null, OPENED));
            append(
                    organisation("old"),
                    1,
                    new OrganisationSucceeded(
                            List.of(new Successor("unit", null)), null, false, null, new PartialDate("2013-02-10")));
            append(
                    Subject.mandate("wide"),
                    0,
                    new MandateGranted(
                            "force",
                            "chief",
                            new MandateScope(EnumSet.allOf(Addressee.Kind.class), Set.of(), Set.of()),
                            LocalDate.of(2013, 1, 1),
                            null,
                            letter,
                            OPENED));
            append(Subject.edition(2009), 0, new EditionOpened("2009", Provenance.NOTED_FROM_SOURCES, OPENED));
            append(Subject.edition(2012), 0, new EditionOpened("2012", Provenance.CONDUCTED_HERE, OPENED));
            append(Subject.edition(2013), 0, new EditionOpened("2013", Provenance.CONDUCTED_HERE, OPENED));
        }

        private static Subject organisation(String code) {
            return Subject.organisation(code);
        }

        private void append(Subject subject, long sequence, DomainEvent event) {
            Role role = event instanceof EditionOpened ? Role.PUBLISHER : Role.COORDINATOR;
            MetaData by = MetaData.with(LedgerMetaData.ACTOR_ID, "anna").and(LedgerMetaData.ACTOR_ROLE, role.name());
            ledger.ledger()
                    .eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(subject.type(), subject.id(), sequence, event, by));
        }

        void step() {
            give(command(), ANNA);
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
            Subject subject = Subject.recommendation(pick(2009, 2012, 2012, 2013), pick("a", "b", "c", "d", "e", "f"));
            Subject mandate = Subject.mandate("m-" + random.nextInt(8));
            String agreement = pick("x", "y");
            SourceInput source = random.nextBoolean() ? null : new SourceInput("letter", null, OPENED, OPENED);
            PartialDate on = new PartialDate(pick("2013-02-01", "2013-02-10", "2013-02-10", "2013-02-15", "2013"));
            LocalDate day = LocalDate.of(2013, 1, 1).plusDays(random.nextInt(400));
            Outcome outcome = pick(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ALREADY_IN_PRACTICE);
            long sequence = ledger.ledger().trail().lastSequence(subject) - random.nextInt(3);
            return switch (random.nextInt(32)) {
                case 0, 1, 2 ->
                    new IssueRecommendation(subject, "Do.", false, addressee(), Urgency.LOW, null, null, source, on);
                case 3, 4 ->
                    new DecideRecommendation(
                            subject, outcome, null, null, CHIEF, mandate(), "law", "because", null, on);
                case 5, 29, 30, 31 ->
                    new ReviseDecision(
                            subject, sequence, outcome, null, null, CHIEF, mandate(), "law", "because", null, "r", on);
                case 6, 22, 23 -> new WithdrawDecision(subject, sequence, CHIEF, mandate(), "law", "r", on);
                case 7 -> new ReportStatus(subject, "So.", source, on);
                case 8 -> new AssignDirector(subject, pick("city", "unit"), source, on);
                case 9 -> new AssignOwner(subject, pick("city", "unit"), source, on);
                case 10, 11 ->
                    new MakeAgreement(
                            subject,
                            agreement,
                            AgreementKind.OTHER,
                            List.of("unit", pick("city", "unit")),
                            "c",
                            null,
                            random.nextBoolean() ? "letter" : null,
                            on);
                case 12 -> new FollowUpAgreement(subject, agreement, "n", null, on);
                case 13 -> new ConcludeAgreement(subject, agreement, AgreementOutcome.MET, "n", null, on);
                case 14 -> new ReportProgress(subject, Progress.DELAYED, "n", null, on);
                case 15 -> new FulfilRecommendation(subject, "n", null, on);
                case 16, 24, 25 -> new ReopenRecommendation(subject, "r", on);
                case 17, 26, 27, 28 -> new MoveRecommendation(subject, "unit", on);
                case 18 ->
                    random.nextInt(5) > 0
                            ? new ReportStatus(subject, "So.", source, on)
                            : new SupersedeRecommendation(
                                    subject, Subject.recommendation(2013, pick("a", "b")), "r", on);
                case 19, 20 ->
                    new GrantMandate(mandate, "force", "chief", scope(), day, null, "letter", random.nextBoolean(), on);
                default ->
                    random.nextInt(4) > 0
                            ? new LimitMandate(mandate, scope(), day, "r", null, on)
                            : new RevokeMandate(mandate, day, "r", null, on);
            };
        }

        private String mandate() {
            return random.nextBoolean() ? "wide" : "m-" + random.nextInt(8);
        }

        private AddresseeInput addressee() {
            return random.nextBoolean()
                    ? new AddresseeInput(Addressee.Kind.UNIT, pick("force", "old", "old"))
                    : new AddresseeInput(Addressee.Kind.NATIONAL, null);
        }

        private ScopeInput scope() {
            return new ScopeInput(
                    pick(
                            Set.of(Addressee.Kind.UNIT),
                            Set.of(Addressee.Kind.UNIT, Addressee.Kind.NATIONAL),
                            Set.of(Addressee.Kind.UNIT, Addressee.Kind.NATIONAL)),
                    pick(Set.<Integer>of(), Set.of(2012, 2013), Set.of(2013)),
                    pick(Set.<String>of(), Set.<String>of(), Set.of("unit")));
        }

        @SafeVarargs
        private final <T> T pick(T... some) {
            return some[random.nextInt(some.length)];
        }
    }
}
