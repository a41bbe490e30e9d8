package nl.korpsmonitor.command.deciding;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.DomainEvent;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What was decided in a unit of work, whether it is recorded afterwards or was only rehearsed. Confined to the unit of work's thread. */
public final class Decided {
    private static final String RESOURCE = Decided.class.getName();

    private Decided() {}

    /** The events in order, to which further ones are added; none before the decision. */
    public static List<DomainEvent> in(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new ArrayList<>());
    }
}
