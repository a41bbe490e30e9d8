package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.inquiry.Inquiries.DAY;
import static nl.korpsmonitor.command.inquiry.Inquiries.INQUIRY;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.inquiry.EvidenceInput.ComparisonInput;
import nl.korpsmonitor.command.inquiry.EvidenceInput.StateInput;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.Basis;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Evidence.Units;
import nl.korpsmonitor.events.values.Evidence.Weights;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

/** The last public events that are recorded with a citation. Positions 0 to 3 are the three organisations and the letter. */
class LastEventsTest {
    private static final Subject CARD = Subject.scorecard(2012, "force");
    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "r-01");
    private static final Decimal SCORE = Decimal.of("3.5");
    private static final DomainEvent RECORDED = new ScoreRecorded("staff", SCORE, Confidential.of("counted"), DAY);
    private static final DomainEvent PROPOSED = new RectificationProposed(
            "staff", SCORE, Decimal.of("4"), Confidential.of("appeal"), World.THE_LETTER, DAY);

    private static Decision decision() {
        return World.decision(InquiryAggregate.class)
                .elsewhere(Subject.edition(2012), World.NOTED) // 4
                .elsewhere(Subject.edition(2010), World.NOTED) // 5
                .elsewhere(World.EDITION, World.OPENED); // 6, not public
    }

    private static DomainEvent superseded(int byEdition) {
        return new RecommendationSuperseded(
                Subject.recommendation(byEdition, "r-02"), Confidential.of("the same"), DAY);
    }

    /** A last event with nothing hidden before it. */
    static LastEvent last(long position, Long... hidden) {
        return new LastEvent(position, List.of(hidden));
    }

    static List<LastEvent> lasts(long... positions) {
        return LongStream.of(positions).mapToObj(LastEventsTest::last).toList();
    }

    private static void cited(Decision decision, Subject subject, long knownAt, LastEvent... lastEvents) {
        Evidence evidence = new Evidence(null, new CitedState(subject, knownAt, null, null), null);
        decision.givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                .when(
                        "piet",
                        new CiteEvidence(
                                INQUIRY,
                                "b-1",
                                new EvidenceInput(null, new StateInput(subject, KnownAt.at(knownAt), null, null), null),
                                null,
                                DAY))
                .records(new EvidenceCited("b-1", evidence, List.of(lastEvents), null, DAY));
    }

    @Test
    void of_a_card_they_are_its_own_and_that_of_the_edition_whose_framework_it_is_computed_with() {
        cited(decision().elsewhere(CARD, RECORDED, RECORDED), CARD, 8, last(4), last(8));
        cited(decision().elsewhere(CARD, RECORDED, RECORDED), CARD, 7, last(4), last(7));
    }

    @Test
    void what_is_not_public_is_not_among_them() {
        cited(decision().elsewhere(CARD, RECORDED, PROPOSED), CARD, 8, last(4), last(7));
    }

    @Test
    void what_is_hidden_between_is_told_by_its_number() {
        cited(
                decision().elsewhere(CARD, RECORDED, PROPOSED, PROPOSED, RECORDED, PROPOSED),
                CARD,
                11,
                last(4),
                last(10, 1L, 2L));
    }

    @Test
    void a_subject_ends_where_something_took_its_place_that_is_not_public() {
        cited(decision().elsewhere(RECOMMENDATION, RECORDED, superseded(2013), RECORDED), RECOMMENDATION, 9, last(7));
        cited(decision().elsewhere(RECOMMENDATION, RECORDED, superseded(2010), RECORDED), RECOMMENDATION, 9, last(9));
    }

    @Test
    void of_a_comparison_they_are_those_of_all_organisations_of_both_editions_and_of_their_own_cards() {
        decision()
                .elsewhere(CARD, RECORDED, RECORDED) // 7, 8
                .elsewhere(new Subject("scorecard/2012/partner/by/force"), RECORDED) // 9
                .elsewhere(Subject.scorecard(2010, "force"), RECORDED) // 10
                .elsewhere(Subject.scorecard(2013, "force"), RECORDED) // 11
                .elsewhere(CARD, RECORDED) // 12
                .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                .when("piet", comparing(11))
                .records(new EvidenceCited("b-1", compared(11), lasts(0, 1, 2, 4, 5, 8, 10), null, DAY));
    }

    private static CiteEvidence comparing(long knownAt) {
        return new CiteEvidence(
                INQUIRY,
                "b-1",
                new EvidenceInput(
                        null, null, new ComparisonInput(2010, 2012, null, null, null, KnownAt.at(knownAt), null)),
                null,
                DAY);
    }

    private static Evidence compared(long knownAt) {
        return new Evidence(
                null,
                null,
                new CitedComparison(2010, 2012, Basis.AS_PUBLISHED, Units.FORMER, Weights.EACH, knownAt, null));
    }

    @Test
    void what_no_dossier_would_hold_is_refused_and_nothing_is_recorded() {
        DomainEvent[] events = Stream.generate(() -> RECORDED)
                .limit(InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER)
                .toArray(DomainEvent[]::new);
        decision()
                .elsewhere(CARD, events)
                .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                .when("piet", comparing(6L + events.length))
                .isRefused("evidence-too-large");
    }

    @Test
    void more_subjects_than_can_be_named_are_refused() {
        Decision decision = decision();
        for (int i = 0; i < EvidenceCited.MAXIMUM_LAST_EVENTS; i++) {
            decision.elsewhere(Subject.scorecard(2012, "force-" + i), RECORDED);
        }
        decision.givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                .when("piet", comparing(6L + EvidenceCited.MAXIMUM_LAST_EVENTS))
                .isRefused("evidence-too-large");
    }
}
