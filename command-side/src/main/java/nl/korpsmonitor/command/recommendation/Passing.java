package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MoveRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.SupersedeRecommendation;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides when a recommendation passes to another organisation, or gives way to another recommendation. */
final class Passing {
    private static final String SUPERSEDED_BY = "supersededBy";

    private Passing() {}

    static List<RecommendationEvent> move(
            MoveRecommendation command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable PartialDate on = checks.date(command.occurredOn());
        checks.organisation("organisation", command.organisation(), on);
        checks.faults.orThrow();
        RecommendationRules.open(state);
        Addressee addressee = given(state.addressee());
        String from = addressee.organisation();
        if (from == null) {
            throw new RefusedException(
                    "no-addressed-organisation", "The recommendation names no organisation from which it could move.");
        }
        String to = given(command.organisation());
        OrganisationState addressed = references.state(Subject.organisation(from), OrganisationState.FOLD);
        if (!addressed.isSucceededBy(to, given(on))) {
            throw new RefusedException(
                    "not-succeeded",
                    "Organisation " + from + " was not succeeded by " + to + " on " + on
                            + "; a recommendation moves to a successor only, from the day of succession on.");
        }
        return List.of(new RecommendationMoved(to, given(on)));
    }

    static List<RecommendationEvent> supersede(
            SupersedeRecommendation command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable PartialDate on = checks.date(command.occurredOn());
        @Nullable Confidential<String> reason = checks.faults.confidential("reason", command.reason());
        @Nullable Subject later = checks.faults.required(SUPERSEDED_BY, command.supersededBy());
        if (later != null) {
            checkLater(checks, command.subject(), later, on);
        }
        checks.faults.orThrow();
        RecommendationRules.notSuperseded(state);
        return List.of(new RecommendationSuperseded(given(later), given(reason), given(on)));
    }

    private static void checkLater(Checks checks, Subject own, Subject later, @Nullable PartialDate on) {
        Integer year = later.editionYear();
        Integer ownYear = own.editionYear();
        if (!later.type().equals(own.type()) || year == null || ownYear == null || year <= ownYear) {
            checks.faults.add(
                    SUPERSEDED_BY, "must be a recommendation of a later edition, such as recommendation/2014/r-03");
            return;
        }
        RecommendationState other = checks.references.state(later, RecommendationState.FOLD);
        checks.faults.check(other.issued(), SUPERSEDED_BY, "there is no " + later + "; issue it first");
        checks.faults.check(
                !other.fictitious() || checks.state.fictitious(),
                SUPERSEDED_BY,
                later + " is fictitious, and this is not");
        checks.notBefore(on, other.issuedOn(), "the later recommendation was issued");
    }
}
