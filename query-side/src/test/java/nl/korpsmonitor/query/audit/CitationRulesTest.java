package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
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

/** What a citation names as the last events that it follows from, and the history before it. */
class CitationRulesTest {
    private static final PartialDate DAY = day("2013-03-01");
    private static final Confidential<String> WHY = Confidential.of("why");
    private static final Decimal SCORE = Decimal.of("6");
    private static final Subject CARD = Subject.scorecard(2012, "force");
    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "r-01");
    private static final DomainEvent RECORDED = new ScoreRecorded("checks", SCORE, WHY, DAY);
    private static final Document LETTER = new Document("letter", "Letter", DAY, null, null, null, null);

    /**
     * Position 0 is a person, 1 and 2 are editions 2012 and 2010 that are public, 3 is 2013 that is not, 4 the force, 5 and 6 its card of 2012, 7 a proposal for it, 8 a
     * judgement of it, 9 its card of 2010, 10 and 11 a recommendation that one of 2013 takes the place of, with a report after it at 12.
     */
    private static History history() {
        return new History("anna")
                .by("anna", Role.PUBLISHER, Subject.edition(2012), opened(Provenance.NOTED_FROM_SOURCES))
                .by("anna", Role.PUBLISHER, Subject.edition(2010), opened(Provenance.NOTED_FROM_SOURCES))
                .by("anna", Role.PUBLISHER, Subject.edition(2013), opened(Provenance.CONDUCTED_HERE))
                .by(
                        "anna",
                        Role.COORDINATOR,
                        Subject.organisation("force"),
                        new OrganisationRegistered("Force", Kind.REGIONAL_FORCE, null, DAY))
                .by("anna", Role.ASSESSOR, CARD, RECORDED)
                .by("anna", Role.ASSESSOR, CARD, RECORDED)
                .by(
                        "anna",
                        Role.ASSESSOR,
                        CARD,
                        new RectificationProposed("checks", SCORE, Decimal.of("7"), WHY, LETTER, DAY))
                .by("anna", Role.ASSESSOR, new Subject("scorecard/2012/force/by/other"), RECORDED)
                .by("anna", Role.ASSESSOR, Subject.scorecard(2010, "force"), RECORDED)
                .by("anna", Role.ASSESSOR, RECOMMENDATION, RECORDED)
                .by(
                        "anna",
                        Role.ASSESSOR,
                        RECOMMENDATION,
                        new RecommendationSuperseded(Subject.recommendation(2013, "r-02"), WHY, DAY))
                .by("anna", Role.ASSESSOR, RECOMMENDATION, RECORDED);
    }

    private static EditionOpened opened(Provenance provenance) {
        return new EditionOpened("An edition", provenance, DAY);
    }

    private static void fits(
            boolean expected, History history, Evidence evidence, @Nullable List<LastEvent> lastEvents) {
        history.by(
                "anna",
                Role.PARLIAMENTARY_OFFICER,
                Subject.inquiry("kv-1"),
                new EvidenceCited("a", evidence, lastEvents, null, DAY));
        assertThat(history.of(Check.CITATION_COMPLETE)).hasSize(expected ? 0 : 1);
    }

    private static List<LastEvent> lasts(long... positions) {
        return LongStream.of(positions)
                .mapToObj(position -> new LastEvent(position, List.of()))
                .toList();
    }

    private static Evidence state(Subject subject, long knownAt) {
        return new Evidence(null, new CitedState(subject, knownAt, null, null), null);
    }

    private static Evidence comparison(long knownAt) {
        return new Evidence(
                null,
                null,
                new CitedComparison(2010, 2012, Basis.AS_PUBLISHED, Units.FORMER, Weights.EACH, knownAt, null));
    }

    @Test
    void of_a_card_they_are_its_last_public_one_and_the_editions() {
        fits(true, history(), state(CARD, 12), lasts(1, 6));
        fits(true, history(), state(CARD, 5), lasts(1, 5));
        fits(false, history(), state(CARD, 12), lasts(1, 5));
        fits(false, history(), state(CARD, 12), lasts(1, 7));
        fits(false, history(), state(CARD, 12), lasts(6));
        fits(false, history(), state(CARD, 12), lasts(1, 4, 6));
        fits(true, history(), state(new Subject("scorecard/2012/force/by/other"), 12), lasts(1, 8));
    }

    @Test
    void what_is_hidden_before_the_last_one_is_named_by_its_number() {
        Evidence evidence = state(CARD, 13);
        LastEvent edition = new LastEvent(1, List.of());
        fits(
                true,
                history().by("anna", Role.ASSESSOR, CARD, RECORDED),
                evidence,
                List.of(edition, new LastEvent(13, List.of(2L))));
        fits(
                false,
                history().by("anna", Role.ASSESSOR, CARD, RECORDED),
                evidence,
                List.of(edition, new LastEvent(13, List.of())));
        fits(
                false,
                history().by("anna", Role.ASSESSOR, CARD, RECORDED),
                evidence,
                List.of(edition, new LastEvent(13, List.of(1L, 2L))));
    }

    @Test
    void a_recommendation_ends_for_everybody_where_one_that_is_not_public_took_its_place() {
        fits(true, history(), state(RECOMMENDATION, 12), lasts(10));
        fits(false, history(), state(RECOMMENDATION, 12), lasts(12));
        History published =
                history().by("anna", Role.PUBLISHER, Subject.edition(2013), new EditionPresentedToHouse(LETTER, DAY));
        fits(true, published, state(RECOMMENDATION, 12), lasts(12));
    }

    @Test
    void of_a_comparison_they_are_those_of_both_editions_their_own_cards_and_all_organisations() {
        fits(true, history(), comparison(12), lasts(1, 2, 4, 6, 9));
        fits(true, history(), comparison(5), lasts(1, 2, 4, 5));
        fits(false, history(), comparison(12), lasts(1, 2, 4, 6));
        fits(false, history(), comparison(12), lasts(1, 2, 6, 9));
        fits(false, history(), comparison(12), lasts(1, 4, 6, 9));
        fits(false, history(), comparison(12), lasts(1, 2, 4, 6, 8, 9));
    }

    private static void wasPublic(boolean expected, Evidence evidence) {
        History history = history()
                .by(
                        "anna",
                        Role.PARLIAMENTARY_OFFICER,
                        Subject.inquiry("kv-1"),
                        new EvidenceCited("a", evidence, null, null, DAY));
        assertThat(history.of(Check.CITED_PUBLIC)).as(evidence.toString()).hasSize(expected ? 0 : 1);
    }

    @Test
    void only_what_everybody_could_see_is_cited() {
        wasPublic(true, new Evidence(6L, null, null));
        wasPublic(true, new Evidence(4L, null, null));
        for (long hidden : List.of(0L, 3L, 7L, 11L, 99L)) {
            wasPublic(false, new Evidence(hidden, null, null));
        }
        wasPublic(true, state(CARD, 12));
        wasPublic(false, state(CARD, 4));
        wasPublic(false, state(Subject.edition(2013), 12));
        wasPublic(false, state(Subject.actor("anna"), 12));
        wasPublic(true, comparison(12));
        wasPublic(false, comparison(1));
    }

    @Test
    void of_a_citation_that_names_none_nothing_is_said() {
        fits(true, history(), comparison(12), null);
    }
}
