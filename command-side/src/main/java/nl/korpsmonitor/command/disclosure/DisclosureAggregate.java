package nl.korpsmonitor.command.disclosure;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.deciding.SubjectAggregate;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ReleaseValue;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.WithholdValue;
import nl.korpsmonitor.events.DisclosureEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.CreationPolicy;

/** The confidential values of one event; the rules are in {@link Withholding} and {@link Erasing}. */
public final class DisclosureAggregate extends SubjectAggregate<DisclosureState> {
    /** For Axon. */
    public DisclosureAggregate() {
        super(DisclosureState.FOLD);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithholdValue command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReleaseValue command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestErasure command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ConfirmErasure command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DropErasureRequest command, MetaData metaData, References references) {
        decide(command, metaData, references);
    }

    private void decide(DisclosureCommand command, MetaData metaData, References references) {
        Target target = Target.of(command.subject(), references);
        Faults faults = new Faults();
        List<DisclosureEvent> events = switch (command) {
            case WithholdValue withhold -> Withholding.withhold(withhold, state(), target, faults, references.today());
            case ReleaseValue release -> Withholding.release(release, state(), target, faults, references.today());
            case RequestErasure request -> Erasing.request(request, state(), target, faults, references);
            case ConfirmErasure confirm ->
                Erasing.confirm(confirm, actor(metaData).id(), state(), target, faults, references);
            case DropErasureRequest drop -> Erasing.drop(drop, state(), target, faults, references);
        };
        record(command, metaData, target.event().fictitious(), events);
    }
}
