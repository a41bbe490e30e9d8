package nl.korpsmonitor.command.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.command.inquiry.EvidenceInput.ComparisonInput;
import nl.korpsmonitor.command.inquiry.EvidenceInput.StateInput;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.Basis;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Evidence.Units;
import nl.korpsmonitor.events.values.Evidence.Weights;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be cited, and what an answer stands on. The letter is registered at position 3; edition 2012 is public from 4 on, 2013 is not (5), 2010 is (6). */
class AnsweringTest {
    private static final Subject INQUIRY = Inquiries.INQUIRY;
    private static final PartialDate DAY = Inquiries.DAY;
    /** When what the decision knows was recorded. */
    private static final String LATER = "2014-02-01";

    private static final Confidential<String> REASON = Confidential.of("A reason.");
    private static final EvidenceCited LETTER_CITED =
            new EvidenceCited("b-1", new Evidence(3L, null, null), null, "The letter.", DAY);
    private static final CitationWithdrawn WITHDRAWN = new CitationWithdrawn("b-1", REASON, DAY);

    private static Decision decision() {
        return decision("2013-11-01");
    }

    private static Decision decision(String today) {
        return World.decision(InquiryAggregate.class, today)
                .elsewhere(Subject.edition(2012), World.NOTED)
                .elsewhere(World.EDITION, World.OPENED)
                .elsewhere(Subject.edition(2010), World.NOTED)
                .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"));
    }

    private static CiteEvidence cite(EvidenceInput evidence) {
        return new CiteEvidence(INQUIRY, "b-1", evidence, "The letter.", DAY);
    }

    private static EvidenceInput event(long position) {
        return new EvidenceInput(position, null, null);
    }

    private static EvidenceInput state(String subject, long knownAt) {
        return new EvidenceInput(
                null, new StateInput(new Subject(subject), KnownAt.at(knownAt), null, LocalDate.of(2012, 1, 1)), null);
    }

    private static EvidenceInput stateAt(String time) {
        return new EvidenceInput(
                null, new StateInput(Subject.edition(2012), KnownAt.of(time), null, LocalDate.of(2012, 1, 1)), null);
    }

    private static EvidenceInput comparison(int from, int to, @Nullable Weights weights) {
        return new EvidenceInput(null, null, new ComparisonInput(from, to, null, null, weights, KnownAt.at(6), null));
    }

    private static AnswerInquiry answer(long knownAt, @Nullable Boolean withoutEvidence) {
        return new AnswerInquiry(
                INQUIRY, "An answer.", Language.NL, KnownAt.at(knownAt), null, withoutEvidence, "letter", DAY);
    }

    private static Answer answered(long knownAt, boolean withoutEvidence) {
        return new Answer(
                "An answer.", Language.NL, knownAt, null, withoutEvidence, Decision.CHECKPOINT, World.THE_LETTER);
    }

    private static AmendAnswer amend() {
        return new AmendAnswer(
                INQUIRY, "An answer.", Language.NL, KnownAt.at(5), null, null, "letter", "A reason.", DAY);
    }

    @Test
    void events_states_and_comparisons_are_cited() {
        decision().when("piet", cite(event(3))).records(LETTER_CITED);
        decision()
                .when("piet", cite(state("edition/2012", 4)))
                .records(new EvidenceCited(
                        "b-1",
                        new Evidence(
                                null, new CitedState(Subject.edition(2012), 4, null, LocalDate.of(2012, 1, 1)), null),
                        List.of(LastEventsTest.last(4)),
                        "The letter.",
                        DAY));
        decision()
                .when("piet", cite(comparison(2010, 2012, null)))
                .records(new EvidenceCited(
                        "b-1",
                        new Evidence(
                                null,
                                null,
                                new CitedComparison(
                                        2010, 2012, Basis.AS_PUBLISHED, Units.FORMER, Weights.EACH, 6, null)),
                        LastEventsTest.lasts(0, 1, 2, 4, 6),
                        "The letter.",
                        DAY));
    }

    /** Each event is recorded a second after the one before it, from the beginning of 2014 on. */
    @Test
    void what_was_known_at_a_time_is_cited_by_the_position_of_the_last_entry_until_then() {
        EvidenceCited fifth = new EvidenceCited(
                "b-1",
                new Evidence(null, new CitedState(Subject.edition(2012), 4, null, LocalDate.of(2012, 1, 1)), null),
                List.of(LastEventsTest.last(4)),
                "The letter.",
                DAY);
        decision(LATER).when("piet", cite(stateAt("2014-01-01T00:00:04Z"))).records(fifth);
        decision(LATER)
                .when("piet", cite(stateAt("2014-01-01T01:00:04.999+01:00")))
                .records(fifth);
        decision(LATER).when("piet", cite(stateAt("2013-12-31T23:59:59Z"))).isInvalid("evidence.state.knownAt");
        decision(LATER).when("piet", cite(stateAt("2099-01-01T00:00:00Z"))).isInvalid("evidence.state.knownAt");
        decision(LATER)
                .when(
                        "piet",
                        cite(new EvidenceInput(
                                null,
                                null,
                                new ComparisonInput(
                                        2010, 2012, null, null, null, KnownAt.of("2099-01-01T00:00:00Z"), null))))
                .isInvalid("evidence.comparison.knownAt");
    }

