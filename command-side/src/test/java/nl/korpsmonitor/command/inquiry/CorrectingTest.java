package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was registered wrongly is put right, and who answers becomes another. It came in on 1 October 2013; today is 1 November. */
class CorrectingTest {
    private static final Subject INQUIRY = Inquiries.INQUIRY;
    private static final PartialDate DAY = Inquiries.DAY;
    private static final Confidential<String> REASON = Confidential.of("A reason.");
    private static final InquiryClosed WITHDRAWN = new InquiryClosed(Outcome.WITHDRAWN, REASON, DAY);

    private static Decision question(DomainEvent... events) {
        return registered(Kind.WRITTEN_QUESTION, "2013-10-22", events);
    }

    private static Decision registered(Kind kind, String dueOn, DomainEvent... events) {
        Decision decision = World.decision(InquiryAggregate.class).givenBy("piet", Inquiries.registered(kind, dueOn));
        return events.length == 0 ? decision : decision.givenBy("piet", events);
    }

    private static CorrectInquiry correct(@Nullable Kind kind, @Nullable String receivedOn, @Nullable String dueOn) {
        return new CorrectInquiry(INQUIRY, kind, null, null, null, null, day(receivedOn), day(dueOn), "A reason.", DAY);
    }

    private static CorrectInquiry correctText(
            @Nullable String source, @Nullable String askedBy, @Nullable String name, @Nullable String question) {
        return new CorrectInquiry(INQUIRY, null, source, askedBy, name, question, null, null, "A reason.", DAY);
    }

    private static InquiryCorrected dated(Details before, Details after) {
        return new InquiryCorrected(before, after, null, REASON, DAY);
    }

