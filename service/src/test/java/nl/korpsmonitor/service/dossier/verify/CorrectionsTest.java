package nl.korpsmonitor.service.dossier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.AskedQuestion;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The changes of an inquiry, as they follow from each other and as they do not. */
class CorrectionsTest {
    private static final PartialDate SOME_DAY = new PartialDate("2014-03-03");
    private static final Confidential<String> REASON = Confidential.of("It was so.");
    private static final LocalDate RECEIVED = LocalDate.of(2014, 3, 3);
    private static final LocalDate DUE = LocalDate.of(2014, 3, 24);

    private static final Details ONE =
            new Details(Kind.MOTION, document("letter"), "House", "What came of it?", RECEIVED, DUE);
    private static final Details TWO = new Details(
            Kind.WOO_REQUEST,
            document("other"),
            "Senate",
            "What came of all of it?",
            RECEIVED.plusDays(1),
            DUE.plusDays(1));
    private static final Details THREE = new Details(
            Kind.UNDERTAKING,
            document("third"),
            "Committee",
            "What came of everything?",
            RECEIVED.plusDays(2),
            DUE.plusDays(2));

    private static Document document(String identifier) {
        return new Document(identifier, "A letter", new PartialDate("2014"), null, null, null, null);
    }

    private static InquiryCorrected corrected(Details before, Details after) {
        return new InquiryCorrected(before, after, null, REASON, SOME_DAY);
    }

    private static InquiryCorrected due(LocalDate before, LocalDate after) {
        return corrected(dueOn(before), dueOn(after));
    }

    private static Details dueOn(@Nullable LocalDate day) {
        return new Details(null, null, null, null, null, day);
    }

    private static DueDateExtended extended(LocalDate day) {
        return new DueDateExtended(REASON, day, SOME_DAY);
    }

    private static InquiryReopened reopened(LocalDate day) {
        return new InquiryReopened(REASON, day, SOME_DAY);
    }