    @Test
    void an_answer_may_name_the_time_until_which_was_looked() {
        AnswerInquiry answer = new AnswerInquiry(
                INQUIRY, "An answer.", Language.NL, KnownAt.of("2014-01-01T00:00:05Z"), null, true, "letter", DAY);
        decision(LATER).when("piet", answer).records(new InquiryAnswered(answered(5, true), DAY));
        AnswerInquiry later = new AnswerInquiry(
                INQUIRY, "An answer.", Language.NL, KnownAt.of("2099-01-01T00:00:00Z"), null, true, "letter", DAY);
        decision(LATER).when("piet", later).isInvalid("knownAt");
    }

    @Test
    void exactly_one_thing_is_cited_with_all_that_it_needs() {
        decision()
                .when("piet", new CiteEvidence(INQUIRY, null, null, null, DAY))
                .isInvalid("item", "evidence");
        decision().when("piet", cite(new EvidenceInput(null, null, null))).isInvalid("evidence");
        decision()
                .when("piet", cite(new EvidenceInput(3L, new StateInput(null, null, null, null), null)))
                .isInvalid("evidence");
        decision()
                .when("piet", cite(new EvidenceInput(null, new StateInput(null, null, null, null), null)))
                .isInvalid("evidence.state.subject", "evidence.state.knownAt");
        decision()
                .when(
                        "piet",
                        cite(new EvidenceInput(
                                null, null, new ComparisonInput(null, null, null, null, null, null, null))))
                .isInvalid("evidence.comparison.from", "evidence.comparison.to", "evidence.comparison.knownAt");
    }

    @Test
    void what_is_cited_exists_and_is_public_and_the_refusal_does_not_tell_which_it_is_not() {
        decision().when("piet", cite(event(99))).isInvalid("evidence.event");
        decision().when("piet", cite(event(5))).isInvalid("evidence.event");
        decision().when("piet", cite(event(-1))).isInvalid("evidence.event");
        decision().when("piet", cite(state("edition/2013", 6))).isInvalid("evidence.state.subject");
        decision().when("piet", cite(state("edition/2014", 6))).isInvalid("evidence.state.subject");
        decision().when("piet", cite(state("edition/2012", 3))).isInvalid("evidence.state.subject");
        decision().when("piet", cite(state("inquiry/kv-1", 6))).isInvalid("evidence.state.subject");
        decision().when("piet", cite(state("edition/2012", 99))).isInvalid("evidence.state.knownAt");
        decision().when("piet", cite(comparison(2012, 2013, null))).isInvalid("evidence.comparison.to");
        decision().when("piet", cite(comparison(2012, 2012, null))).isInvalid("evidence.comparison.to");
        decision().when("piet", cite(comparison(2010, 2012, Weights.EQUAL))).isInvalid("evidence.comparison.weights");
    }

    @Test
    void a_real_inquiry_cites_nothing_invented() {
        decision()
                .fictitious()
                .elsewhere(Subject.document("made-up"), World.LETTER_REGISTERED)
                .when("piet", cite(event(7)))
                .isInvalid("evidence.event");
    }

    @Test
    void an_item_is_cited_once_and_withdrawn_once() {
        WithdrawCitation withdraw = new WithdrawCitation(INQUIRY, "b-1", "A reason.", DAY);
        decision().when("piet", withdraw).isRefused("not-cited");
        decision().givenBy("piet", LETTER_CITED).when("piet", withdraw).records(WITHDRAWN);
        decision()
                .givenBy("piet", LETTER_CITED, WITHDRAWN)
                .when("piet", withdraw)
                .isRefused("not-cited");
        decision()
                .givenBy("piet", LETTER_CITED, WITHDRAWN)
                .when("piet", cite(event(3)))
                .isRefused("item-taken");
    }

    @Test
    void an_answer_stands_on_what_is_cited_or_says_that_it_needs_nothing() {
        decision().when("piet", answer(5, null)).isRefused("no-evidence");
        decision().when("piet", answer(5, true)).records(new InquiryAnswered(answered(5, true), DAY));
        decision()
                .givenBy("piet", LETTER_CITED)
                .when("piet", answer(5, false))
                .records(new InquiryAnswered(answered(5, false), DAY));
        decision().givenBy("piet", LETTER_CITED).when("piet", answer(5, true)).isInvalid("withoutEvidence");
        decision()
                .givenBy("piet", LETTER_CITED, WITHDRAWN)
                .when("piet", answer(5, null))
                .isRefused("no-evidence");
        decision().when("piet", answer(99, true)).isInvalid("knownAt");
    }

