package nl.korpsmonitor.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Corrections of an inquiry that came in on 1 March 2013, recorded on the day after. */
class InquiryCorrectionsTest {
    private static final Subject INQUIRY = Subject.inquiry("kv-1");
    private static final PartialDate DAY = new PartialDate("2013-03-01");
    private static final Confidential<String> WHY = Samples.secret();
    private static final Document LETTER = new Document("letter", "Letter", DAY, null, null, null, null);
    private static final InquiryClosed CLOSED = new InquiryClosed(Outcome.WITHDRAWN, WHY, PartialDate.UNKNOWN);
    private static final Answer ANSWER =
            new Answer("That.", Language.NL, 0, null, true, "ledger\n1\nroot\n\n— ledger x\n", null);
    private static final InquiryAnswered ANSWERED = answered("2013-03-22");
    private static final String SINCE_RECEIPT = "inquiry-since-receipt";

    private static InquiryRegistered registered(Kind kind, String due) {
        return new InquiryRegistered(
                kind,
                LETTER,
                "Tweede Kamer",
                null,
                "What came of it?",
                LocalDate.of(2013, 3, 1),
                LocalDate.parse(due),
                "police",
                "directie Politie",
                DAY);
    }

    private static InquiryRegistered question() {
        return registered(Kind.WRITTEN_QUESTION, "2013-03-22");
    }

    private static Details dates(@Nullable Kind kind, @Nullable String received, @Nullable String due) {
        return new Details(
                kind,
                null,
                null,
                null,
                received == null ? null : LocalDate.parse(received),
                due == null ? null : LocalDate.parse(due));
    }

    private static InquiryCorrected corrected(Details before, Details after) {
        return new InquiryCorrected(before, after, null, WHY, DAY);
    }

    private static InquiryCorrected received(String to, @Nullable String due, @Nullable String otherDue) {
        return corrected(dates(null, "2013-03-01", due), dates(null, to, otherDue));
    }

    private static DueDateExtended extended(String due, String told) {
        return new DueDateExtended(WHY, LocalDate.parse(due), new PartialDate(told));
    }

    private static InquiryAnswered answered(String on) {
        return new InquiryAnswered(ANSWER, new PartialDate(on));
    }

    private static AnswerAmended amended(String on) {
        return new AnswerAmended(1, ANSWER, WHY, new PartialDate(on));
    }

    private static InquiryClosed closed(String on) {
        return new InquiryClosed(Outcome.WITHDRAWN, WHY, new PartialDate(on));
    }

    private static InquiryReopened reopened(String on, String due) {
        return new InquiryReopened(WHY, LocalDate.parse(due), new PartialDate(on));
    }

