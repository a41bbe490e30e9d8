package nl.korpsmonitor.command.recommendation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
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
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** A recommendation that decides on commands; the rules are in {@link RecommendationDecisions}. */
public final class RecommendationAggregate extends SubjectAggregate<RecommendationState> {
    /** For Axon. */
    public RecommendationAggregate() {
        super(RecommendationState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IssueRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DecideRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReviseDecision command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawDecision command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReportStatus command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AssignDirector command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AssignOwner command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MakeAgreement command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(FollowUpAgreement command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ConcludeAgreement command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReportProgress command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(FulfilRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReopenRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MoveRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SupersedeRecommendation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(RecommendationCommand command, MetaData metaData, References references) {
        record(
                command,
                metaData,
                RecommendationDecisions.isFictitious(command, state(), references),
                RecommendationDecisions.decide(command, state(), references));
    }
}
