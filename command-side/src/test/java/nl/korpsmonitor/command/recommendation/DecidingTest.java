package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.DAY;
import static nl.korpsmonitor.command.recommendation.Fixture.FULFILLED;
import static nl.korpsmonitor.command.recommendation.Fixture.LATER;
import static nl.korpsmonitor.command.recommendation.Fixture.SUBJECT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUPERSEDED;
import static nl.korpsmonitor.command.recommendation.Fixture.TEXT;
import static nl.korpsmonitor.command.recommendation.Fixture.decided;
import static nl.korpsmonitor.command.recommendation.Fixture.decision;
import static nl.korpsmonitor.command.recommendation.Fixture.fresh;
import static nl.korpsmonitor.command.recommendation.Fixture.issued;
import static nl.korpsmonitor.command.recommendation.Fixture.noted;
import static nl.korpsmonitor.command.recommendation.Fixture.withdrawn;

import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecideRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecisionMakerInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReviseDecision;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecidingTest {
    private static final DecisionMakerInput CHIEF = new DecisionMakerInput("politie", "korpschef", "P. Persoon");

    @Nested
    class ADecision {
        @ParameterizedTest
        @EnumSource(Outcome.class)
        void says_who_decided_what_under_which_mandate_and_on_what_ground(Outcome outcome) {
            issued().when("anna", decide(outcome)).records(decided(outcome));
        }

        @Test
        void names_every_missing_field() {
            issued().when(
                            "anna",
                            new DecideRecommendation(SUBJECT, null, null, null, null, null, null, null, null, null))
                    .isInvalid("outcome", "decidedBy", "mandate", "ground", "rationale", "occurredOn");
            issued().when("anna", by(new DecisionMakerInput(null, null, null), "m-1", DAY))
                    .isInvalid("decidedBy.organisation", "decidedBy.office", "decidedBy.name");
        }

        @Test
        void says_which_part_exactly_when_partly_accepted() {
            issued().when("anna", with(Outcome.PARTLY_ACCEPTED, null, null)).isInvalid("acceptedPart");
            issued().when("anna", with(Outcome.ACCEPTED, "x", null)).isInvalid("acceptedPart");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-02-01", "2013-01", "2012", "unknown"})
        void is_not_deferred_until_its_own_day_or_before_or_nobody_knows_when(String until) {
            issued().when("anna", with(Outcome.DEFERRED, null, new PartialDate(until)))
                    .isInvalid("deferredUntil");
        }

        @Test
        void says_until_when_exactly_when_deferred() {
            issued().when("anna", with(Outcome.DEFERRED, null, null)).isInvalid("deferredUntil");
            issued().when("anna", with(Outcome.REJECTED, null, new PartialDate("2014")))
                    .isInvalid("deferredUntil");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-02", "2013", "unknown", "2014-01-01", "2012-11-30"})
        void is_of_a_day_between_the_issuing_and_today(String on) {
            issued().when("anna", by(CHIEF, "m-partners", new PartialDate(on)))
                    .isInvalid(
                            on.equals("2012-11-30")
                                    ? new String[] {"occurredOn", "decidedBy.organisation"}
                                    : new String[] {"occurredOn"});
        }

        @Test
        void is_taken_by_an_organisation_that_exists_on_that_day() {
            issued().when("anna", by(new DecisionMakerInput("ijsselland", "korpschef", "P."), "m-1", DAY))
                    .isInvalid("decidedBy.organisation");
        }

        @Test
        void names_a_mandate_that_was_granted() {
            issued().when("anna", by(CHIEF, "m-9", DAY)).isInvalid("mandate");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-01-01", "2013-11-30"})
        void falls_within_its_mandate_on_the_first_and_the_last_day(String day) {
            PartialDate on = new PartialDate(day);
            issued().when("anna", by(CHIEF, "m-1", on))
                    .records(new RecommendationDecided(decision(Outcome.ACCEPTED), on));
        }

        @Test
        void is_refused_the_day_after_its_mandate_ended() {
            issued().when("anna", by(CHIEF, "m-1", new PartialDate("2013-12-01")))
                    .isRefused("mandate-not-valid");
        }

        @Test
        void is_refused_when_another_holds_the_mandate() {
            issued().when("anna", by(new DecisionMakerInput("politie", "portefeuillehouder", "P."), "m-1", DAY))
                    .isRefused("mandate-not-held");
            issued().when("anna", by(new DecisionMakerInput("ecvm", "korpschef", "P."), "m-1", DAY))
                    .isRefused("mandate-not-held");
        }

        @ParameterizedTest
        @ValueSource(strings = {"m-2010", "m-partners"})
        void is_refused_when_the_mandate_is_for_other_editions_or_addressees(String mandate) {
            issued().when("anna", by(CHIEF, mandate, DAY)).isRefused("mandate-does-not-cover");
        }

        @Test
        void is_judged_by_the_addressee_to_which_the_recommendation_moved() {
            RecommendationMoved moved = new RecommendationMoved("oost-nederland", new PartialDate("2013-01-01"));
            issued().when("anna", by(CHIEF, "m-ijsselland", DAY))
                    .records(new RecommendationDecided(decision(Outcome.ACCEPTED, "m-ijsselland"), DAY));
            issued(moved).when("anna", by(CHIEF, "m-ijsselland", DAY)).isRefused("mandate-does-not-cover");
        }

        @Test
        void is_refused_while_one_is_in_force() {
            issued(decided(Outcome.DEFERRED))
                    .when("anna", decide(Outcome.ACCEPTED))
                    .isRefused("already-decided");
        }

        @Test
        void can_follow_a_withdrawal_but_not_lie_before_it() {
            DecisionWithdrawn withdrawn = withdrawn(LATER);
            issued(decided(Outcome.ACCEPTED), withdrawn)
                    .when("anna", by(CHIEF, "m-1", LATER))
                    .records(new RecommendationDecided(decision(Outcome.ACCEPTED), LATER));
            issued(decided(Outcome.ACCEPTED), withdrawn)
                    .when("anna", by(CHIEF, "m-1", DAY))
                    .isInvalid("occurredOn");
        }

        @Test
        void is_refused_of_what_was_fulfilled_until_it_is_reopened() {
            issued(FULFILLED).when("anna", decide(Outcome.ACCEPTED)).isRefused("recommendation-fulfilled");
            issued(FULFILLED, new RecommendationReopened(TEXT, LATER))
                    .when("anna", decide(Outcome.ACCEPTED))
                    .records(decided(Outcome.ACCEPTED));
        }

        @Test
        void is_refused_of_what_was_superseded() {
            issued(SUPERSEDED).when("anna", decide(Outcome.ACCEPTED)).isRefused("recommendation-superseded");
        }

        @Test
        void is_refused_where_only_sources_are_noted() {
            noted().when("anna", decide(Outcome.ACCEPTED)).isRefused("edition-noted-from-sources");
        }

        @Test
        void needs_a_recommendation_that_was_issued() {
            fresh().when("anna", decide(Outcome.ACCEPTED)).isInvalid("code");
        }
    }

    @Nested
    class ARevision {
        @Test
        void replaces_the_decision_in_force() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", revise(1L, "voortschrijdend inzicht", LATER))
                    .records(new DecisionRevised(
                            1, decision(Outcome.REJECTED), Confidential.of("voortschrijdend inzicht"), LATER));
        }

        @Test
        void names_the_decision_in_force_and_no_other() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", revise(0L, "x", LATER))
                    .isRefused("decision-not-in-force");
            issued(decided(Outcome.ACCEPTED), new DecisionRevised(1, decision(Outcome.REJECTED), TEXT, DAY))
                    .when("anna", revise(1L, "x", LATER))
                    .isRefused("decision-not-in-force");
            issued().when("anna", revise(1L, "x", LATER)).isRefused("no-decision-in-force");
        }

        @Test
        void has_a_reason_and_does_not_lie_before_what_it_replaces() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", revise(null, null, new PartialDate("2013-01-31")))
                    .isInvalid("revisedSequence", "reason", "occurredOn");
        }

        @Test
        void falls_within_its_mandate_too() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", revise(1L, "x", new PartialDate("2013-12-01")))
                    .isRefused("mandate-not-valid");
        }

        @Test
        void is_refused_of_what_was_fulfilled_or_superseded() {
            issued(decided(Outcome.ACCEPTED), FULFILLED)
                    .when("anna", revise(1L, "x", LATER))
                    .isRefused("recommendation-fulfilled");
            issued(decided(Outcome.ACCEPTED), SUPERSEDED)
                    .when("anna", revise(1L, "x", LATER))
                    .isRefused("recommendation-superseded");
        }
    }

    @Nested
    class AWithdrawal {
        @Test
        void ends_the_decision_in_force_and_says_who_withdrew_it_under_which_mandate_and_on_what_ground() {
            issued(decided(Outcome.ACCEPTED)).when("anna", withdraw(1L, LATER)).records(withdrawn(LATER));
        }

        @Test
        void names_the_decision_in_force() {
            issued().when("anna", withdraw(1L, LATER)).isRefused("no-decision-in-force");
            issued(decided(Outcome.ACCEPTED)).when("anna", withdraw(2L, LATER)).isRefused("decision-not-in-force");
        }

        @Test
        void names_every_missing_field() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", new WithdrawDecision(SUBJECT, null, null, null, null, null, null))
                    .isInvalid("withdrawnSequence", "decidedBy", "mandate", "ground", "reason", "occurredOn");
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(new DecisionMakerInput(null, null, null), "m-1", LATER))
                    .isInvalid("decidedBy.organisation", "decidedBy.office", "decidedBy.name");
        }

        @Test
        void has_a_ground_of_at_most_1000_characters() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", new WithdrawDecision(SUBJECT, 1L, CHIEF, "m-1", "g".repeat(1_001), "x", LATER))
                    .isInvalid("ground");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-03", "2013", "unknown", "2014-01-01", "2013-01-31"})
        void is_of_a_day_between_the_decision_and_today(String on) {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdraw(1L, new PartialDate(on)))
                    .isInvalid("occurredOn");
        }

        @Test
        void is_made_by_an_organisation_that_exists_on_that_day() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(new DecisionMakerInput("ijsselland", "korpschef", "P."), "m-1", LATER))
                    .isInvalid("decidedBy.organisation");
        }

        @Test
        void names_a_mandate_that_was_granted() {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(CHIEF, "m-9", LATER))
                    .isInvalid("mandate");
        }

        @Test
        void falls_within_its_mandate_until_its_last_day() {
            PartialDate last = new PartialDate("2013-11-30");
            issued(decided(Outcome.ACCEPTED)).when("anna", withdraw(1L, last)).records(withdrawn(last));
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdraw(1L, new PartialDate("2013-12-01")))
                    .isRefused("mandate-not-valid");
        }

        @ParameterizedTest
        @CsvSource({"politie, portefeuillehouder", "ecvm, korpschef"})
        void is_refused_when_another_organisation_or_office_holds_the_mandate(String organisation, String office) {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(new DecisionMakerInput(organisation, office, "P."), "m-1", LATER))
                    .isRefused("mandate-not-held");
        }

        @ParameterizedTest
        @ValueSource(strings = {"m-2010", "m-partners"})
        void is_refused_when_the_mandate_is_for_other_editions_or_addressees(String mandate) {
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(CHIEF, mandate, LATER))
                    .isRefused("mandate-does-not-cover");
        }

        @Test
        void is_judged_by_the_addressee_to_which_the_recommendation_moved() {
            RecommendationMoved moved = new RecommendationMoved("oost-nederland", DAY);
            issued(decided(Outcome.ACCEPTED))
                    .when("anna", withdrawnBy(CHIEF, "m-ijsselland", LATER))
                    .records(withdrawn("m-ijsselland", LATER));
            issued(decided(Outcome.ACCEPTED), moved)
                    .when("anna", withdrawnBy(CHIEF, "m-ijsselland", LATER))
                    .isRefused("mandate-does-not-cover");
        }

        @Test
        void is_refused_of_what_was_fulfilled_or_superseded() {
            issued(decided(Outcome.ACCEPTED), FULFILLED)
                    .when("anna", withdraw(1L, LATER))
                    .isRefused("recommendation-fulfilled");
            issued(decided(Outcome.ACCEPTED), SUPERSEDED)
                    .when("anna", withdraw(1L, LATER))
                    .isRefused("recommendation-superseded");
        }
    }

    private static WithdrawDecision withdraw(long sequence, PartialDate on) {
        return new WithdrawDecision(SUBJECT, sequence, CHIEF, "m-1", "Politiewet 2012", "x", on);
    }

    private static WithdrawDecision withdrawnBy(DecisionMakerInput maker, String mandate, PartialDate on) {
        return new WithdrawDecision(SUBJECT, 1L, maker, mandate, "Politiewet 2012", "x", on);
    }

    private static DecideRecommendation decide(Outcome outcome) {
        return with(
                outcome,
                outcome == Outcome.PARTLY_ACCEPTED ? "x" : null,
                outcome == Outcome.DEFERRED ? new PartialDate("2013-06") : null);
    }

    private static DecideRecommendation with(Outcome outcome, @Nullable String part, @Nullable PartialDate until) {
        return new DecideRecommendation(
                SUBJECT, outcome, part, until, CHIEF, "m-1", "Politiewet 2012", "het werkt", null, DAY);
    }

    private static DecideRecommendation by(DecisionMakerInput maker, String mandate, PartialDate on) {
        return new DecideRecommendation(
                SUBJECT, Outcome.ACCEPTED, null, null, maker, mandate, "Politiewet 2012", "het werkt", null, on);
    }

    private static ReviseDecision revise(@Nullable Long revised, @Nullable String reason, PartialDate on) {
        return new ReviseDecision(
                SUBJECT,
                revised,
                Outcome.REJECTED,
                null,
                null,
                CHIEF,
                "m-1",
                "Politiewet 2012",
                "het werkt",
                null,
                reason,
                on);
    }
}
