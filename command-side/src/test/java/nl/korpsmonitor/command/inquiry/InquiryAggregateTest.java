package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.DraftAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.NameRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RemoveRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which questions there are, by when they are due, who receives them, and when they end. Today is 1 November 2013. */
class InquiryAggregateTest {
    private static final Subject INQUIRY = Inquiries.INQUIRY;
    private static final PartialDate DAY = Inquiries.DAY;
    private static final LocalDate RECEIVED = LocalDate.of(2013, 10, 1);
    private static final Confidential<String> REASON = Confidential.of("A reason.");

    private static Decision decision() {
        return World.decision(InquiryAggregate.class);
    }

    private static Decision registered(Kind kind, String dueOn) {
        return decision().givenBy("piet", Inquiries.registered(kind, dueOn));
    }

    private static RegisterInquiry register(Kind kind, @Nullable String dueOn) {
        return new RegisterInquiry(
                INQUIRY,
                kind,
                "letter",
                "Tweede Kamer",
                "A. Lid",
                "What came of it?",
                RECEIVED,
                dueOn == null ? null : LocalDate.parse(dueOn),
                "force",
                "directie",
                false,
                DAY);
    }

    private static ExtendDueDate extend(@Nullable String dueOn, String told) {
        return new ExtendDueDate(
                INQUIRY, "A reason.", dueOn == null ? null : LocalDate.parse(dueOn), new PartialDate(told));
    }

    @ParameterizedTest
    @CsvSource({"WRITTEN_QUESTION, 2013-10-22", "WOO_REQUEST, 2013-10-29"})
    void where_a_rule_gives_a_term_the_due_date_follows_from_it(Kind kind, String dueOn) {
        decision().when("piet", register(kind, null)).records(Inquiries.registered(kind, dueOn));
        decision().when("piet", register(kind, dueOn)).records(Inquiries.registered(kind, dueOn));
        decision().when("piet", register(kind, "2013-12-01")).isInvalid("dueOn");
    }

    @ParameterizedTest
    @EnumSource(names = {"MOTION", "UNDERTAKING", "COMMITTEE_REQUEST", "PARLIAMENTARY_INQUIRY"})
    void of_other_kinds_it_must_be_given(Kind kind) {
        decision().when("piet", register(kind, null)).isInvalid("dueOn");
        decision().when("piet", register(kind, "2013-09-30")).isInvalid("dueOn");
        decision().when("piet", register(kind, "2014-02-01")).records(Inquiries.registered(kind, "2014-02-01"));
    }

    @Test
    void everything_that_a_question_needs_is_asked_for_at_once() {
        decision()
                .when(
                        "piet",
                        new RegisterInquiry(INQUIRY, null, null, null, null, null, null, null, null, null, null, null))
                .isInvalid(
                        "occurredOn",
                        "kind",
                        "source",
                        "askedBy",
                        "question",
                        "receivedOn",
                        "ownerOrganisation",
                        "ownerOffice",
                        "fictitious");
        decision()
                .when(
                        "piet",
                        new RegisterInquiry(
                                Subject.inquiry("calendar.ics"),
                                Kind.WRITTEN_QUESTION,
                                "letter",
                                "Tweede\nKamer",
                                null,
                                "What?",
                                LocalDate.of(2013, 11, 2),
                                null,
                                "nobody",
                                "directie",
                                false,
                                DAY))
                .isInvalid("code", "askedBy", "receivedOn", "ownerOrganisation");
    }

    @Test
    void a_real_question_stands_on_no_invented_source_and_an_invented_one_is_marked() {
        decision()
                .fictitious()
                .elsewhere(Subject.document("made-up"), World.LETTER_REGISTERED)
                .when(
                        "piet",
                        new RegisterInquiry(
                                INQUIRY,
                                Kind.WRITTEN_QUESTION,
                                "made-up",
                                "Tweede Kamer",
                                null,
                                "What?",
                                RECEIVED,
                                null,
                                "force",
                                "directie",
                                false,
                                DAY))
                .isInvalid("source");
        decision()
                .when(
                        "piet",
                        new RegisterInquiry(
                                INQUIRY,
                                Kind.WRITTEN_QUESTION,
                                "letter",
                                "Tweede Kamer",
                                null,
                                "What?",
                                RECEIVED,
                                null,
                                "force",
                                "directie",
                                true,
                                DAY))
                .recordsFictitious(true);
    }

