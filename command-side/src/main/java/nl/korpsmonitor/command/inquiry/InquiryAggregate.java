package nl.korpsmonitor.command.inquiry;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.DraftAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.NameRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RecordDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RemoveRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An inquiry that decides on commands; the rules are in {@link InquiryDecisions}. */
public final class InquiryAggregate extends SubjectAggregate<InquiryState> {
    /** For Axon. */
    public InquiryAggregate() {
        super(InquiryState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CorrectInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReassignInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ExtendDueDate command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CiteEvidence command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawCitation command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(NameRecipient command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RemoveRecipient command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DraftAnswer command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AnswerInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AmendAnswer command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CloseInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReopenInquiry command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(IssueDossier command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordDossier command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        decide(command, metaData, references, checkpoints);
    }

    private void decide(
            InquiryCommand command, MetaData metaData, References references, PublishedCheckpoints checkpoints) {
        record(
                command,
                metaData,
                InquiryDecisions.isFictitious(command, state()),
                InquiryDecisions.decide(command, state(), references, checkpoints));
    }
}
