package nl.korpsmonitor.command.viewing;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.viewing.ViewingCommand.RecordViewing;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An actor's reading within an hour; the rules are in {@link ViewingDecisions}. */
public final class ViewingAggregate extends SubjectAggregate<ViewingState> {
    /** For Axon. */
    public ViewingAggregate() {
        super(ViewingState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordViewing command, MetaData metaData, References references) {
        record(
                command,
                metaData,
                false,
                ViewingDecisions.decide(command, actor(metaData).id(), state(), references));
    }
}
