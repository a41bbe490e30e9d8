package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.FULFILLED;
import static nl.korpsmonitor.command.recommendation.Fixture.LATER;
import static nl.korpsmonitor.command.recommendation.Fixture.SUBJECT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUPERSEDED;
import static nl.korpsmonitor.command.recommendation.Fixture.decided;
import static nl.korpsmonitor.command.recommendation.Fixture.fresh;
import static nl.korpsmonitor.command.recommendation.Fixture.issued;

import nl.korpsmonitor.command.recommendation.RecommendationCommand.MoveRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.SupersedeRecommendation;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Addressee.Kind;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingTest {
    private static final PartialDate SUCCESSION = new PartialDate("2013-01-01");
    private static final RecommendationMoved MOVED = new RecommendationMoved("oost-nederland", SUCCESSION);

    @Nested
    class Moving {
        @Test
        void goes_to_a_successor_from_the_first_of_january_2013() {
            issued().when("anna", move("oost-nederland", SUCCESSION)).records(MOVED);
        }

        @Test
        void is_not_possible_the_day_before() {
            issued().when("anna", move("oost-nederland", new PartialDate("2012-12-31")))
                    .isInvalid("organisation");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limburg", "comensha"})
        void is_refused_to_who_did_not_succeed(String organisation) {
            issued().when("anna", move(organisation, SUCCESSION)).isRefused("not-succeeded");
        }

        @Test
        void is_refused_when_it_was_done_already() {
            issued(MOVED).when("anna", move("oost-nederland", SUCCESSION)).isRefused("not-succeeded");
        }

        @Test
        void is_refused_of_what_addresses_no_organisation() {
            Addressee all = new Addressee(Kind.NATIONAL, null);
            fresh().givenBy("anna", Fixture.issued(all, null))
                    .when("anna", move("oost-nederland", SUCCESSION))
                    .isRefused("no-addressed-organisation");
        }

        @Test
        void names_its_fields_and_is_refused_of_what_is_done_or_superseded() {
            issued().when("anna", new MoveRecommendation(SUBJECT, null, null)).isInvalid("organisation", "occurredOn");
            issued(FULFILLED).when("anna", move("oost-nederland", SUCCESSION)).isRefused("recommendation-fulfilled");
            issued(SUPERSEDED).when("anna", move("oost-nederland", SUCCESSION)).isRefused("recommendation-superseded");
        }
    }

    @Nested
    class Superseding {
        @Test
        void gives_way_to_a_recommendation_of_a_later_edition_whatever_its_standing() {
            issued().when("anna", by("recommendation/2014/r-09", LATER)).records(SUPERSEDED);
            issued(decided(Outcome.ACCEPTED), FULFILLED)
                    .when("anna", by("recommendation/2014/r-09", LATER))
                    .records(SUPERSEDED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "recommendation/2010/r-01",
                    "recommendation/2012/r-02",
                    "recommendation/2012/r-01",
                    "recommendation/2014/r-10",
                    "edition/2014"
                })
        void is_not_possible_by_another_subject_or_an_edition_that_is_not_later(String other) {
            issued().elsewhere(Subject.recommendation(2012, "r-02"), Fixture.ISSUED)
                    .when("anna", by(other, LATER))
                    .isInvalid("supersededBy");
        }

        @Test
        void does_not_lie_before_the_later_one_was_issued() {
            issued().when("anna", by("recommendation/2014/r-09", new PartialDate("2013-02-14")))
                    .isInvalid("occurredOn");
        }

        @Test
        void is_not_possible_by_what_is_invented() {
            RecommendationIssued invented = new RecommendationIssued(
                    "Verzonnen.", false, new Addressee(Kind.NATIONAL, null), Urgency.LOW, null, null, null, SUCCESSION);
            issued().fictitious()
                    .elsewhere(Subject.recommendation(2014, "r-11"), invented)
                    .when("anna", by("recommendation/2014/r-11", LATER))
                    .isInvalid("supersededBy");
        }

        @Test
        void is_once_and_for_all_and_has_its_fields() {
            issued(SUPERSEDED)
                    .when("anna", by("recommendation/2014/r-09", LATER))
                    .isRefused("recommendation-superseded");
            issued().when("anna", new SupersedeRecommendation(SUBJECT, null, null, null))
                    .isInvalid("supersededBy", "reason", "occurredOn");
        }
    }

    private static MoveRecommendation move(@Nullable String organisation, PartialDate on) {
        return new MoveRecommendation(SUBJECT, organisation, on);
    }

    private static SupersedeRecommendation by(String later, PartialDate on) {
        return new SupersedeRecommendation(SUBJECT, new Subject(later), "x", on);
    }
}