    @Test
    void a_code_is_taken_once_and_nothing_happens_before() {
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", register(Kind.MOTION, "2014-02-01"))
                .isRefused("already-registered");
        decision().when("piet", extend("2014-02-01", "2013-10-20")).isInvalid("code");
    }

    @Test
    void a_written_question_gets_three_more_weeks_once_and_a_late_notice_is_recorded_as_it_was() {
        registered(Kind.WRITTEN_QUESTION, "2013-10-22")
                .when("piet", extend(null, "2013-10-30"))
                .records(new DueDateExtended(REASON, LocalDate.of(2013, 11, 12), new PartialDate("2013-10-30")));
        registered(Kind.WRITTEN_QUESTION, "2013-10-22")
                .when("piet", extend("2013-11-13", "2013-10-20"))
                .isInvalid("dueOn");
        registered(Kind.WRITTEN_QUESTION, "2013-10-22")
                .givenBy("piet", new DueDateExtended(REASON, LocalDate.of(2013, 11, 12), DAY))
                .when("piet", extend(null, "2013-10-30"))
                .isRefused("already-extended");
    }

    @Test
    void a_woo_request_gets_two_more_weeks_once_when_that_is_told_in_time() {
        registered(Kind.WOO_REQUEST, "2013-10-29")
                .when("piet", extend(null, "2013-10-29"))
                .records(new DueDateExtended(REASON, LocalDate.of(2013, 11, 12), new PartialDate("2013-10-29")));
        registered(Kind.WOO_REQUEST, "2013-10-29")
                .when("piet", extend(null, "2013-10-30"))
                .isRefused("told-too-late");
        registered(Kind.WOO_REQUEST, "2013-10-29")
                .when("piet", extend("2013-11-13", "2013-10-29"))
                .isInvalid("dueOn");
        registered(Kind.WOO_REQUEST, "2013-10-29")
                .when("piet", extend(null, "2013-10"))
                .isInvalid("occurredOn");
    }

    @Test
    void where_no_rule_gives_a_term_a_later_day_is_named_as_often_as_needed() {
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", extend(null, "2013-10-20"))
                .isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", extend("2014-02-01", "2013-10-20"))
                .isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", new DueDateExtended(REASON, LocalDate.of(2014, 3, 1), DAY))
                .when("piet", extend("2014-04-01", "2013-10-20"))
                .records(new DueDateExtended(REASON, LocalDate.of(2014, 4, 1), new PartialDate("2013-10-20")));
    }

    @Test
    void a_recipient_has_that_role_and_is_named_and_removed_once() {
        ActorRegistered recipient =
                new ActorRegistered(Confidential.of("R."), Set.of(Role.INQUIRY_RECIPIENT), null, DAY);
        ActorRegistered reader = new ActorRegistered(Confidential.of("L."), Set.of(Role.READER), null, DAY);
        NameRecipient name = new NameRecipient(INQUIRY, "0123", "A reason.", DAY);
        RemoveRecipient remove = new RemoveRecipient(INQUIRY, "0123", "A reason.", DAY);
        RecipientNamed named = new RecipientNamed("0123", REASON, DAY);
        RecipientRemoved removed = new RecipientRemoved("0123", REASON, DAY);
        registered(Kind.MOTION, "2014-02-01")
                .elsewhere(Subject.actor("0123"), recipient)
                .when("piet", name)
                .records(named);
        registered(Kind.MOTION, "2014-02-01")
                .elsewhere(Subject.actor("0123"), reader)
                .when("piet", name)
                .isInvalid("actor");
        registered(Kind.MOTION, "2014-02-01")
                .elsewhere(Subject.actor("0123"), recipient)
                .givenBy("piet", named)
                .when("piet", name)
                .isRefused("already-named");
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", named)
                .when("piet", remove)
                .records(removed);
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", named, removed)
                .when("piet", remove)
                .isRefused("not-named");
    }