    @Test
    void without_a_checkpoint_that_covers_everything_nothing_is_answered() {
        decision().published(5).when("piet", answer(5, true)).isNotCovered();
        decision().published(6).when("piet", answer(5, true)).records(new InquiryAnswered(answered(5, true), DAY));
        EvidenceCited later = new EvidenceCited(
                "b-2", new Evidence(null, new CitedState(Subject.edition(2012), 6, null, null), null), null, null, DAY);
        decision()
                .published(6)
                .givenBy("piet", LETTER_CITED, later)
                .when("piet", answer(6, null))
                .isNotCovered();
    }

    @Test
    void an_answer_looks_as_far_as_what_it_cites_and_is_reconstructed_for_a_day_that_is_cited() {
        LocalDate day = LocalDate.of(2013, 11, 1);
        EvidenceCited reconstructed = new EvidenceCited(
                "b-2", new Evidence(null, new CitedState(Subject.edition(2012), 6, null, day), null), null, null, DAY);
        decision()
                .published(6)
                .givenBy("piet", LETTER_CITED, reconstructed)
                .when("piet", answer(5, null))
                .isInvalid("knownAt");
        decision()
                .published(6)
                .givenBy("piet", LETTER_CITED)
                .when(
                        "piet",
                        new AnswerInquiry(INQUIRY, "An answer.", Language.NL, KnownAt.at(6), day, null, "letter", DAY))
                .isInvalid("reconstructedAsOf");
        decision()
                .published(6)
                .givenBy("piet", reconstructed)
                .when("piet", answer(6, null))
                .isInvalid("reconstructedAsOf");
    }

    @Test
    void it_is_answered_once_and_then_amended_and_amendments_are_numbered() {
        InquiryAnswered first = new InquiryAnswered(answered(5, false), DAY);
        AnswerAmended amended = new AnswerAmended(1, answered(5, false), REASON, DAY);
        decision().givenBy("piet", LETTER_CITED).when("piet", amend()).isRefused("not-answered");
        decision()
                .givenBy("piet", LETTER_CITED, first)
                .when("piet", answer(5, null))
                .isRefused("already-answered");
        decision().givenBy("piet", LETTER_CITED, first).when("piet", amend()).records(amended);
        decision()
                .givenBy("piet", LETTER_CITED, first, amended)
                .when("piet", amend())
                .records(new AnswerAmended(2, answered(5, false), REASON, DAY));
    }

    @Test
    void what_it_cites_is_kept_until_it_is_closed_and_what_an_answer_stood_on_also_when_withdrawn() {
        InquiryEvent registered = Inquiries.registered(Kind.MOTION, "2014-02-01");
        InquiryAnswered answer = new InquiryAnswered(answered(5, false), DAY);
        InquiryClosed closed = new InquiryClosed(Outcome.ANSWERED, null, DAY);
        InquiryReopened reopened = new InquiryReopened(REASON, LocalDate.of(2014, 3, 1), DAY);
        assertThat(keepsLetter(registered)).isFalse();
        assertThat(keepsLetter(registered, LETTER_CITED)).isTrue();
        assertThat(keepsLetter(registered, LETTER_CITED, WITHDRAWN)).isFalse();
        assertThat(keepsLetter(registered, LETTER_CITED, answer, WITHDRAWN)).isTrue();
        assertThat(keepsLetter(registered, LETTER_CITED, answer, WITHDRAWN, closed))
                .isFalse();
        assertThat(keepsLetter(registered, LETTER_CITED, answer, WITHDRAWN, closed, reopened))
                .isTrue();
    }

    private static boolean keepsLetter(InquiryEvent... events) {
        InquiryState state = InquiryState.FOLD.initial();
        for (int i = 0; i < events.length; i++) {
            state = InquiryState.FOLD.apply(state, new Occurred(INQUIRY, i, events[i], "piet", false));
        }
        return state.keeps(3, World.LETTER);
    }

    @Test
    void a_state_shows_what_was_recorded_of_its_subject_by_then_and_a_comparison_of_its_editions() {
        Subject card = Subject.scorecard(2012, "force");
        Evidence state = new Evidence(null, new CitedState(card, 7, null, null), null);
        assertThat(state.showsOf(7, card)).isTrue();
        assertThat(state.showsOf(8, card)).isFalse();
        assertThat(state.showsOf(7, Subject.scorecard(2012, "other"))).isFalse();
        Evidence comparison = new Evidence(
                null, null, new CitedComparison(2010, 2012, Basis.AS_PUBLISHED, Units.FORMER, Weights.EACH, 7, null));
        assertThat(comparison.showsOf(7, card)).isTrue();
        assertThat(comparison.showsOf(8, card)).isFalse();
        assertThat(comparison.showsOf(7, Subject.scorecard(2008, "force"))).isFalse();
        assertThat(comparison.showsOf(7, World.LETTER)).isFalse();
    }
}
