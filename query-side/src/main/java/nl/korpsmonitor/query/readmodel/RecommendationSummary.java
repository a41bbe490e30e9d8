package nl.korpsmonitor.query.readmodel;

import java.time.LocalDate;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.query.view.Head;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.RecommendationView.DecisionTaken;
import nl.korpsmonitor.query.view.RecommendationView.Issue;
import nl.korpsmonitor.query.view.RecommendationView.Phase;
import nl.korpsmonitor.query.view.RecommendationView.ReportedStatus;
import nl.korpsmonitor.query.view.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What the list of recommendations keeps of one.
 *
 * @param edition year
 * @param code within the edition
 */
public record RecommendationSummary(
        Head head,
        int edition,
        String code,
        Issue issue,
        Timeline<Addressee> addressee,
        Timeline<Outcome> outcome,
        Timeline<ReportedStatus> reported,
        Timeline<String> owner,
        Timeline<Progress> progress,
        Timeline<Phase> phase) {

    /** The summary of a view. */
    public static RecommendationSummary of(RecommendationView view) {
        return new RecommendationSummary(
                view.head(),
                view.edition(),
                view.code(),
                view.issue(),
                view.addressee(),
                view.decision().map(DecisionTaken::outcome),
                view.reported(),
                view.owner(),
                view.progress(),
                view.phase());
    }

    /** How things stand on a day, or as last known when no day is given. */
    public RecommendationStatus statusOn(@Nullable LocalDate day) {
        return RecommendationStatus.of(phase.inForceOn(day), outcome.inForceOn(day));
    }
}
