package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.Basis;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Evidence.Units;
import nl.korpsmonitor.events.values.Evidence.Weights;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryRulesTest {
    private static final Subject INQUIRY = Subject.inquiry("kv-1");
    private static final Subject CARD = Subject.scorecard(2013, "force");
    private static final PartialDate DAY = day("2013-03-01");
    private static final Confidential<String> WHY = Confidential.of("why");
    /** Where the score is that is cited: after those of two people. */
    private static final long SCORE = 2;

    private static final EvidenceCited CITED = cited("a", new Evidence(SCORE, null, null));
    private static final InquiryClosed CLOSED = new InquiryClosed(Outcome.ANSWERED, null, DAY);
    private static final InquiryReopened REOPENED = new InquiryReopened(WHY, LocalDate.of(2013, 3, 22), DAY);
    private static final InquiryAnswered ANSWERED = answered(false, 3);
    private static final CitationWithdrawn WITHDRAWN = new CitationWithdrawn("a", WHY, DAY);

    /** What came of the inquiry rules in a history of one score and an inquiry with those events. */
    private static Set<String> of(DomainEvent... events) {
        return inquiry(events).observed().stream()
                .filter(code -> code.contains("inquiry") || code.contains("citation") || code.contains("evidence"))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static History inquiry(DomainEvent... events) {
        History history = new History("anna", "bert")
                .by("anna", Role.ASSESSOR, CARD, new ScoreRecorded("checks", Decimal.of("6"), WHY, DAY));
        for (DomainEvent event : events) {
            history.by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, event);
        }
        return history;
    }

    private static Set<String> erasing(DomainEvent... events) {
        Subject value = Subject.disclosure(SCORE);
        Set<String> observed = inquiry(events)
                .by(
                        "anna",
                        Role.PRIVACY_OFFICER,
                        value,
                        new ErasureRequested("/reason", "d", ErasureGround.DATA_PROTECTION, WHY, DAY))
                .by(
                        "bert",
                        Role.PRIVACY_OFFICER,
                        value,
                        new ValueErased("/reason", "d", ErasureGround.DATA_PROTECTION, DAY))
                .observed();
        // What is cited here need not exist: these are about what must be kept.
        observed.removeAll(Set.of("score-in-framework", "answer-on-evidence", "cited-public"));
        return observed;
    }

    private static InquiryRegistered registered(Kind kind, String due) {
        return new InquiryRegistered(
                kind,
                new Document("letter", "Letter", DAY, null, null, null, null),
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

    private static DueDateExtended extended(String due, String told) {
        return new DueDateExtended(WHY, LocalDate.parse(due), day(told));
    }

    private static EvidenceCited cited(String item, Evidence evidence) {
        return new EvidenceCited(item, evidence, null, null, DAY);
    }

    private static Answer answer(boolean withoutEvidence, long size) {
        return new Answer(
                "That.", Language.NL, SCORE, null, withoutEvidence, "ledger\n" + size + "\nroot\n\n— ledger x\n", null);
    }

    private static InquiryAnswered answered(boolean withoutEvidence, long size) {
        return new InquiryAnswered(answer(withoutEvidence, size), DAY);
    }

    private static AnswerAmended amended(int number) {
        return new AnswerAmended(number, answer(false, 4), WHY, DAY);
    }

    private static DossierIssued dossier(int number, int answer) {
        return new DossierIssued(number, answer, Version.PUBLIC, Language.NL, "c", "0".repeat(64), 1, List.of(), DAY);
    }

    private static Evidence state(String subject, long knownAt) {
        return new Evidence(null, new CitedState(new Subject(subject), knownAt, null, null), null);
    }

    private static Evidence comparison(int from, int to, long knownAt) {
        return new Evidence(
                null,
                null,
                new CitedComparison(from, to, Basis.AS_PUBLISHED, Units.FORMER, Weights.EACH, knownAt, null));
    }

    @Test
    void nothing_is_erased_that_an_open_inquiry_cites() {
        assertThat(erasing(question())).isEmpty();
        assertThat(erasing(question(), CITED)).containsExactly("citation-respected");
        assertThat(erasing(question(), CITED, WITHDRAWN)).isEmpty();
        assertThat(erasing(question(), CITED, ANSWERED, CLOSED)).isEmpty();
        assertThat(erasing(question(), CITED, ANSWERED, CLOSED, REOPENED)).containsExactly("citation-respected");
    }

    @Test
    void nothing_is_erased_that_an_answer_stood_on_though_its_citation_was_withdrawn() {
        assertThat(erasing(question(), CITED, ANSWERED, WITHDRAWN)).containsExactly("citation-respected");
        assertThat(erasing(question(), CITED, ANSWERED, WITHDRAWN, CLOSED)).isEmpty();
    }

    @Test
    void a_citation_of_a_state_or_a_comparison_keeps_the_events_that_it_shows() {
        assertThat(erasing(question(), cited("a", state(CARD.id(), SCORE)))).containsExactly("citation-respected");
        assertThat(erasing(question(), cited("a", state(CARD.id(), SCORE - 1)))).isEmpty();
        assertThat(erasing(question(), cited("a", state("scorecard/2013/other", SCORE))))
                .isEmpty();
        assertThat(erasing(question(), cited("a", comparison(2012, 2013, SCORE))))
                .containsExactly("citation-respected");
        assertThat(erasing(question(), cited("a", comparison(2013, 2012, SCORE - 1))))
                .isEmpty();
        assertThat(erasing(question(), cited("a", comparison(2010, 2012, SCORE))))
                .isEmpty();
    }

    @Test
    void what_is_erased_names_the_citation_that_forbade_it() {
        History history = inquiry(question(), CITED)
                .by(
                        "bert",
                        Role.PRIVACY_OFFICER,
                        Subject.disclosure(SCORE),
                        new ValueErased("/reason", "d", ErasureGround.DATA_PROTECTION, DAY));
        assertThat(history.of(Check.CITATION_RESPECTED))
                .singleElement()
                .satisfies(found -> assertThat(found.related()).containsExactly(SCORE + 2));
    }

    @Test
    void an_inquiry_takes_its_course() {
        assertThat(of(
                        question(),
                        CITED,
                        new AnswerDrafted(WHY, Language.NL, DAY),
                        ANSWERED,
                        amended(1),
                        dossier(1, 1),
                        CLOSED,
                        dossier(2, 0),
                        REOPENED,
                        amended(2),
                        CLOSED))
                .isEmpty();
    }

    @Test
    void what_is_out_of_its_course_is_a_finding() {
        broken(question(), question());
        broken(CITED);
        broken(question(), CITED, CITED);
        broken(question(), WITHDRAWN);
        broken(question(), CITED, ANSWERED, ANSWERED);
        broken(question(), CITED, amended(1));
        broken(question(), CITED, ANSWERED, amended(2));
        broken(question(), CITED, ANSWERED, CLOSED, amended(1));
        broken(question(), CITED, ANSWERED, CLOSED, new AnswerDrafted(WHY, Language.NL, DAY));
        broken(question(), CITED, ANSWERED, CLOSED, CLOSED);
        broken(question(), REOPENED);
        broken(question(), CLOSED);
        broken(question(), dossier(1, 0));
        broken(question(), CITED, ANSWERED, dossier(2, 0));
        broken(question(), CITED, ANSWERED, dossier(1, 1));
    }

    @Test
    void an_answered_inquiry_ends_as_answered_and_is_extended_only_while_it_awaits_one() {
        for (Outcome other : List.of(Outcome.WITHDRAWN, Outcome.NOT_ANSWERED)) {
            assertThat(of(question(), new InquiryClosed(other, WHY, DAY))).isEmpty();
            broken(question(), CITED, ANSWERED, new InquiryClosed(other, WHY, DAY));
        }
        DueDateExtended extended = extended("2013-04-12", "2013-03-20");
        broken(question(), CITED, ANSWERED, extended);
        assertThat(of(question(), CITED, ANSWERED, CLOSED, REOPENED, extended)).isEmpty();
        broken(question(), CITED, ANSWERED, CLOSED, REOPENED, amended(1), extended);
    }

    private static void broken(DomainEvent... events) {
        assertThat(of(events)).containsExactly("inquiry-order");
    }

    @Test
    void a_hold_names_an_inquiry_that_is_not_closed() {
        assertThat(held("kv-1", question()).of(Check.INQUIRY_ORDER)).isEmpty();
        assertThat(held("kv-2", question()).of(Check.INQUIRY_ORDER)).hasSize(1);
        assertThat(held("kv-1", question(), CITED, ANSWERED, CLOSED).of(Check.INQUIRY_ORDER))
                .hasSize(1);
        assertThat(held(null).of(Check.INQUIRY_ORDER)).isEmpty();
    }

    private static History held(@Nullable String code, DomainEvent... events) {
        return inquiry(events)
                .by(
                        "anna",
                        Role.PARLIAMENTARY_OFFICER,
                        Subject.hold("h-1"),
                        new HoldPlaced(Set.of("scorecard"), Set.of(), code, WHY, DAY));
    }

    @Test
    void the_due_date_is_that_of_the_kind_and_is_extended_as_that_allows() {
        InquiryRegistered request = registered(Kind.WOO_REQUEST, "2013-03-29");
        InquiryRegistered motion = registered(Kind.MOTION, "2013-09-01");
        assertThat(of(question(), extended("2013-04-12", "2013-03-25"))).isEmpty();
        assertThat(of(request, extended("2013-04-12", "2013-03-29"))).isEmpty();
        assertThat(of(motion, extended("2013-10-01", "2013-08-01"), extended("2014-10-01", "2013-08-01")))
                .isEmpty();
        late(registered(Kind.WRITTEN_QUESTION, "2013-03-23"));
        late(registered(Kind.WOO_REQUEST, "2013-03-22"));
        late(question(), extended("2013-04-13", "2013-03-20"));
        late(question(), extended("2013-03-29", "2013-03-20"), extended("2013-04-12", "2013-03-20"));
        late(question(), extended("2013-03-22", "2013-03-20"));
        late(request, extended("2013-04-13", "2013-03-20"));
        late(request, extended("2013-04-12", "2013-03-30"));
        late(motion, extended("2013-08-01", "2013-07-01"));
    }

    @Test
    void a_written_question_that_is_reopened_is_due_within_three_weeks_and_keeps_its_one_extension() {
        DueDateExtended extended = extended("2013-04-12", "2013-03-20");
        assertThat(of(question(), CITED, ANSWERED, CLOSED, reopened("2013-04-20", "2013-05-11")))
                .isEmpty();
        assertThat(of(question(), CITED, ANSWERED, CLOSED, REOPENED, extended)).isEmpty();
        assertThat(of(
                        registered(Kind.MOTION, "2013-09-01"),
                        CITED,
                        ANSWERED,
                        CLOSED,
                        reopened("2013-04", "2015-01-01")))
                .isEmpty();
        late(question(), CITED, ANSWERED, CLOSED, reopened("2013-04-20", "2013-05-12"));
        late(question(), CITED, ANSWERED, CLOSED, reopened("2013-04-20", "2013-04-19"));
        late(question(), CITED, ANSWERED, CLOSED, reopened("2013-04", "2013-04-20"));
        late(question(), extended, CITED, ANSWERED, CLOSED, REOPENED, extended);
    }

    private static InquiryReopened reopened(String on, String due) {
        return new InquiryReopened(WHY, LocalDate.parse(due), day(on));
    }

    private static void late(DomainEvent... events) {
        assertThat(of(events)).containsExactly("inquiry-term");
    }

    @Test
    void only_what_was_known_is_cited_and_the_answer_looks_as_far() {
        Evidence ofCard = state(CARD.id(), SCORE);
        assertThat(of(question(), cited("a", ofCard), ANSWERED)).isEmpty();
        assertThat(of(question(), cited("a", state("scorecard/2013/other", SCORE))))
                .containsExactly("answer-on-evidence");
        assertThat(of(question(), cited("a", state(CARD.id(), SCORE - 1)))).containsExactly("answer-on-evidence");
        assertThat(of(question(), cited("a", comparison(2012, 2013, SCORE)))).containsExactly("answer-on-evidence");
        assertThat(of(question(), cited("a", new Evidence(SCORE + 1, null, null)), answered(false, 4)))
                .as("the answer says that it looks up to the score, before what it cites")
                .containsExactly("answer-on-evidence");
    }

    @Test
    void a_comparison_cites_two_editions_that_were_known_at_its_position() {
        EditionOpened opened = new EditionOpened("An edition", Provenance.NOTED_FROM_SOURCES, DAY);
        History both = new History("anna")
                .by("anna", Role.PUBLISHER, Subject.edition(2012), opened)
                .by("anna", Role.PUBLISHER, Subject.edition(2013), opened)
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, question())
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, cited("a", comparison(2012, 2013, 2)));
        assertThat(both.observed()).isEmpty();
        both.by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, cited("b", comparison(2012, 2013, 1)));
        assertThat(both.of(Check.ANSWER_ON_EVIDENCE))
                .singleElement()
                .satisfies(found -> assertThat(found.detail()).isEqualTo("b edition/2013 at 1, not known"));
    }

    @Test
    void a_real_inquiry_cites_nothing_invented() {
        History history = new History("anna")
                .invented("anna", Role.ASSESSOR, CARD, new ScoreRecorded("checks", Decimal.of("6"), WHY, DAY))
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, question())
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, cited("a", new Evidence(1L, null, null)))
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, cited("b", state(CARD.id(), 1)));
        assertThat(history.of(Check.FICTITIOUS_APART)).hasSize(2);
        Subject invented = Subject.inquiry("kv-2");
        History apart = new History("anna")
                .invented("anna", Role.ASSESSOR, CARD, new ScoreRecorded("checks", Decimal.of("6"), WHY, DAY))
                .invented("anna", Role.PARLIAMENTARY_OFFICER, invented, question())
                .invented("anna", Role.PARLIAMENTARY_OFFICER, invented, cited("a", new Evidence(1L, null, null)));
        assertThat(apart.of(Check.FICTITIOUS_APART)).isEmpty();
    }

    @Test
    void the_checkpoint_of_an_answer_an_amendment_and_a_dossier_is_judged_by_who_knows_the_ledger() {
        History history = inquiry(question(), CITED, ANSWERED, amended(1), dossier(1, 1));
        AnswerCheckpoints stranger = checkpoint -> "another root";
        assertThat(history.audited(AuditLimits.DEFAULT, stranger).observations().of(Check.ANSWER_CHECKPOINT))
                .extracting(Observation::detail)
                .containsExactly(
                        "inquiry-answered: another root",
                        "answer-amended: another root",
                        "dossier-issued: another root");
        assertThat(history.of(Check.ANSWER_CHECKPOINT)).isEmpty();
    }

    @Test
    void an_answer_that_is_in_time_by_its_date_only_is_unusual() {
        assertThat(recordedAt("2013-03-22T09:00:00Z")).isEmpty();
        assertThat(recordedAt("2013-03-23T09:00:00Z")).containsExactly("answer-recorded-after-due");
        assertThat(recordedAt("2013-06-23T09:00:00Z")).containsExactly("answer-recorded-after-due", "recorded-late");
    }

    @Test
    void an_answer_that_is_late_by_its_own_date_hides_nothing() {
        InquiryAnswered late = new InquiryAnswered(answer(false, 3), day("2013-03-23"));
        assertThat(inquiry(question(), CITED)
                        .at("2013-03-24T09:00:00Z")
                        .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, late)
                        .of(Check.ANSWER_RECORDED_AFTER_DUE))
                .isEmpty();
    }

    @Test
    void an_amendment_has_a_due_date_only_when_the_inquiry_was_opened_again_for_it() {
        assertThat(amendedAfterDue(CITED, ANSWERED)).isEmpty();
        assertThat(amendedAfterDue(CITED, ANSWERED, CLOSED, REOPENED)).hasSize(1);
    }

    /** What is said of the date of an amendment of in time that is recorded after the due date. */
    private static List<Observation> amendedAfterDue(DomainEvent... events) {
        History history = inquiry(question());
        for (DomainEvent event : events) {
            history.by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, event);
        }
        return history.at("2013-03-23T09:00:00Z")
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, amended(1))
                .of(Check.ANSWER_RECORDED_AFTER_DUE);
    }

    private static Set<String> recordedAt(String time) {
        Set<String> observed = inquiry(question(), CITED)
                .at(time)
                .by("anna", Role.PARLIAMENTARY_OFFICER, INQUIRY, ANSWERED)
                .observed();
        observed.removeAll(Set.of("score-in-framework", "cited-public"));
        return observed;
    }

    @Test
    void what_is_put_before_what_was_recorded_of_an_inquiry_is_unusual() {
        InquiryAnswered earlier = new InquiryAnswered(answer(false, 3), day("2013-02-28"));
        assertThat(inquiry(question(), CITED, earlier).of(Check.BACKDATED)).hasSize(1);
        InquiryAnswered vague = new InquiryAnswered(answer(false, 3), day("2013"));
        assertThat(inquiry(question(), CITED, vague, CLOSED).of(Check.BACKDATED))
                .isEmpty();
    }

    @Test
    void an_answer_stands_on_evidence_under_a_checkpoint_that_was_there() {
        assertThat(of(question(), answered(true, 3))).isEmpty();
        assertThat(of(question(), answered(false, 3))).containsExactly("answer-on-evidence");
        assertThat(of(question(), CITED, answered(true, 3))).containsExactly("answer-on-evidence");
        assertThat(of(question(), CITED, answered(false, SCORE))).containsExactly("answer-on-evidence");
        assertThat(of(question(), CITED, answered(false, 6))).containsExactly("answer-on-evidence");
        assertThat(of(question(), cited("a", new Evidence(3L, null, null)), answered(false, 3)))
                .containsExactly("answer-on-evidence");
        assertThat(of(question(), cited("a", new Evidence(4L, null, null)))).containsExactly("answer-on-evidence");
    }
}