    private static History history(String time, DomainEvent... events) {
        History history = new History("anna").at(time);
        for (DomainEvent event : events) {
            history.by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, event);
        }
        return history;
    }

    private static void clean(DomainEvent... events) {
        assertThat(rules(events)).isEmpty();
    }

    private static void finds(String code, DomainEvent... events) {
        assertThat(rules(events)).containsExactly(code);
    }

    private static List<String> rules(DomainEvent... events) {
        return history("2013-03-02T09:00:00Z", events).observed().stream()
                .filter(code -> code.startsWith("inquiry"))
                .toList();
    }

    @Test
    void the_due_date_follows_the_corrected_kind_and_day_of_receipt() {
        clean(question(), received("2013-03-02", "2013-03-22", "2013-03-23"));
        finds("inquiry-term", question(), received("2013-03-02", null, null));
        finds("inquiry-term", question(), received("2013-03-02", "2013-03-22", "2013-03-24"));
        clean(
                question(),
                corrected(
                        dates(Kind.WRITTEN_QUESTION, null, "2013-03-22"), dates(Kind.WOO_REQUEST, null, "2013-03-29")));
        clean(
                question(),
                corrected(dates(Kind.WRITTEN_QUESTION, null, "2013-03-22"), dates(Kind.MOTION, null, "2014-01-01")));
        clean(registered(Kind.MOTION, "2013-09-01"), received("2013-03-02", null, null));
        finds("inquiry-term", registered(Kind.MOTION, "2013-03-05"), received("2013-03-06", null, null));
    }

    @Test
    void an_extension_and_a_reopening_keep_to_the_corrected_term() {
        DueDateExtended extended = extended("2013-04-12", "2013-03-02");
        clean(question(), extended, received("2013-03-02", null, null));
        finds("inquiry-term", question(), extended, received("2013-02-28", null, null));
        finds("inquiry-term", question(), extended("2013-04-12", "2013-03-23"), received("2013-03-23", null, null));
        clean(question(), extended, received("2013-02-28", "2013-04-12", "2013-04-11"));
        finds(
                "inquiry-term",
                question(),
                extended,
                received("2013-02-28", "2013-04-12", "2013-04-11"),
                extended("2013-04-20", "2013-03-02"));
        DueDateExtended told = extended("2013-04-12", "2013-03-28");
        InquiryRegistered request = registered(Kind.WOO_REQUEST, "2013-03-29");
        finds("inquiry-term", request, told, received("2013-02-27", null, null));
        clean(request, told, received("2013-02-27", "2013-04-12", "2013-03-27"));
        InquiryReopened reopened = reopened("2013-04-20", "2013-05-11");
        clean(question(), CLOSED, reopened, received("2013-03-02", null, null));
        clean(
                question(),
                CLOSED,
                reopened,
                corrected(dates(null, null, "2013-05-11"), dates(null, null, "2013-04-20")));
        finds("inquiry-term", question(), CLOSED, reopened, received("2013-03-02", "2013-05-11", "2013-05-12"));
        finds("inquiry-term", question(), CLOSED, reopened, received("2013-03-02", "2013-05-11", "2013-04-19"));
        InquiryReopened motion = reopened("2013-04-20", "2014-01-01");
        finds(
                "inquiry-term",
                registered(Kind.MOTION, "2013-09-01"),
                CLOSED,
                motion,
                corrected(dates(Kind.MOTION, null, null), dates(Kind.WRITTEN_QUESTION, null, null)));
    }

    @Test
    void a_correction_names_what_stood_and_the_next_one_what_that_made_of_it() {
        InquiryCorrected texts = corrected(
                new Details(null, LETTER, "Tweede Kamer", "What came of it?", null, null),
                new Details(
                        null,
                        new Document("other", "Other", DAY, null, null, null, null),
                        "Eerste Kamer",
                        "What then?",
                        null,
                        null));
        clean(question(), texts);
        finds("inquiry-correction", question(), texts, texts);
        finds(
                "inquiry-correction",
                question(),
                corrected(dates(null, "2013-02-28", "2013-03-22"), dates(null, "2013-03-02", "2013-03-23")));
        finds(
                "inquiry-correction",
                question(),
                corrected(dates(Kind.MOTION, null, "2013-03-22"), dates(Kind.WOO_REQUEST, null, "2013-03-29")));
        clean(
                question(),
                received("2013-03-02", "2013-03-22", "2013-03-23"),
                corrected(dates(null, "2013-03-02", "2013-03-23"), dates(null, "2013-03-03", "2013-03-24")));
        finds(
                "inquiry-correction",
                question(),
                extended("2013-04-12", "2013-03-02"),
                received("2013-03-02", "2013-03-22", "2013-04-11"));
    }

    @Test
    void what_came_in_did_so_before_it_was_extended_or_answered() {
        DueDateExtended extended = extended("2013-04-12", "2013-03-08");
        clean(question(), extended, received("2013-03-08", null, null));
        finds("inquiry-correction", question(), extended, received("2013-03-09", null, null));
        clean(question(), ANSWERED, received("2013-03-22", "2013-03-22", "2013-04-12"));
        finds("inquiry-correction", question(), ANSWERED, received("2013-03-23", "2013-03-22", "2013-04-13"));
        InquiryReopened reopened = reopened("2013-04-20", "2013-05-11");
        clean(question(), CLOSED, reopened, received("2013-05-11", null, null));
        finds("inquiry-term", question(), CLOSED, reopened, received("2013-05-12", null, null));
        finds("inquiry-correction", question(), extended, CLOSED, reopened, received("2013-03-09", null, null));
        clean(question(), ANSWERED, amended("2013-03-08"), received("2013-03-09", "2013-03-22", "2013-03-30"));
        clean(question(), closed("2013-03-08"), reopened, received("2013-03-09", null, null));
        clean(question(), answered("unknown"), received("2013-04-21", "2013-03-22", "2013-05-12"));
    }

    @Test
    void nothing_happened_to_it_before_it_came_in() {
        InquiryReopened reopened = reopened("2013-02-28", "2013-03-21");
        finds(SINCE_RECEIPT, question(), extended("2013-04-12", "2013-02-28"));
        finds(SINCE_RECEIPT, question(), answered("2013-02-28"));
        finds(SINCE_RECEIPT, question(), ANSWERED, amended("2013-02-28"));
        finds(SINCE_RECEIPT, question(), closed("2013-02"));
        clean(question(), CLOSED, reopened);
        clean(question(), answered("2013-03-01"), amended("2013"));
        clean(question(), answered("unknown"));
    }

    @Test
    void what_happened_is_held_to_the_day_of_receipt_that_stood_when_it_was_recorded() {
        finds(SINCE_RECEIPT, question(), received("2013-03-08", "2013-03-22", "2013-03-29"), answered("2013-03-07"));
        clean(question(), received("2013-02-20", "2013-03-22", "2013-03-13"), answered("2013-02-20"));
        assertThat(history("2013-03-02T09:00:00Z", question(), answered("2013-02"))
                        .of(Check.INQUIRY_SINCE_RECEIPT))
                .singleElement()
                .satisfies(found -> assertThat(found.detail()).isEqualTo("2013-02 < 2013-03-01"));
    }

    /** As earlier releases recorded it. */
    @Test
    void a_receipt_after_what_happened_may_be_moved_to_an_earlier_day_and_to_no_later_one() {
        InquiryAnswered early = answered("2013-02-10");
        finds(SINCE_RECEIPT, question(), early, received("2013-02-20", "2013-03-22", "2013-03-13"));
        assertThat(rules(question(), early, received("2013-03-02", "2013-03-22", "2013-03-23")))
                .containsExactly("inquiry-correction", SINCE_RECEIPT);
    }

    @Test
    void a_finding_says_which_part_did_not_stand_or_which_day_the_receipt_lies_after() {
        DueDateExtended extended = extended("2013-04-12", "2013-03-08");
        assertThat(detail(question(), extended, received("2013-03-09", null, null)))
                .isEqualTo("after.receivedOn 2013-03-09 > 2013-03-08");
        assertThat(detail(
                        question(),
                        corrected(dates(null, "2013-02-28", "2013-03-21"), dates(null, "2013-03-02", "2013-03-23"))))
                .isEqualTo("before.receivedOn 2013-02-28 ≠ 2013-03-01; before.dueOn 2013-03-21 ≠ 2013-03-22");
        assertThat(detail(
                        question(),
                        extended,
                        corrected(dates(null, "2013-02-28", null), dates(null, "2013-03-09", null))))
                .isEqualTo("before.receivedOn 2013-02-28 ≠ 2013-03-01; after.receivedOn 2013-03-09 > 2013-03-08");
        assertThat(detail(
                        question(),
                        corrected(
                                new Details(Kind.MOTION, null, "Senate", "Why?", null, LocalDate.of(2013, 3, 22)),
                                new Details(Kind.WOO_REQUEST, null, "House", "How?", null, LocalDate.of(2013, 3, 29)))))
                .as("long texts are not repeated")
                .isEqualTo("before.kind MOTION ≠ WRITTEN_QUESTION; before.askedBy; before.question");
    }

    private static String detail(DomainEvent... events) {
        return history("2013-03-02T09:00:00Z", events).of(Check.INQUIRY_CORRECTION).stream()
                .map(Observation::detail)
                .collect(Collectors.joining(" and "));
    }

    @Test
    void nothing_that_is_closed_is_corrected_or_given_to_others() {
        InquiryReassigned reassigned = new InquiryReassigned("om", "bureau", WHY, DAY);
        InquiryCorrected correction = received("2013-03-02", "2013-03-22", "2013-03-23");
        clean(question(), ANSWERED, correction, reassigned);
        finds("inquiry-order", question(), CLOSED, correction);
        finds("inquiry-order", question(), CLOSED, reassigned);
        finds("inquiry-order", reassigned);
    }

    @Test
    void an_answer_is_judged_by_the_due_date_that_stood_when_it_was_recorded() {
        InquiryCorrected later = received("2013-03-08", "2013-03-22", "2013-03-29");
        String afterFirst = "2013-03-25T09:00:00Z";
        assertThat(history(afterFirst, question(), later, ANSWERED).of(Check.ANSWER_RECORDED_AFTER_DUE))
                .isEmpty();
        assertThat(history(afterFirst, question(), ANSWERED, later).of(Check.ANSWER_RECORDED_AFTER_DUE))
                .hasSize(1);
    }

    @Test
    void a_due_date_that_is_put_off_by_a_correction_once_it_has_passed_is_unusual() {
        InquiryCorrected later = received("2013-03-08", "2013-03-22", "2013-03-29");
        InquiryCorrected earlier = received("2013-02-28", "2013-03-22", "2013-03-21");
        assertThat(history("2013-03-22T09:00:00Z", question(), later).of(Check.DUE_DATE_CORRECTED_AFTER_DUE))
                .isEmpty();
        assertThat(history("2013-03-23T09:00:00Z", question(), later).of(Check.DUE_DATE_CORRECTED_AFTER_DUE))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.detail()).isEqualTo("2013-03-22 < 2013-03-23, 2013-03-22 → 2013-03-29"));
        assertThat(history("2013-03-23T09:00:00Z", question(), earlier).of(Check.DUE_DATE_CORRECTED_AFTER_DUE))
                .isEmpty();
    }
}
