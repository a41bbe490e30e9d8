package nl.korpsmonitor.command.recommendation;

import java.util.List;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignDirector;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignOwner;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ConcludeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecideRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FollowUpAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FulfilRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MakeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MoveRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReopenRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportProgress;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportStatus;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReviseDecision;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.SupersedeRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import nl.korpsmonitor.events.RecommendationEvent;

/** Decides about recommendations; the rules are where each command leads. */
final class RecommendationDecisions {
    private RecommendationDecisions() {}

    static List<RecommendationEvent> decide(
            RecommendationCommand command, RecommendationState state, References references) {
        return switch (command) {
            case IssueRecommendation issue -> Issuing.issue(issue, state, references);
            case DecideRecommendation decide -> Deciding.decide(decide, state, references);
            case ReviseDecision revise -> Deciding.revise(revise, state, references);
            case WithdrawDecision withdraw -> Deciding.withdraw(withdraw, state, references);
            case ReportStatus report -> FollowUp.reportStatus(report, state, references);
            case AssignDirector assign -> FollowUp.assignDirector(assign, state, references);
            case AssignOwner assign -> FollowUp.assignOwner(assign, state, references);
            case MakeAgreement make -> Agreements.make(make, state, references);
            case FollowUpAgreement followUp -> Agreements.followUp(followUp, state, references);
            case ConcludeAgreement conclude -> Agreements.conclude(conclude, state, references);
            case ReportProgress report -> FollowUp.reportProgress(report, state, references);
            case FulfilRecommendation fulfil -> FollowUp.fulfil(fulfil, state, references);
            case ReopenRecommendation reopen -> FollowUp.reopen(reopen, state, references);
            case MoveRecommendation move -> Passing.move(move, state, references);
            case SupersedeRecommendation supersede -> Passing.supersede(supersede, state, references);
        };
    }

    /** Whether the recommendation, or the edition under which the command issues it, is invented. */
    static boolean isFictitious(RecommendationCommand command, RecommendationState state, References references) {
        return command instanceof IssueRecommendation issue
                ? Issuing.edition(issue.subject(), references).fictitious()
                : state.fictitious();
    }
}
