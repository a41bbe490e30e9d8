package nl.korpsmonitor.command.actor;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.actor.ActorCommand.ChangeActorRoles;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An actor that decides on commands; the rules are in {@link ActorDecisions}. */
public final class ActorAggregate extends SubjectAggregate<ActorState> {
    /** For Axon. */
    public ActorAggregate() {
        super(ActorState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterActor command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeActorRoles command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(ActorCommand command, MetaData metaData, References references) {
        record(command, metaData, false, ActorDecisions.decide(command, state(), references));
    }
}
