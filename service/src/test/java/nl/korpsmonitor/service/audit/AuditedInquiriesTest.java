package nl.korpsmonitor.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import nl.korpsmonitor.command.inquiry.EvidenceInput;
import nl.korpsmonitor.command.inquiry.EvidenceInput.StateInput;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inquiries about a document whose corrections have reasons that can be erased: whatever is let through, the audit finds in order. */
class AuditedInquiriesTest {
    private static final int COMMANDS = 500;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2013-11-01T12:00:00Z"), RecordedEvent.CALENDAR);
    private static final List<String> PEOPLE = List.of("anna", "bert");
    private static final Set<Role> ROLES =
            EnumSet.of(Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.PARLIAMENTARY_OFFICER);
    private static final PartialDate DAY = new PartialDate("2013-10-01");
    private static final LocalDate RECEIVED = LocalDate.of(2013, 10, 5);
    private static final Subject LETTER = Subject.document("letter");

    @Test
    void what_is_decided_about_inquiries_by_the_rules_has_no_findings(@TempDir Path directory) {
        LedgerOptions options = LedgerOptions.in(directory).withClock(CLOCK);
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options, NodeRole.COMMAND)) {
            Inquiring inquiring = new Inquiring(ledger, new Random(4));
            for (int i = 0; i < COMMANDS; i++) {
                inquiring.step();
            }
        }
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            Trail trail = ledger.trail();
            String origin = LedgerTrust.NONE
                    .advanced(trail, Long.MAX_VALUE)
                    .keys()
                    .getFirst()
                    .name();
            AuditedCheckpoints checkpoints = new AuditedCheckpoints(origin, trail, ledger.store(), trail.size());
            var observations = HistoryAudit.of(
                            trail, trail.size(), AuditLimits.DEFAULT, checkpoints, (phase, done, total) -> {})
                    .observations();
            for (Check check : Check.values()) {
                if (check.kind() == Check.Kind.RULE) {
                    assertThat(observations.of(check)).isEmpty();
                }
            }
            for (Check check : List.of(
                    Check.CITATION_RESPECTED,
                    Check.HOLD_RESPECTED,
                    Check.INQUIRY_ORDER,
                    Check.INQUIRY_TERM,
                    Check.INQUIRY_CORRECTION,
                    Check.INQUIRY_SINCE_RECEIPT,
                    Check.ANSWER_ON_EVIDENCE,
                    Check.ANSWER_CHECKPOINT)) {
                assertThat(observations.appliedCount(check))
                        .as("there was something to judge by " + check.code())
                        .isGreaterThan(1);
            }
        }
    }

    private static final class Inquiring {
        private final KorpsmonitorLedger ledger;
        private final Random random;
        private final Random days = new Random(4);

        Inquiring(KorpsmonitorLedger ledger, Random random) {
            this.ledger = ledger;
            this.random = random;
            PEOPLE.forEach(person ->
                    give(new RegisterActor(Subject.actor(person), person, ROLES, null, DAY), KorpsmonitorLedger.SELF));
            Document letter = new Document("letter", "A letter", new PartialDate("2013-03-01"), null, null, null, null);
            append(
                    Subject.organisation("force"),
                    new OrganisationRegistered("Force", OrganisationEvent.Kind.REGIONAL_FORCE, null, DAY));
            append(LETTER, new DocumentRegistered(letter, DAY, null, DAY));
        }

        private void append(Subject subject, DomainEvent event) {
            MetaData by = MetaData.with(LedgerMetaData.ACTOR_ID, "anna")
                    .and(LedgerMetaData.ACTOR_ROLE, Role.COORDINATOR.name());
            ledger.ledger()
                    .eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(subject.type(), subject.id(), 0, event, by));
        }

        void step() {
            Command command = command();
            Role role = CommandCatalogue.entry(command.getClass()).roles().stream()
                    .filter(ROLES::contains)
                    .findFirst()
                    .orElseThrow();
            give(command, new Actor(pick(PEOPLE), role, null));
        }

        private void give(Command command, Actor actor) {
            try {
                ledger.runner().run(CommandInput.of(command), CommandContext.of(actor));
            } catch (RefusedException
                    | ForbiddenException
                    | InvalidInputException
                    | NotFoundException
                    | CheckpointMissingException e) {
                // Most of what is asked at random is refused; what is recorded is judged.
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }

        private Command command() {
            Subject inquiry = Subject.inquiry(pick(List.of("q-1", "q-2", "q-3", "q-4")));
            String item = pick(List.of("a", "b", "c", "d", "e", "f"));
            // What comes after the receipt does so on days among which the receipt is corrected.
            PartialDate after = PartialDate.of(RECEIVED.plusDays(days.nextInt(4)));
            LocalDate day = LocalDate.of(2013, 10, 6).plusDays(random.nextInt(40));
            boolean bare = random.nextInt(4) == 0;
            KnownAt known = KnownAt.at(ledger.ledger().trail().size() - 1);
            return switch (random.nextInt(18)) {
                case 0, 1 ->
                    new RegisterInquiry(
                            inquiry,
                            pick(List.of(Kind.WRITTEN_QUESTION, Kind.WOO_REQUEST, Kind.MOTION)),
                            "letter",
                            "Tweede Kamer",
                            null,
                            "What?",
                            RECEIVED,
                            random.nextBoolean() ? null : day,
                            "force",
                            "office",
                            false,
                            DAY);
                case 2 -> new ExtendDueDate(inquiry, "r", day, after);
                case 3, 4 -> new CiteEvidence(inquiry, item, evidence(), null, DAY);
                case 5 -> new WithdrawCitation(inquiry, item, "r", DAY);
                case 6 -> new AnswerInquiry(inquiry, "That.", Language.EN, known, null, bare, null, after);
                case 7 -> new AmendAnswer(inquiry, "This.", Language.EN, known, null, bare, null, "r", after);
                case 8 -> new CloseInquiry(inquiry, pick(List.of(Outcome.ANSWERED, Outcome.WITHDRAWN)), "r", after);
                case 9 -> new ReopenInquiry(inquiry, "r", day, after);
                case 10 ->
                    new CorrectDocument(LETTER, "Letter " + random.nextInt(), DAY, null, null, null, null, "r", DAY);
                case 11 ->
                    new RequestErasure(
                            Subject.disclosure(correction()), "/reason", ErasureGround.DATA_PROTECTION, "r", DAY);
                case 13, 14, 15 ->
                    new CorrectInquiry(
                            inquiry,
                            random.nextInt(3) > 0
                                    ? null
                                    : pick(List.of(Kind.WRITTEN_QUESTION, Kind.WOO_REQUEST, Kind.MOTION)),
                            null,
                            random.nextBoolean() ? null : pick(List.of("Tweede Kamer", "Eerste Kamer")),
                            null,
                            null,
                            random.nextBoolean() ? null : RECEIVED.plusDays(random.nextInt(7) - 3),
                            random.nextBoolean() ? null : day,
                            "r",
                            DAY);
                case 16 -> new ReassignInquiry(inquiry, "force", pick(List.of("office", "bureau")), "r", DAY);
                case 12 -> new ConfirmErasure(Subject.disclosure(correction()), "/reason", DAY);
                default ->
                    new PlaceHold(
                            Subject.hold("h-" + random.nextInt(3)),
                            Set.of("recommendation"),
                            null,
                            inquiry.segments().getLast(),
                            "r",
                            DAY);
            };
        }

        private EvidenceInput evidence() {
            long position = correction();
            return random.nextInt(3) > 0
                    ? new EvidenceInput(position, null, null)
                    : new EvidenceInput(null, new StateInput(LETTER, KnownAt.at(position), null, null), null);
        }

        /** The position of one of the document's events, more often an early one, so that several commands are about the same. */
        private long correction() {
            List<RecordedEvent> events = ledger.ledger().trail().ofSubject(LETTER, 0, Long.MAX_VALUE, 12);
            return pick(events).position();
        }

        private <T> T pick(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