    /** An inquiry that was registered as {@link #ONE}, changed so, and answered. */
    private static AnsweredInquiry inquiry(InquiryEvent... changes) {
        List<InquiryEvent> all = new ArrayList<>();
        all.add(new InquiryRegistered(
                Kind.MOTION,
                document("letter"),
                "House",
                null,
                "What came of it?",
                RECEIVED,
                DUE,
                "police",
                "office",
                SOME_DAY));
        all.addAll(Arrays.asList(changes));
        all.add(new InquiryAnswered(new Answer("That.", Language.NL, 0, null, true, "A note.", null), SOME_DAY));
        Subject subject = Subject.inquiry("kv-1");
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            events.add(new RecordedEvent(
                    10 + i,
                    Instant.EPOCH,
                    subject,
                    i,
                    "e" + i,
                    "an-event",
                    1,
                    new Actor("piet", Role.PARLIAMENTARY_OFFICER, null),
                    new Cause(null, null, null, null),
                    true,
                    all.get(i)));
        }
        return AnsweredInquiry.of(new EventsTrail(events, 100), "kv-1", 0);
    }

    private static List<Finding> findings(InquiryEvent... changes) {
        ReportBuilder report = new ReportBuilder("dossier", "dossier.zip");
        new Corrections(new NoFiles(), report).check(inquiry(changes));
        return report.build().findings();
    }

    @Test
    void a_question_is_due_on_the_day_of_the_last_change_that_gave_one_before_the_answer() {
        assertThat(inquiry().question().dueOn()).isEqualTo("2014-03-24");
        assertThat(inquiry(extended(LocalDate.of(2014, 4, 14))).question().dueOn())
                .isEqualTo("2014-04-14");
        AnsweredInquiry received = inquiry(
                extended(LocalDate.of(2014, 4, 14)),
                corrected(
                        new Details(null, null, null, null, RECEIVED, null),
                        new Details(null, null, null, null, RECEIVED.plusDays(1), null)));
        assertThat(received.question())
                .as("an extension stays when something else is corrected")
                .extracting(AskedQuestion::receivedOn, AskedQuestion::dueOn)
                .containsExactly(LocalDate.of(2014, 3, 4), LocalDate.of(2014, 4, 14));
        AnsweredInquiry reopened = inquiry(
                extended(LocalDate.of(2014, 4, 14)),
                reopened(LocalDate.of(2014, 6, 2)),
                due(LocalDate.of(2014, 6, 2), LocalDate.of(2014, 6, 3)));
        assertThat(reopened.question().dueOn()).isEqualTo("2014-06-03");
        assertThat(reopened.changes()).hasSize(3);
        assertThat(reopened.events()).hasSize(5);
    }

    @Test
    void corrections_that_follow_from_what_stood_are_well() {
        assertThat(findings(corrected(ONE, TWO), corrected(TWO, THREE), corrected(THREE, ONE)))
                .isEmpty();
        assertThat(findings(
                        extended(DUE.plusDays(7)),
                        due(DUE.plusDays(7), DUE.plusDays(8)),
                        new InquiryReassigned("police", "other office", REASON, SOME_DAY),
                        reopened(DUE.plusDays(30)),
                        due(DUE.plusDays(30), DUE.plusDays(31))))
                .isEmpty();
    }

    @Test
    void a_correction_that_is_left_out_shows_in_each_part_that_a_later_one_corrects_too() {
        assertThat(findings(corrected(TWO, THREE)))
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("event-left-out");
                    assertThat(finding.position()).isEqualTo(11);
                    assertThat(finding.where()).isEqualTo("in data/events/11.event.json");
                })
                .extracting(finding -> finding.message().replaceAll(".* says of (\\w+) in before .*", "$1"))
                .containsExactly("kind", "source", "askedBy", "question", "receivedOn", "dueOn");
        assertThat(findings(corrected(ONE, TWO), corrected(ONE, THREE)))
                .as("what the first one corrected does not stand any more")
                .hasSize(6);
    }

    @Test
    void an_extension_or_a_reopening_that_is_left_out_shows_in_a_later_correction_of_the_due_date() {
        assertThat(findings(due(DUE.plusDays(7), DUE.plusDays(8))))
                .singleElement()
                .extracting(Finding::expected, Finding::found)
                .containsExactly("\"2014-03-24\"", "\"2014-03-31\"");
        assertThat(findings(extended(DUE.plusDays(7)), due(DUE.plusDays(30), DUE.plusDays(31))))
                .singleElement()
                .extracting(Finding::expected, Finding::found)
                .containsExactly("\"2014-03-31\"", "\"2014-04-23\"");
    }

    /** As the report says that it was not checked. */
    @Test
    void changes_that_together_leave_the_same_standing_are_not_found_when_all_of_them_are_left_out() {
        InquiryEvent extended = extended(DUE.plusDays(7));
        InquiryEvent back = due(DUE.plusDays(7), DUE);
        InquiryEvent later = due(DUE, DUE.plusDays(1));
        assertThat(findings(extended, back, later)).isEmpty();
        assertThat(findings(later)).as("without both").isEmpty();
        assertThat(findings(back, later)).as("without one of them").hasSize(1);
        assertThat(findings(extended, later)).as("without the other").hasSize(1);
    }

    /** As the report says that it was not checked. */
    @Test
    void a_change_is_not_found_when_what_it_gave_was_replaced_before_the_next_correction() {
        InquiryEvent extended = extended(DUE.plusDays(7));
        InquiryEvent reopened = reopened(DUE.plusDays(60));
        InquiryEvent later = due(DUE.plusDays(60), DUE.plusDays(61));
        assertThat(findings(extended, reopened, later)).isEmpty();
        assertThat(findings(reopened, later)).as("without the extension").isEmpty();
        assertThat(findings(extended, later)).as("without the reopening").hasSize(1);
        InquiryEvent sameDay = reopened(DUE);
        assertThat(findings(sameDay, due(DUE, DUE.plusDays(1)))).isEmpty();
        assertThat(findings(due(DUE, DUE.plusDays(1))))
                .as("without a reopening that gave the day that stood")
                .isEmpty();
    }

    /** As the report says that it was not checked: neither event says what stood. */
    @Test
    void a_name_or_a_reassignment_that_is_left_out_is_not_found() {
        InquiryEvent one = named("A. Lid");
        InquiryEvent other = named("B. Lid");
        InquiryEvent toOthers = new InquiryReassigned("om", "bureau", REASON, SOME_DAY);
        InquiryEvent back = new InquiryReassigned("police", "office", REASON, SOME_DAY);
        assertThat(findings(one, toOthers, other, back)).isEmpty();
        assertThat(findings(other, back)).isEmpty();
    }

    private static InquiryCorrected named(String name) {
        return new InquiryCorrected(dueOn(null), dueOn(null), Confidential.of(name), REASON, SOME_DAY);
    }
}
