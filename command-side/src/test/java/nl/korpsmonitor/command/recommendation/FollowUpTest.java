package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.DAY;
import static nl.korpsmonitor.command.recommendation.Fixture.FULFILLED;
import static nl.korpsmonitor.command.recommendation.Fixture.LATER;
import static nl.korpsmonitor.command.recommendation.Fixture.SOURCE;
import static nl.korpsmonitor.command.recommendation.Fixture.SOURCE_INPUT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUBJECT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUPERSEDED;
import static nl.korpsmonitor.command.recommendation.Fixture.TEXT;
import static nl.korpsmonitor.command.recommendation.Fixture.decided;
import static nl.korpsmonitor.command.recommendation.Fixture.fresh;
import static nl.korpsmonitor.command.recommendation.Fixture.issued;
import static nl.korpsmonitor.command.recommendation.Fixture.noted;
import static nl.korpsmonitor.command.recommendation.Fixture.withdrawn;

import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignDirector;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignOwner;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FulfilRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReopenRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportProgress;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportStatus;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpTest {
    private static final PartialDate BEFORE = new PartialDate("2012-11-30");

    @Nested
    class AStatusReport {
        private final ReportStatus report = new ReportStatus(SUBJECT, "loopt", SOURCE_INPUT, LATER);
        private final StatusReported reported = new StatusReported("loopt", SOURCE, LATER);

        @Test
        void says_what_a_source_says_also_of_what_is_only_noted_fulfilled_or_superseded() {
            issued().when("anna", report).records(reported);
            noted().when("anna", report).records(reported);
            issued(FULFILLED).when("anna", report).records(reported);
            issued(SUPERSEDED).when("anna", report).records(reported);
        }

        @Test
        void names_its_source() {
            issued().when("anna", new ReportStatus(SUBJECT, null, null, null))
                    .isInvalid("status", "source", "occurredOn");
            SourceInput unknown = new SourceInput("brief-2", null, null, null);
            issued().when("anna", new ReportStatus(SUBJECT, "loopt", unknown, LATER))
                    .isInvalid("source.document");
        }

        @Test
        void is_about_a_recommendation_that_was_issued_by_then() {
            fresh().when("anna", report).isInvalid("code");
            issued().when("anna", new ReportStatus(SUBJECT, "loopt", SOURCE_INPUT, BEFORE))
                    .isInvalid("occurredOn");
        }
    }

    @Nested
    class Assigning {
        @Test
        void says_who_directs_and_who_carries_out() {
            issued().when("anna", new AssignDirector(SUBJECT, "ecvm", null, DAY))
                    .records(new DirectorAssigned("ecvm", null, DAY));
            issued().when("anna", new AssignOwner(SUBJECT, "limburg", null, DAY))
                    .records(new OwnerAssigned("limburg", null, DAY));
        }

        @Test
        void needs_a_source_where_only_sources_are_noted() {
            noted().when("anna", new AssignDirector(SUBJECT, "ecvm", null, DAY)).isInvalid("source");
            noted().when("anna", new AssignOwner(SUBJECT, "ecvm", null, DAY)).isInvalid("source");
            noted().when("anna", new AssignDirector(SUBJECT, "ecvm", SOURCE_INPUT, DAY))
                    .records(new DirectorAssigned("ecvm", SOURCE, DAY));
        }

        @Test
        void names_an_organisation_that_exists_on_that_date() {
            issued().when("anna", new AssignDirector(SUBJECT, "ijsselland", null, DAY))
                    .isInvalid("organisation");
            issued().when("anna", new AssignOwner(SUBJECT, "ijsselland", null, DAY))
                    .isInvalid("organisation");
            issued().when("anna", new AssignOwner(SUBJECT, null, null, null)).isInvalid("organisation", "occurredOn");
        }

        @Test
        void is_refused_of_what_is_done_or_superseded() {
            issued(FULFILLED)
                    .when("anna", new AssignDirector(SUBJECT, "ecvm", null, DAY))
                    .isRefused("recommendation-fulfilled");
            issued(SUPERSEDED)
                    .when("anna", new AssignOwner(SUBJECT, "ecvm", null, DAY))
                    .isRefused("recommendation-superseded");
        }
    }

    @Nested
    class CarryingOut {
        private final ReportProgress report = new ReportProgress(SUBJECT, Progress.ON_SCHEDULE, "x", null, LATER);
        private final FulfilRecommendation fulfil = new FulfilRecommendation(SUBJECT, "x", null, LATER);

        @ParameterizedTest
        @EnumSource(
                value = Outcome.class,
                names = {"ACCEPTED", "PARTLY_ACCEPTED", "ALREADY_IN_PRACTICE"})
        void makes_progress_and_ends_when_it_was_taken_over(Outcome outcome) {
            issued(decided(outcome))
                    .when("anna", report)
                    .records(new ProgressReported(Progress.ON_SCHEDULE, TEXT, null, LATER));
            issued(decided(outcome)).when("anna", fulfil).records(FULFILLED);
        }

        @ParameterizedTest
        @EnumSource(
                value = Outcome.class,
                names = {"REJECTED", "DEFERRED"})
        void is_refused_when_it_was_not_taken_over(Outcome outcome) {
            issued(decided(outcome)).when("anna", report).isRefused("not-accepted");
            issued(decided(outcome)).when("anna", fulfil).isRefused("not-accepted");
        }

        @Test
        void is_refused_without_a_decision_in_force() {
            issued().when("anna", report).isRefused("no-decision-in-force");
            issued(decided(Outcome.ACCEPTED), withdrawn(DAY))
                    .when("anna", fulfil)
                    .isRefused("no-decision-in-force");
            noted().when("anna", fulfil).isRefused("edition-noted-from-sources");
        }

        @Test
        void does_not_lie_before_the_decision_unless_it_was_in_practice_already() {
            PartialDate early = new PartialDate("2013-01-31");
            FulfilRecommendation earlier = new FulfilRecommendation(SUBJECT, "x", null, early);
            issued(decided(Outcome.ACCEPTED)).when("anna", earlier).isInvalid("occurredOn");
            issued(decided(Outcome.ALREADY_IN_PRACTICE))
                    .when("anna", earlier)
                    .records(new RecommendationFulfilled(TEXT, null, early));
        }

        @Test
        void names_every_missing_field() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", new ReportProgress(SUBJECT, null, null, "brief-2", null))
                    .isInvalid("progress", "note", "document", "occurredOn");
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", new FulfilRecommendation(SUBJECT, null, "brief-2", null))
                    .isInvalid("note", "evidence", "occurredOn");
        }

        @Test
        void is_refused_once_it_is_done_or_superseded() {
            issued(decided(Outcome.ACCEPTED), FULFILLED).when("anna", report).isRefused("recommendation-fulfilled");
            issued(decided(Outcome.ACCEPTED), FULFILLED).when("anna", fulfil).isRefused("recommendation-fulfilled");
            issued(decided(Outcome.ACCEPTED), SUPERSEDED).when("anna", fulfil).isRefused("recommendation-superseded");
        }
    }

    @Nested
    class Reopening {
        @Test
        void opens_what_was_fulfilled() {
            issued(FULFILLED)
                    .when("anna", new ReopenRecommendation(SUBJECT, "x", LATER))
                    .records(new RecommendationReopened(TEXT, LATER));
        }

        @Test
        void has_a_reason_and_does_not_lie_before_the_fulfilment() {
            issued(FULFILLED)
                    .when("anna", new ReopenRecommendation(SUBJECT, null, DAY))
                    .isInvalid("reason", "occurredOn");
        }

        @Test
        void is_refused_of_what_is_open_or_superseded() {
            issued().when("anna", new ReopenRecommendation(SUBJECT, "x", LATER)).isRefused("not-fulfilled");
            issued(FULFILLED, SUPERSEDED)
                    .when("anna", new ReopenRecommendation(SUBJECT, "x", LATER))
                    .isRefused("recommendation-superseded");
        }
    }
}