    @Test
    void it_ends_with_its_answer_or_with_a_reason_why_there_is_none() {
        InquiryClosed withdrawn = new InquiryClosed(Outcome.WITHDRAWN, REASON, DAY);
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", new CloseInquiry(INQUIRY, Outcome.ANSWERED, null, DAY))
                .isInvalid("outcome");
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", new CloseInquiry(INQUIRY, Outcome.WITHDRAWN, null, DAY))
                .isInvalid("reason");
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", new CloseInquiry(INQUIRY, Outcome.WITHDRAWN, "A reason.", DAY))
                .records(withdrawn);
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", Inquiries.ANSWERED)
                .when("piet", new CloseInquiry(INQUIRY, Outcome.ANSWERED, null, DAY))
                .records(new InquiryClosed(Outcome.ANSWERED, null, DAY));
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", Inquiries.ANSWERED)
                .when("piet", new CloseInquiry(INQUIRY, Outcome.NOT_ANSWERED, "A reason.", DAY))
                .isInvalid("outcome");
    }

    @Test
    void once_closed_it_is_only_reopened_with_a_new_due_date() {
        InquiryClosed withdrawn = new InquiryClosed(Outcome.WITHDRAWN, REASON, DAY);
        InquiryReopened reopened = new InquiryReopened(REASON, LocalDate.of(2014, 3, 1), DAY);
        ReopenInquiry reopen = new ReopenInquiry(INQUIRY, "A reason.", LocalDate.of(2014, 3, 1), DAY);
        DraftAnswer draft = new DraftAnswer(INQUIRY, "A text.", Language.EN, DAY);
        registered(Kind.MOTION, "2014-02-01").when("piet", reopen).isRefused("not-closed");
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", withdrawn)
                .when("piet", new ReopenInquiry(INQUIRY, "A reason.", LocalDate.of(2013, 10, 1), DAY))
                .isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", withdrawn)
                .when("piet", draft)
                .isRefused("closed");
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", withdrawn)
                .when("piet", reopen)
                .records(reopened);
        registered(Kind.MOTION, "2014-02-01")
                .givenBy("piet", withdrawn, reopened)
                .when("piet", draft)
                .records(new AnswerDrafted(Confidential.of("A text."), Language.EN, DAY));
    }

    private static Decision closed(Kind kind, String dueOn) {
        return registered(kind, dueOn).givenBy("piet", new InquiryClosed(Outcome.WITHDRAWN, REASON, DAY));
    }

    private static ReopenInquiry reopen(String dueOn, String occurredOn) {
        return new ReopenInquiry(INQUIRY, "A reason.", LocalDate.parse(dueOn), new PartialDate(occurredOn));
    }

    @Test
    void a_written_question_that_is_reopened_is_due_within_three_weeks_of_that_day() {
        PartialDate day = new PartialDate("2013-10-30");
        closed(Kind.WRITTEN_QUESTION, "2013-10-22")
                .when("piet", reopen("2013-11-20", "2013-10-30"))
                .records(new InquiryReopened(REASON, LocalDate.of(2013, 11, 20), day));
        closed(Kind.WRITTEN_QUESTION, "2013-10-22")
                .when("piet", reopen("2013-11-21", "2013-10-30"))
                .isInvalid("dueOn");
        closed(Kind.WRITTEN_QUESTION, "2013-10-22")
                .when("piet", reopen("2013-11-20", "2013-10"))
                .isInvalid("occurredOn");
        closed(Kind.WOO_REQUEST, "2013-10-29")
                .when("piet", reopen("2014-03-01", "2013-10"))
                .records(new InquiryReopened(REASON, LocalDate.of(2014, 3, 1), new PartialDate("2013-10")));
    }

    @Test
    void an_extension_that_was_used_stays_used_when_a_written_question_is_reopened() {
        InquiryReopened reopened =
                new InquiryReopened(REASON, LocalDate.of(2013, 11, 20), new PartialDate("2013-10-30"));
        closed(Kind.WRITTEN_QUESTION, "2013-10-22")
                .givenBy("piet", reopened)
                .when("piet", extend(null, "2013-11-01"))
                .records(new DueDateExtended(REASON, LocalDate.of(2013, 12, 11), new PartialDate("2013-11-01")));
        registered(Kind.WRITTEN_QUESTION, "2013-10-22")
                .givenBy(
                        "piet",
                        new DueDateExtended(REASON, LocalDate.of(2013, 11, 12), DAY),
                        new InquiryClosed(Outcome.WITHDRAWN, REASON, DAY),
                        reopened)
                .when("piet", extend(null, "2013-11-01"))
                .isRefused("already-extended");
    }
}
