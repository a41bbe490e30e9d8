package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** The course of recommendations: issued, decided, agreed upon, fulfilled, passed on. It keeps {@link Recommendation} for each, and what became of every organisation. */
final class RecommendationRules implements HistoryRule {
    private final Editions editions;
    private final Organisations organisations = new Organisations();
    private final Map<Subject, Recommendation> recommendations = new HashMap<>();

    RecommendationRules(Editions editions) {
        this.editions = editions;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        switch (recorded.event()) {
            case OrganisationEvent event -> organisations.see(recorded.subject(), event);
            case RecommendationEvent event -> {
                Recommendation recommendation = of(recorded.subject());
                Course course = new Course(Check.RECOMMENDATION_ORDER, recorded, observations);
                if (event instanceof RecommendationIssued issued) {
                    issued(issued, recommendation, course);
                } else {
                    course.require(recommendation.issued() != null, "not issued");
                    course.notBefore(recommendation.issued());
                    course(event, recommendation, course);
                }
                recommendation.see(recorded, event);
            }
            default -> {}
        }
    }

    private Recommendation of(Subject subject) {
        return recommendations.computeIfAbsent(subject, any -> new Recommendation());
    }

    private void issued(RecommendationIssued event, Recommendation recommendation, Course course) {
        Editions.Edition edition = editions.of(course.recorded().subject().editionYear());
        RecordedEvent opened = edition.opened();
        course.require(recommendation.issued() == null, "issued twice", recommendation.issued());
        course.require(opened != null, "edition not OPENED");
        course.require(
                opened == null || edition.isConducted() == (event.source() == null),
                event.source() == null ? "not CONDUCTED_HERE, without source" : "CONDUCTED_HERE, with source",
                opened);
        course.notBefore(opened);
    }

    private void course(RecommendationEvent event, Recommendation recommendation, Course course) {
        switch (event) {
            case RecommendationDecided ignored -> decidable(recommendation, course);
            case DecisionRevised ignored -> decidable(recommendation, course);
            case DecisionWithdrawn ignored -> decidable(recommendation, course);
            case ProgressReported ignored -> carriedOut(recommendation, course);
            case RecommendationFulfilled ignored -> carriedOut(recommendation, course);
            case DirectorAssigned assigned -> {
                open(recommendation, course);
                course.require(!recommendation.isNoted() || assigned.source() != null, "noted, without source");
                existed(assigned.organisation(), assigned.occurredOn(), course);
            }
            case OwnerAssigned assigned -> {
                open(recommendation, course);
                course.require(!recommendation.isNoted() || assigned.source() != null, "noted, without source");
                existed(assigned.organisation(), assigned.occurredOn(), course);
            }
            case AgreementMade made -> agreed(made, recommendation, course);
            case AgreementFollowedUp followed -> agreement(followed.agreement(), recommendation, course);
            case AgreementConcluded concluded -> agreement(concluded.agreement(), recommendation, course);
            case RecommendationReopened ignored -> {
                notSuperseded(recommendation, course);
                course.require(recommendation.fulfilled() != null, "not fulfilled");
                course.notBefore(recommendation.fulfilled());
            }
            case RecommendationMoved moved -> {
                open(recommendation, course);
                String from = recommendation.addressed();
                course.require(
                        organisations.isSucceeded(from, moved.organisation(), moved.occurredOn()),
                        from + " not succeeded by " + moved.organisation() + " " + moved.occurredOn());
            }
            case RecommendationSuperseded superseded -> superseded(superseded, recommendation, course);
            case StatusReported ignored -> {}
            case RecommendationIssued ignored -> {}
        }
    }

    /** What is decided or carried out was seen here; of an edition that is noted from sources it was not. */
    private static void decidable(Recommendation recommendation, Course course) {
        course.require(!recommendation.isNoted(), "noted from a source", recommendation.issued());
        open(recommendation, course);
    }

    private static void carriedOut(Recommendation recommendation, Course course) {
        decidable(recommendation, course);
        Outcome outcome = recommendation.outcome();
        if (outcome == Outcome.ACCEPTED || outcome == Outcome.PARTLY_ACCEPTED) {
            course.notBefore(recommendation.decided());
        } else {
            // What was in practice already may have been done before it was decided.
            course.require(
                    outcome == Outcome.ALREADY_IN_PRACTICE, "not accepted: " + outcome, recommendation.decided());
        }
    }

    private void agreed(AgreementMade made, Recommendation recommendation, Course course) {
        String code = made.agreement();
        open(recommendation, course);
        course.require(recommendation.agreement(code) == null, code + " made twice", recommendation.agreement(code));
        course.require(!recommendation.isNoted() || made.document() != null, code + ": noted, without document");
        course.require(
                made.parties().stream().allMatch(party -> organisations.existedOn(party, made.occurredOn()))
                        && made.parties().stream().distinct().count()
                                == made.parties().size(),
                code + ": " + made.parties());
        course.require(
                !made.parties().stream().allMatch(organisations::isPolice), code + ": police only " + made.parties());
        course.require(!Course.before(made.dueOn(), made.occurredOn()), code + ": due " + made.dueOn());
    }

    private void existed(String organisation, PartialDate on, Course course) {
        course.require(organisations.existedOn(organisation, on), organisation + " on " + on);
    }

    private static void agreement(String code, Recommendation recommendation, Course course) {
        RecordedEvent made = recommendation.agreement(code);
        notSuperseded(recommendation, course);
        course.require(made != null, code + " not made");
        course.require(!recommendation.isConcluded(code), code + " concluded", made);
        course.notBefore(made);
    }

    private void superseded(RecommendationSuperseded event, Recommendation recommendation, Course course) {
        Subject own = course.recorded().subject();
        Subject later = event.supersededBy();
        RecordedEvent issued = of(later).issued();
        Integer year = later.editionYear();
        Integer ownYear = own.editionYear();
        notSuperseded(recommendation, course);
        course.require(
                issued != null && year != null && ownYear != null && year > ownYear,
                later + (issued == null ? " not issued" : " not of a later edition"));
        course.notBefore(issued);
        course.apart(issued);
    }

    private static void open(Recommendation recommendation, Course course) {
        notSuperseded(recommendation, course);
        course.require(recommendation.fulfilled() == null, "fulfilled", recommendation.fulfilled());
    }

    private static void notSuperseded(Recommendation recommendation, Course course) {
        @Nullable RecordedEvent superseded = recommendation.superseded();
        course.require(superseded == null, "superseded", superseded);
    }
}