    private static Details dates(@Nullable Kind kind, @Nullable String receivedOn, @Nullable String dueOn) {
        return new Details(kind, null, null, null, day(receivedOn), day(dueOn));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static DueDateExtended extended(String dueOn, String told) {
        return new DueDateExtended(REASON, LocalDate.parse(dueOn), new PartialDate(told));
    }

    private static InquiryReopened reopened(String dueOn, String on) {
        return new InquiryReopened(REASON, LocalDate.parse(dueOn), new PartialDate(on));
    }

    @Test
    void another_day_of_receipt_gives_another_due_date_where_it_follows_from_it() {
        question()
                .when("piet", correct(null, "2013-10-08", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "2013-10-08", "2013-10-29")));
        question().when("piet", correct(null, "2013-10-08", "2013-11-05")).isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", correct(null, "2013-10-08", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-08", null)));
        registered(Kind.MOTION, "2013-10-05")
                .when("piet", correct(null, "2013-10-08", null))
                .isInvalid("dueOn");
        question().when("piet", correct(null, "2013-11-02", null)).isInvalid("receivedOn");
    }

    @Test
    void another_kind_brings_its_own_term_and_where_there_is_none_the_day_is_asked_for() {
        question()
                .when("piet", correct(Kind.WOO_REQUEST, null, null))
                .records(dated(
                        dates(Kind.WRITTEN_QUESTION, null, "2013-10-22"), dates(Kind.WOO_REQUEST, null, "2013-10-29")));
        question().when("piet", correct(Kind.MOTION, null, null)).isInvalid("dueOn");
        question()
                .when("piet", correct(Kind.MOTION, null, "2014-02-01"))
                .records(dated(
                        dates(Kind.WRITTEN_QUESTION, null, "2013-10-22"), dates(Kind.MOTION, null, "2014-02-01")));
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", correct(Kind.WRITTEN_QUESTION, null, null))
                .records(dated(
                        dates(Kind.MOTION, null, "2014-02-01"), dates(Kind.WRITTEN_QUESTION, null, "2013-10-22")));
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", correct(Kind.UNDERTAKING, null, null))
                .records(dated(dates(Kind.MOTION, null, null), dates(Kind.UNDERTAKING, null, null)));
    }

    @Test
    void a_mistyped_day_that_was_given_can_become_an_earlier_one_too() {
        registered(Kind.MOTION, "2014-02-01", extended("2024-03-01", "2013-10-20"))
                .when("piet", correct(null, null, "2014-03-01"))
                .records(dated(dates(null, null, "2024-03-01"), dates(null, null, "2014-03-01")));
        registered(Kind.MOTION, "2014-02-01")
                .when("piet", correct(null, null, "2013-09-30"))
                .isInvalid("dueOn");
    }

    @Test
    void an_extension_keeps_its_day_as_long_as_that_fits_and_else_the_day_is_asked_for() {
        DueDateExtended extended = extended("2013-11-12", "2013-10-20");
        question(extended)
                .when("piet", correct(null, "2013-10-08", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-08", null)));
        question(extended).when("piet", correct(null, "2013-09-30", null)).isInvalid("dueOn");
        question(extended("2013-11-12", "2013-10-24"))
                .when("piet", correct(null, "2013-10-23", null))
                .isInvalid("dueOn");
        question(extended)
                .when("piet", correct(null, "2013-09-30", "2013-11-11"))
                .records(dated(dates(null, "2013-10-01", "2013-11-12"), dates(null, "2013-09-30", "2013-11-11")));
        question(extended)
                .when("piet", correct(null, "2013-09-30", "2013-11-12"))
                .isInvalid("dueOn");
        question(extended).when("piet", correct(null, null, "2013-10-21")).isInvalid("dueOn");
    }

    @Test
    void an_extension_that_was_used_stays_used_and_limits_what_is_corrected_again() {
        InquiryCorrected corrected =
                dated(dates(null, "2013-10-01", "2013-11-12"), dates(null, "2013-09-30", "2013-11-11"));
        question(extended("2013-11-12", "2013-10-20"), corrected)
                .when("piet", new ExtendDueDate(INQUIRY, "A reason.", null, DAY))
                .isRefused("already-extended");
        question(extended("2013-11-12", "2013-10-20"), corrected)
                .when("piet", correct(null, null, "2013-11-12"))
                .isInvalid("dueOn");
        question(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "2013-10-08", "2013-10-29")))
                .when("piet", new ExtendDueDate(INQUIRY, "A reason.", null, DAY))
                .records(new DueDateExtended(REASON, LocalDate.of(2013, 11, 19), DAY));
    }

    @Test
    void a_woo_request_that_was_told_too_late_has_no_more_time_and_that_is_said() {
        DueDateExtended extended = extended("2013-11-12", "2013-10-28");
        registered(Kind.WOO_REQUEST, "2013-10-29", extended)
                .when("piet", correct(null, "2013-09-28", null))
                .isInvalid("dueOn");
        registered(Kind.WOO_REQUEST, "2013-10-29", extended)
                .when("piet", correct(null, "2013-09-28", "2013-11-09"))
                .isInvalid("dueOn");
        registered(Kind.WOO_REQUEST, "2013-10-29", extended)
                .when("piet", correct(null, "2013-09-28", "2013-10-26"))
                .records(dated(dates(null, "2013-10-01", "2013-11-12"), dates(null, "2013-09-28", "2013-10-26")));
        registered(Kind.WOO_REQUEST, "2013-10-29", extended)
                .when("piet", correct(null, "2013-09-30", null))
                .isInvalid("dueOn");
        registered(Kind.WOO_REQUEST, "2013-10-29", extended)
                .when("piet", correct(null, "2013-10-02", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-02", null)));
    }

    @Test
    void after_a_reopening_the_day_that_was_given_then_stands() {
        InquiryReopened reopened = reopened("2013-11-20", "2013-10-30");
        question(WITHDRAWN, reopened)
                .when("piet", correct(null, "2013-10-08", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-08", null)));
        question(WITHDRAWN, reopened)
                .when("piet", correct(null, null, "2013-11-19"))
                .records(dated(dates(null, null, "2013-11-20"), dates(null, null, "2013-11-19")));
        question(WITHDRAWN, reopened)
                .when("piet", correct(null, null, "2013-11-21"))
                .isInvalid("dueOn");
        question(WITHDRAWN, reopened)
                .when("piet", correct(null, null, "2013-10-29"))
                .isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01", WITHDRAWN, reopened("2014-03-01", "2013-10-30"))
                .when("piet", correct(Kind.WRITTEN_QUESTION, null, null))
                .isInvalid("dueOn");
        registered(Kind.MOTION, "2014-02-01", WITHDRAWN, reopened("2014-03-01", "2013-10-30"))
                .when("piet", correct(Kind.WRITTEN_QUESTION, null, "2013-11-20"))
                .records(dated(
                        dates(Kind.MOTION, null, "2014-03-01"), dates(Kind.WRITTEN_QUESTION, null, "2013-11-20")));
        question(WITHDRAWN, reopened, extended("2013-12-11", "2013-11-01"))
                .when("piet", correct(null, "2013-10-08", "2013-12-12"))
                .isInvalid("dueOn");
        question(WITHDRAWN, reopened, extended("2013-12-11", "2013-11-01"))
                .when("piet", correct(null, "2013-10-08", "2013-12-10"))
                .records(dated(dates(null, "2013-10-01", "2013-12-11"), dates(null, "2013-10-08", "2013-12-10")));
        question(
                        WITHDRAWN,
                        reopened,
                        extended("2013-12-11", "2013-11-01"),
                        dated(dates(null, null, "2013-12-11"), dates(null, null, "2013-12-10")))
                .when("piet", correct(null, null, "2013-12-12"))
                .isInvalid("dueOn");
    }

    @Test
    void texts_and_the_source_are_put_right_and_what_is_not_given_stays() {
        Document other = new Document("other", "Another", new PartialDate("2013-10-01"), null, null, null, null);
        question()
                .elsewhere(Subject.document("other"), new DocumentRegistered(other, DAY, null, DAY))
                .when("piet", correctText("other", "Eerste Kamer", "B. Lid", "What came of all of it?"))
                .records(new InquiryCorrected(
                        new Details(null, World.THE_LETTER, "Tweede Kamer", "What came of it?", null, null),
                        new Details(null, other, "Eerste Kamer", "What came of all of it?", null, null),
                        Confidential.of("B. Lid"),
                        REASON,
                        DAY));
        question()
                .when("piet", correctText("nothing", "Two\nlines", null, " "))
                .isInvalid("source", "askedBy", "question");
        question()
                .when("piet", correctText(null, null, "A. Lid", null))
                .records(new InquiryCorrected(
                        dates(null, null, null), dates(null, null, null), Confidential.of("A. Lid"), REASON, DAY));
    }

    @Test
    void texts_of_what_is_due_on_a_day_that_no_rule_gives_can_be_put_right_all_the_same() {
        question(WITHDRAWN, reopened("2020-01-01", "2013-10"))
                .when("piet", correctText(null, "Eerste Kamer", null, null))
                .records(new InquiryCorrected(
                        new Details(null, null, "Tweede Kamer", null, null, null),
                        new Details(null, null, "Eerste Kamer", null, null, null),
                        null,
                        REASON,
                        DAY));
    }

    @Test
    void a_correction_changes_something_has_a_reason_and_fits_an_entry() {
        question()
                .when(
                        "piet",
                        new CorrectInquiry(
                                INQUIRY,
                                Kind.WRITTEN_QUESTION,
                                "letter",
                                "Tweede Kamer",
                                null,
                                "What came of it?",
                                LocalDate.of(2013, 10, 1),
                                LocalDate.of(2013, 10, 22),
                                "A reason.",
                                DAY))
                .isRefused("nothing-changes");
        question().when("piet", correct(null, null, null)).isRefused("nothing-changes");
        question()
                .when("piet", new CorrectInquiry(INQUIRY, null, null, null, null, null, null, null, null, null))
                .isInvalid("occurredOn", "reason");
        InquiryCorrected longQuestion = new InquiryCorrected(
                new Details(null, null, null, "What came of it?", null, null),
                new Details(null, null, null, "Q".repeat(9_000), null, null),
                null,
                REASON,
                DAY);
        question(longQuestion)
                .when("piet", correctText(null, "Eerste Kamer", null, "R".repeat(9_000)))
                .isRefused("correction-too-long");
        question(longQuestion)
                .when("piet", correctText(null, null, null, "R".repeat(9_000)))
                .records(new InquiryCorrected(
                        new Details(null, null, null, "Q".repeat(9_000), null, null),
                        new Details(null, null, null, "R".repeat(9_000), null, null),
                        null,
                        REASON,
                        DAY));
    }

    @Test
    void what_was_answered_can_be_corrected_and_what_is_closed_can_not() {
        question(Inquiries.ANSWERED)
                .when("piet", correct(null, "2013-10-08", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "2013-10-08", "2013-10-29")));
        question(WITHDRAWN).when("piet", correct(null, "2013-10-08", null)).isRefused("closed");
        World.decision(InquiryAggregate.class)
                .when("piet", correct(null, "2013-10-08", null))
                .isInvalid("code");
    }

    @Test
    void what_came_in_did_so_before_it_was_extended_or_answered() {
        DueDateExtended extended = extended("2013-11-12", "2013-10-14");
        question(extended)
                .when("piet", correct(null, "2013-10-14", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-14", null)));
        question(extended)
                .when("piet", correct(null, "2013-10-15", null))
                .isInvalidNaming("receivedOn", "2013-10-14", "told of more time");
        question(Inquiries.ANSWERED)
                .when("piet", correct(null, "2013-10-20", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "2013-10-20", "2013-11-10")));
        question(Inquiries.ANSWERED)
                .when("piet", correct(null, "2013-10-21", null))
                .isInvalidNaming("receivedOn", "2013-10-20", "answered");
        question(extended, WITHDRAWN, reopened("2013-11-20", "2013-10-30"))
                .when("piet", correct(null, "2013-10-15", null))
                .isInvalidNaming("receivedOn", "2013-10-14", "told of more time");
        question(WITHDRAWN, reopened("2013-10-25", "2013-10-20"))
                .when("piet", correct(null, "2013-10-25", null))
                .records(dated(dates(null, "2013-10-01", null), dates(null, "2013-10-25", null)));
        question(WITHDRAWN, reopened("2013-10-25", "2013-10-20"))
                .when("piet", correct(null, "2013-10-26", null))
                .isInvalidNaming("dueOn", "2013-10-25", "2013-10-26", "received");
    }

    @Test
    void a_day_of_receipt_that_stands_is_no_fault_whatever_happened_before_it() {
        question(extended("2013-11-12", "2013-09-30"))
                .when("piet", correct(null, "2013-10-01", "2013-11-11"))
                .records(dated(dates(null, null, "2013-11-12"), dates(null, null, "2013-11-11")));
    }

    @Test
    void who_answers_since_it_came_in_exists_on_the_corrected_day() {
        question()
                .when("piet", correct(null, "1999-12-31", null))
                .isInvalidNaming("receivedOn", "force", "1999-12-31", "reassign the inquiry first");
        question()
                .when("piet", correct(null, "2000-01-01", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "2000-01-01", "2000-01-22")));
        question(new InquiryReassigned("partner", "directie", REASON, DAY))
                .when("piet", correct(null, "1999-12-31", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "1999-12-31", "2000-01-21")));
        InquiryReassigned otherOffice = new InquiryReassigned("force", "bureau", REASON, DAY);
        question(otherOffice)
                .when("piet", correct(null, "1999-12-31", null))
                .isInvalidNaming("receivedOn", "force", "1999-12-31", "reassign the inquiry first");
        question(new InquiryReassigned("partner", "directie", REASON, DAY), otherOffice)
                .when("piet", correct(null, "1999-12-31", null))
                .records(dated(dates(null, "2013-10-01", "2013-10-22"), dates(null, "1999-12-31", "2000-01-21")));
    }

    @Test
    void somebody_else_answers_who_exists_and_is_another() {
        InquiryReassigned toPartner = new InquiryReassigned("partner", "directie", REASON, DAY);
        question().when("piet", reassign("partner", "directie", "2013-10-20")).records(toPartner);
        question()
                .when("piet", reassign("force", "bureau", "2013-10-20"))
                .records(new InquiryReassigned("force", "bureau", REASON, DAY));
        question().when("piet", reassign("force", "directie", "2013-10-20")).isRefused("nothing-changes");
        question(toPartner)
                .when("piet", reassign("partner", "directie", "2013-10-20"))
                .isRefused("nothing-changes");
        question(toPartner)
                .when("piet", reassign("force", "directie", "2013-10-20"))
                .records(new InquiryReassigned("force", "directie", REASON, DAY));
        question().when("piet", reassign("nobody", "directie", "2013-10-20")).isInvalid("ownerOrganisation");
        question().when("piet", reassign("partner", "directie", "1999")).isInvalid("ownerOrganisation");
        question(WITHDRAWN)
                .when("piet", reassign("partner", "directie", "2013-10-20"))
                .isRefused("closed");
        question()
                .when("piet", new ReassignInquiry(INQUIRY, null, null, null, null))
                .isInvalid("occurredOn", "ownerOrganisation", "ownerOffice", "reason");
    }

    private static ReassignInquiry reassign(String organisation, String office, String on) {
        return new ReassignInquiry(INQUIRY, organisation, office, "A reason.", new PartialDate(on));
    }
}
