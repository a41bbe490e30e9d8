package nl.korpsmonitor.command.recommendation;

import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a recommendation. Documents are named by the identifier of a registered document; reasons, notes,
 * rationales, contents of agreements and names of persons are kept confidential.
 */
@SubjectType("recommendation")
public sealed interface RecommendationCommand extends Command {

    /**
     * Issues it, once, under an edition that exists.
     *
     * @param text 1 to 4,000 characters; may be left out only when the edition is noted from sources
     * @param codeAssignedHere whether the source gives no code; left out means no
     * @param context 1 to 4,000 characters; left out when not given
     * @param focusArea left out when it is about none in particular
     * @param source required when the edition is noted from sources, and only then
     */
    @CommandName(
            value = "issue-recommendation",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record IssueRecommendation(
            Subject subject,
            @Nullable String text,
            @Nullable Boolean codeAssignedHere,
            @Nullable AddresseeInput addressee,
            @Nullable Urgency urgency,
            @Nullable String context,
            @Nullable FocusArea focusArea,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records what was decided on it.
     *
     * @param acceptedPart which part; given exactly when partly accepted
     * @param deferredUntil until when; given exactly when deferred
     * @param decidedBy who decided; the organisation existed on that day
     * @param mandate code of the mandate, held by who decided, valid on that day, covering this recommendation
     * @param ground law, policy or agreement; 1 to 1,000 characters; it is public and must not name persons
     * @param occurredOn the day of the decision
     */
    @CommandName(value = "decide-recommendation", roles = Role.COORDINATOR)
    record DecideRecommendation(
            Subject subject,
            @Nullable Outcome outcome,
            @Nullable String acceptedPart,
            @Nullable PartialDate deferredUntil,
            @Nullable DecisionMakerInput decidedBy,
            @Nullable String mandate,
            @Nullable String ground,
            @Nullable String rationale,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records another decision in place of the one in force; fields as in {@link DecideRecommendation}.
     *
     * @param revisedSequence sequence of the decision in force
     * @param ground law, policy or agreement; 1 to 1,000 characters; it is public and must not name persons
     */
    @CommandName(value = "revise-decision", roles = Role.COORDINATOR)
    record ReviseDecision(
            Subject subject,
            @Nullable Long revisedSequence,
            @Nullable Outcome outcome,
            @Nullable String acceptedPart,
            @Nullable PartialDate deferredUntil,
            @Nullable DecisionMakerInput decidedBy,
            @Nullable String mandate,
            @Nullable String ground,
            @Nullable String rationale,
            @Nullable String document,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records that no decision is in force any more.
     *
     * @param withdrawnSequence sequence of the decision in force
     * @param decidedBy who withdrew it; the organisation existed on that day
     * @param mandate code of the mandate, held by who withdrew it, valid on that day, covering this recommendation
     * @param ground law, policy or agreement; 1 to 1,000 characters; it is public and must not name persons
     * @param occurredOn the day of the withdrawal
     */
    @CommandName(value = "withdraw-decision", roles = Role.COORDINATOR)
    record WithdrawDecision(
            Subject subject,
            @Nullable Long withdrawnSequence,
            @Nullable DecisionMakerInput decidedBy,
            @Nullable String mandate,
            @Nullable String ground,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records what a source says about how things stand; also of what was superseded.
     *
     * @param status 1 to 1,000 characters, in our words
     */
    @CommandName(
            value = "report-status",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record ReportStatus(
            Subject subject,
            @Nullable String status,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn) implements RecommendationCommand {}

    /**
     * Records who directs the follow-up.
     *
     * @param organisation code of one that exists on that date
     * @param source required when the edition is noted from sources
     */
    @CommandName(value = "assign-director", roles = Role.COORDINATOR)
    record AssignDirector(
            Subject subject,
            @Nullable String organisation,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records who carries it out.
     *
     * @param organisation code of one that exists on that date
     * @param source required when the edition is noted from sources
     */
    @CommandName(value = "assign-owner", roles = Role.COORDINATOR)
    record AssignOwner(
            Subject subject,
            @Nullable String organisation,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records an agreement with chain partners.
     *
     * @param agreement code, new within the recommendation
     * @param parties codes of organisations that exist on that date, 1 to 50; not the police alone
     * @param dueOn by when; not before it was made
     * @param document required when the edition is noted from sources
     */
    @CommandName(value = "make-agreement", roles = Role.COORDINATOR)
    record MakeAgreement(
            Subject subject,
            @Nullable String agreement,
            @Nullable AgreementKind kind,
            @Nullable List<String> parties,
            @Nullable String content,
            @Nullable PartialDate dueOn,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records what was done about an agreement that is not over.
     *
     * @param agreement code
     */
    @CommandName(value = "follow-up-agreement", roles = Role.COORDINATOR)
    record FollowUpAgreement(
            Subject subject,
            @Nullable String agreement,
            @Nullable String note,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /**
     * Records how an agreement ended, once.
     *
     * @param agreement code
     */
    @CommandName(value = "conclude-agreement", roles = Role.COORDINATOR)
    record ConcludeAgreement(
            Subject subject,
            @Nullable String agreement,
            @Nullable AgreementOutcome outcome,
            @Nullable String note,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /** Records how far the follow-up is, of what was taken over. */
    @CommandName(value = "report-progress", roles = Role.COORDINATOR)
    record ReportProgress(
            Subject subject,
            @Nullable Progress progress,
            @Nullable String note,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements RecommendationCommand {}

    /** Records that what was taken over is done. */
    @CommandName(value = "fulfil-recommendation", roles = Role.COORDINATOR)
    record FulfilRecommendation(
            Subject subject,
            @Nullable String note,
            @Nullable String evidence,
            @Nullable PartialDate occurredOn) implements RecommendationCommand {}

    /** Opens a fulfilled one again. */
    @CommandName(value = "reopen-recommendation", roles = Role.COORDINATOR)
    record ReopenRecommendation(
            Subject subject,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements RecommendationCommand {}

    /**
     * Gives it to a successor of the addressed organisation.
     *
     * @param organisation code of an organisation that had taken over by that date
     */
    @CommandName(value = "move-recommendation", roles = Role.COORDINATOR)
    record MoveRecommendation(
            Subject subject,
            @Nullable String organisation,
            @Nullable PartialDate occurredOn) implements RecommendationCommand {}

    /**
     * Has a recommendation of a later edition take its place, for good.
     *
     * @param supersededBy subject of that recommendation, such as {@code recommendation/2014/r-03}
     */
    @CommandName(value = "supersede-recommendation", roles = Role.COORDINATOR)
    record SupersedeRecommendation(
            Subject subject,
            @Nullable Subject supersededBy,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements RecommendationCommand {}

    /**
     * Whom a recommendation asks, as a request names it.
     *
     * @param organisation code; left out for a national one, or where the source of a noted edition names none
     */
    record AddresseeInput(
            Addressee.@Nullable Kind kind, @Nullable String organisation) {}

    /**
     * Who decided, as a request names it.
     *
     * @param organisation code
     * @param office such as 'korpschef'; 1 to 200 characters
     * @param name of the person, 1 to 200 characters; kept confidential
     */
    record DecisionMakerInput(
            @Nullable String organisation,
            @Nullable String office,
            @Nullable String name) {}
}
