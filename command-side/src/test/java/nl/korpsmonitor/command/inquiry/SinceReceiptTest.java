package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to an inquiry once it came in, here on 1 October 2013, does not lie before that, whichever of the two is recorded first. */
class SinceReceiptTest {
    private static final Subject INQUIRY = Inquiries.INQUIRY;
    private static final Confidential<String> REASON = Confidential.of("A reason.");
    private static final LocalDate EXTENDED = LocalDate.of(2014, 3, 1);
    private static final LocalDate REOPENED = LocalDate.of(2014, 5, 1);
    private static final Answer ANSWER = new Answer("Nothing.", Language.EN, 0, null, true, Decision.CHECKPOINT, null);

    /** What may happen, each to an inquiry to which the one before it may have happened. */
    enum Happening {
        EXTENDED("told of more time"),
        ANSWERED("it was answered"),
        AMENDED("amended"),
        CLOSED("it was closed"),
        REOPENED("opened again");

        private final String words;

        Happening(String words) {
            this.words = words;
        }

        InquiryCommand command(String day) {
            PartialDate on = new PartialDate(day);
            KnownAt known = KnownAt.at(0);
            return switch (this) {
                case EXTENDED -> new ExtendDueDate(INQUIRY, "A reason.", SinceReceiptTest.EXTENDED, on);
                case ANSWERED -> new AnswerInquiry(INQUIRY, "Nothing.", Language.EN, known, null, true, null, on);
                case AMENDED ->
                    new AmendAnswer(INQUIRY, "Nothing.", Language.EN, known, null, true, null, "A reason.", on);
                case CLOSED -> new CloseInquiry(INQUIRY, Outcome.ANSWERED, null, on);
                case REOPENED -> new ReopenInquiry(INQUIRY, "A reason.", SinceReceiptTest.REOPENED, on);
            };
        }

        InquiryEvent event(String day) {
            PartialDate on = new PartialDate(day);
            return switch (this) {
                case EXTENDED -> new DueDateExtended(REASON, SinceReceiptTest.EXTENDED, on);
                case ANSWERED -> new InquiryAnswered(ANSWER, on);
                case AMENDED -> new AnswerAmended(1, ANSWER, REASON, on);
                case CLOSED -> new InquiryClosed(Outcome.ANSWERED, null, on);
                case REOPENED -> new InquiryReopened(REASON, SinceReceiptTest.REOPENED, on);
            };
        }

        /** An inquiry to which all before this happened in the end. */
        Decision before(DomainEvent... events) {
            Decision decision = World.decision(InquiryAggregate.class)
                    .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                    .givenBy("piet", events);
            for (Happening earlier : new TreeSet<>(List.of(values())).headSet(this)) {
                decision.givenBy("piet", earlier.event("2013-10-31"));
            }
            return decision;
        }

        /** That, and what must follow before it can be corrected. */
        Decision after(String day) {
            Decision decision = before().givenBy("piet", event(day));
            return this == CLOSED ? decision.givenBy("piet", Happening.REOPENED.event("2013-10-31")) : decision;
        }
    }

    /** A reopening is not: what is closed can't be corrected before it. */
    private static Stream<Happening> heldToTheReceipt() {
        return Stream.of(Happening.EXTENDED, Happening.ANSWERED, Happening.AMENDED, Happening.CLOSED);
    }

    private static Stream<Happening> limitsOfTheReceipt() {
        return Stream.of(Happening.EXTENDED, Happening.ANSWERED);
    }

    private static Details received(String day) {
        return new Details(null, null, null, null, LocalDate.parse(day), null);
    }

    private static InquiryCorrected corrected(String from, String to) {
        return new InquiryCorrected(received(from), received(to), null, REASON, Inquiries.DAY);
    }

    private static CorrectInquiry correct(String day) {
        return new CorrectInquiry(
                INQUIRY, null, null, null, null, null, LocalDate.parse(day), null, "A reason.", Inquiries.DAY);
    }

