package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.RecommendationSummary;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.RecommendationView.Agreement;
import nl.korpsmonitor.query.view.RecommendationView.AgreementState;
import nl.korpsmonitor.query.view.RecommendationView.DecisionTaken;
import nl.korpsmonitor.query.view.RecommendationView.DecisionWithdrawal;
import nl.korpsmonitor.query.view.RecommendationView.ReportedStatus;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation and all that followed.
 *
 * @param issuedOn as far as it is known
 * @param issuedAtPosition of the event with which it was issued
 * @param source where it was read; absent when it was issued here
 * @param decision the one in force; absent when there is none
 * @param withdrawal of the last decision; absent when one is in force, and when there never was one
 * @param decisionEvents positions of every decision, revision and withdrawal
 * @param reported what sources report; not decisions that the ledger saw
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommendationResource(
        @JsonUnwrapped RecommendationItem recommendation,
        @Schema(type = "string", example = "2013-10-24") PartialDate issuedOn,
        long issuedAtPosition,
        @Nullable Source source,
        @Nullable Dated<DecisionTaken> decision,
        @Nullable Dated<DecisionWithdrawal> withdrawal,
        List<Long> decisionEvents,
        List<Dated<ReportedStatus>> reported,
        @Nullable Dated<String> director,
        @Nullable Dated<String> assignedOwner,
        List<AgreementResource> agreements,
        @Nullable Dated<Progress> reportedProgress,
        @Nullable Subject supersededBy) {

    /**
     * A recommendation in a list.
     *
     * @param sequence of its last event; what {@code If-Match} compares with
     * @param codeAssignedHere whether this ledger made up the code
     * @param text absent when it is not public
     * @param owner organisation code of who carries it out
     * @param reportedStatus what a source last reported; not a decision that the ledger saw
     * @param position of its last event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecommendationItem(
            @Schema(type = "string", example = "recommendation/2012/r-07")
            Subject subject,

            long sequence,
            int edition,
            String code,
            boolean codeAssignedHere,
            @Nullable String text,
            Urgency urgency,
            @Nullable String context,
            @Nullable FocusArea focusArea,
            @Nullable Addressee addressee,
            RecommendationStatus status,
            @Nullable String reportedStatus,
            @Nullable String owner,
            @Nullable Progress progress,
            boolean fictitious,
            long position) {}

    /**
     * An agreement with chain partners.
     *
     * @param events positions of every event about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AgreementResource(
            String agreement,
            AgreementKind kind,
            List<String> parties,
            @Nullable PartialDate dueOn,
            @Nullable Document document,
            Dated<AgreementState> state,
            List<Long> events) {
        static @Nullable AgreementResource of(Agreement agreement, @Nullable LocalDate day) {
            Dated<AgreementState> state = Dated.on(agreement.state(), day);
            return state == null
                    ? null
                    : new AgreementResource(
                            agreement.code(),
                            agreement.kind(),
                            agreement.parties(),
                            agreement.dueOn(),
                            agreement.document(),
                            state,
                            agreement.positions());
        }
    }

    /** Shows it in a list, on a day, or as last known when that is null. */
    public static RecommendationItem item(RecommendationSummary summary, @Nullable LocalDate day) {
        ReportedStatus reported = summary.reported().inForceOn(day);
        return new RecommendationItem(
                summary.head().subject(),
                summary.head().sequence(),
                summary.edition(),
                summary.code(),
                summary.issue().codeAssignedHere(),
                summary.issue().text(),
                summary.issue().urgency(),
                summary.issue().context(),
                summary.issue().focusArea(),
                summary.addressee().inForceOn(day),
                summary.statusOn(day),
                reported == null ? null : reported.status(),
                summary.owner().inForceOn(day),
                summary.progress().inForceOn(day),
                summary.head().fictitious(),
                summary.head().position());
    }

    /** Shows a view on a day, or as last known when that is null; what took its place only to who may see that. */
    public static RecommendationResource of(RecommendationView view, @Nullable LocalDate day, Visibility visibility) {
        boolean superseded = view.statusOn(day) == RecommendationStatus.SUPERSEDED;
        Subject by = view.supersededBy();
        return new RecommendationResource(
                item(RecommendationSummary.of(view), day),
                view.issue().occurredOn(),
                view.issue().position(),
                view.issue().source(),
                Dated.on(view.decision(), day),
                Dated.on(view.withdrawal(), day),
                view.decisionPositions(),
                Dated.all(view.reported(), day),
                Dated.on(view.director(), day),
                Dated.on(view.owner(), day),
                view.agreements().values().stream()
                        .<AgreementResource>mapMulti((agreement, shown) -> {
                            AgreementResource resource = AgreementResource.of(agreement, day);
                            if (resource != null) {
                                shown.accept(resource);
                            }
                        })
                        .toList(),
                Dated.on(view.progress(), day),
                superseded && by != null && visibility.maySee(by) ? by : null);
    }
}
