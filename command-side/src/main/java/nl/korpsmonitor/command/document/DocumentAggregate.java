package nl.korpsmonitor.command.document;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.document.DocumentCommand.RegisterDocument;
import nl.korpsmonitor.command.document.DocumentCommand.StoreDocumentFile;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** A document that decides on commands; the rules are in {@link DocumentDecisions}. */
public final class DocumentAggregate extends SubjectAggregate<DocumentState> {
    /** For Axon. */
    public DocumentAggregate() {
        super(DocumentState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterDocument command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CorrectDocument command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(StoreDocumentFile command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(DocumentCommand command, MetaData metaData, References references) {
        record(
                command,
                metaData,
                DocumentDecisions.isFictitious(command, state()),
                DocumentDecisions.decide(command, state(), references));
    }
}