    @ParameterizedTest
    @MethodSource("heldToTheReceipt")
    void it_is_refused_before_the_day_of_receipt_and_the_remedy_is_named(Happening happening) {
        happening
                .before()
                .when("piet", happening.command("2013-09-30"))
                .isInvalidNaming("occurredOn", "2013-09-30", "2013-10-01", "correct receivedOn first");
        happening.before().when("piet", happening.command("2013-10-01")).records(happening.event("2013-10-01"));
    }

    @ParameterizedTest
    @MethodSource("heldToTheReceipt")
    void the_day_of_receipt_that_stands_is_the_corrected_one(Happening happening) {
        happening
                .before(corrected("2013-10-01", "2013-10-08"))
                .when("piet", happening.command("2013-10-07"))
                .isInvalidNaming("occurredOn", "2013-10-07", "2013-10-08");
        happening
                .before(corrected("2013-10-01", "2013-09-20"))
                .when("piet", happening.command("2013-09-20"))
                .records(happening.event("2013-09-20"));
    }

    @Test
    void it_is_opened_again_on_any_day_so_that_a_wrong_day_of_receipt_can_be_corrected() {
        Happening reopened = Happening.REOPENED;
        reopened.before().when("piet", reopened.command("2013-09-15")).records(reopened.event("2013-09-15"));
        reopened.after("2013-09-15").when("piet", correct("2013-09-10")).records(corrected("2013-10-01", "2013-09-10"));
    }

    /** A mistyped day of one can't be put right, and would forbid the day on which it came in. */
    @Test
    void no_amendment_end_or_reopening_forbids_a_later_day_of_receipt() {
        for (Happening happening : List.of(Happening.AMENDED, Happening.CLOSED, Happening.REOPENED)) {
            happening
                    .after("2013-10-14")
                    .when("piet", correct("2013-10-15"))
                    .records(corrected("2013-10-01", "2013-10-15"));
        }
    }

    @Test
    void a_month_lies_before_it_when_all_of_it_does_and_what_has_no_date_never() {
        Happening answered = Happening.ANSWERED;
        answered.before().when("piet", answered.command("2013-09")).isInvalidNaming("occurredOn", "2013-09");
        answered.before().when("piet", answered.command("2013-10")).records(answered.event("2013-10"));
        answered.before().when("piet", answered.command("unknown")).records(answered.event("unknown"));
    }

    @ParameterizedTest
    @MethodSource("limitsOfTheReceipt")
    void it_can_not_be_corrected_to_have_come_in_after_any_of_it(Happening happening) {
        happening
                .after("2013-10-14")
                .when("piet", correct("2013-10-14"))
                .records(corrected("2013-10-01", "2013-10-14"));
        happening
                .after("2013-10-14")
                .when("piet", correct("2013-10-15"))
                .isInvalidNaming("receivedOn", "2013-10-14", happening.words);
    }

    @Test
    void an_answer_of_some_day_of_a_month_limits_it_by_the_last_one_and_an_undated_one_by_none() {
        answeredOn("2013-10").when("piet", correct("2013-10-31")).records(corrected("2013-10-01", "2013-10-31"));
        answeredOn("2013-10").when("piet", correct("2013-11-01")).isInvalidNaming("receivedOn", "2013-10-31");
        answeredOn("unknown").when("piet", correct("2013-11-01")).records(corrected("2013-10-01", "2013-11-01"));
    }

    private static Decision answeredOn(String date) {
        return World.decision(InquiryAggregate.class)
                .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"), Happening.ANSWERED.event(date));
    }

    /** As earlier releases recorded it. */
    @ParameterizedTest
    @MethodSource("limitsOfTheReceipt")
    void what_was_recorded_with_a_day_before_the_receipt_keeps_nobody_from_an_earlier_day(Happening happening) {
        happening
                .after("2013-09-10")
                .when("piet", correct("2013-09-20"))
                .records(corrected("2013-10-01", "2013-09-20"));
        happening
                .after("2013-09-10")
                .when("piet", correct("2013-10-02"))
                .isInvalidNaming("receivedOn", "2013-09-10", happening.words);
    }
}
