package nl.korpsmonitor.command.scorecard;

import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a scorecard. An assessor whose account has an organisation may record, correct and withdraw only
 * for that one: the assessed organisation, or the force that judges a partner.
 */
@SubjectType("scorecard")
public sealed interface ScorecardCommand extends Command {

    /**
     * Records a score for a dimension that has none.
     *
     * @param dimension a code of the edition's framework
     * @param score on the framework's scale
     * @param reason 1 to 4,000 characters; kept confidential
     */
    @CommandName(value = "record-score", roles = Role.ASSESSOR)
    record RecordScore(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal score,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements ScorecardCommand {}

    /**
     * Records a whole delivered card: all of it or nothing.
     *
     * @param scores 1 to 100, each dimension once, none of which has a score
     */
    @CommandName(value = "record-scorecard", roles = Role.ASSESSOR)
    record RecordScorecard(
            Subject subject,
            @Nullable List<ScoreInput> scores,
            @Nullable PartialDate occurredOn) implements ScorecardCommand {}

    /** One score of a delivered card; as in {@link RecordScore}. */
    record ScoreInput(
            @Nullable String dimension,
            @Nullable Decimal score,
            @Nullable String reason) {}

    /**
     * Corrects a score until scoring is closed. It must be confirmed again.
     *
     * @param oldScore the present score
     * @param newScore another one
     * @param evidence identifier of a registered document; may be left out
     * @param occurredOn the day on which the fault was established
     */
    @CommandName(value = "correct-score", roles = Role.ASSESSOR)
    record CorrectScore(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal oldScore,
            @Nullable Decimal newScore,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable PartialDate occurredOn)
            implements ScorecardCommand {}

    /**
     * Withdraws a score until scoring is closed.
     *
     * @param oldScore the present score
     */
    @CommandName(value = "withdraw-score", roles = Role.ASSESSOR)
    record WithdrawScore(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal oldScore,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements ScorecardCommand {}

    /**
     * Confirms a score. Somebody other than who recorded or last corrected it does.
     *
     * @param score the present score
     */
    @CommandName(value = "confirm-score", roles = Role.REVIEWER)
    record ConfirmScore(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal score,
            @Nullable PartialDate occurredOn) implements ScorecardCommand {}

    /**
     * Proposes to rectify a score of an adopted edition, or to add one that is missing; another person has to confirm
     * it. There is one open proposal per dimension at most.
     *
     * @param oldScore the present score; left out when there is none
     * @param newScore another one
     * @param reason 1 to 4,000 characters; kept confidential
     * @param document identifier of the registered document that grounds it
     * @param occurredOn the day of the proposal
     */
    @CommandName(
            value = "propose-rectification",
            roles = {Role.REVIEWER, Role.PUBLISHER})
    record ProposeRectification(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal oldScore,
            @Nullable Decimal newScore,
            @Nullable String reason,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements ScorecardCommand {}

    /**
     * Rectifies a score, openly, as somebody else proposed. Whoever set the present score can't confirm it either.
     *
     * @param newScore the proposed score
     * @param occurredOn the day of the rectification
     */
    @CommandName(
            value = "confirm-rectification",
            roles = {Role.REVIEWER, Role.PUBLISHER})
    record ConfirmRectification(
            Subject subject,
            @Nullable String dimension,
            @Nullable Decimal newScore,
            @Nullable PartialDate occurredOn) implements ScorecardCommand {}

    /**
     * Gives up a proposed rectification; the score stays as it is. Whoever proposed it may do so too.
     *
     * @param reason 1 to 4,000 characters; kept confidential
     */
    @CommandName(
            value = "drop-rectification",
            roles = {Role.REVIEWER, Role.PUBLISHER})
    record DropRectification(
            Subject subject,
            @Nullable String dimension,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements ScorecardCommand {}

    /** Notes the class that a source publishes, in an edition that is noted from sources. */
    @CommandName(
            value = "note-class",
            roles = {Role.PUBLISHER, Role.COORDINATOR})
    record NoteClass(
            Subject subject,
            @Nullable ScoreClass scoreClass,
            @Nullable SourceInput source,
            @Nullable PartialDate occurredOn)
            implements ScorecardCommand {}
}
