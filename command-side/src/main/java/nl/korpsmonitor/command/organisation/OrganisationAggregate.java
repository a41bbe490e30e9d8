package nl.korpsmonitor.command.organisation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.organisation.OrganisationCommand.EndOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RenameOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** An organisation that decides on commands; the rules are in {@link OrganisationDecisions}. */
public final class OrganisationAggregate extends SubjectAggregate<OrganisationState> {
    /** For Axon. */
    public OrganisationAggregate() {
        super(OrganisationState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterOrganisation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RenameOrganisation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SucceedOrganisation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EndOrganisation command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(OrganisationCommand command, MetaData metaData, References references) {
        record(
                command,
                metaData,
                OrganisationDecisions.isFictitious(command, state()),
                OrganisationDecisions.decide(command, state(), references));
    }
}
