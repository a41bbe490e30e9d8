package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.command.recommendation.RecommendationState.Agreement;
import nl.korpsmonitor.command.recommendation.RecommendationState.DecisionInForce;
import nl.korpsmonitor.command.testing.FoldedEvents;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommendationStateTest {
    private static final PartialDate DAY = new PartialDate("2013-02-01");
    private static final Confidential<String> TEXT = Confidential.of("x");
    private static final RecommendationIssued ISSUED = new RecommendationIssued(
            "Do it.",
            false,
            new Addressee(Addressee.Kind.UNIT, "ijsselland"),
            Urgency.HIGH,
            null,
            null,
            null,
            new PartialDate("2012-12-01"));

    @Test
    void the_decision_in_force_is_the_last_one_made_with_its_sequence_among_all_events() {
        RecommendationState state = state(
                ISSUED,
                new OwnerAssigned("ijsselland", null, DAY),
                decided(Outcome.ACCEPTED),
                new DecisionRevised(2, decision(Outcome.REJECTED), TEXT, DAY));
        assertThat(state.decision()).isEqualTo(new DecisionInForce(3, Outcome.REJECTED, DAY));
    }

    @Test
    void after_a_withdrawal_no_decision_is_in_force() {
        RecommendationState state = state(ISSUED, decided(Outcome.ACCEPTED), withdrawn(new PartialDate("2013-03")));
        assertThat(state.decision()).isNull();
        assertThat(state.decisionChangedOn()).isEqualTo(new PartialDate("2013-03"));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void only_what_is_taken_over_is_carried_out(Outcome outcome) {
        boolean takenOver = outcome != Outcome.REJECTED && outcome != Outcome.DEFERRED;
        assertThat(new DecisionInForce(1, outcome, DAY).accepts()).isEqualTo(takenOver);
    }

    @Test
    void a_move_changes_the_addressed_organisation_and_not_the_kind() {
        assertThat(state(ISSUED, new RecommendationMoved("oost-nederland", DAY)).addressee())
                .isEqualTo(new Addressee(Addressee.Kind.UNIT, "oost-nederland"));
    }

    @Test
    void fulfilled_until_it_is_reopened() {
        RecommendationFulfilled fulfilled = new RecommendationFulfilled(TEXT, null, DAY);
        assertThat(state(ISSUED, fulfilled).fulfilledOn()).isEqualTo(DAY);
        assertThat(state(ISSUED, fulfilled, new RecommendationReopened(TEXT, DAY))
                        .fulfilledOn())
                .isNull();
    }

    @Test
    void an_agreement_runs_until_it_is_concluded() {
        AgreementMade made = new AgreementMade(
                "a-1", AgreementKind.OTHER, List.of("ijsselland", "gemeente-zwolle"), TEXT, null, null, DAY);
        assertThat(state(ISSUED, made).agreements()).containsExactly(Map.entry("a-1", new Agreement(DAY, false)));
        AgreementConcluded concluded = new AgreementConcluded("a-1", AgreementOutcome.MET, TEXT, null, DAY);
        assertThat(state(ISSUED, made, concluded).agreements())
                .containsExactly(Map.entry("a-1", new Agreement(DAY, true)));
    }

    private static RecommendationDecided decided(Outcome outcome) {
        return new RecommendationDecided(decision(outcome), DAY);
    }

    private static Decision decision(Outcome outcome) {
        DecisionMaker maker = new DecisionMaker("ijsselland", "korpschef", TEXT);
        return new Decision(outcome, null, null, maker, "m-1", "Politiewet", TEXT, null);
    }

    private static RecommendationState state(RecommendationEvent... events) {
        return FoldedEvents.real(RecommendationState.FOLD, "recommendation/2012/r-01", events);
    }
}
