package nl.korpsmonitor.events;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;

/** What is kept while somebody may need it as evidence; subject {@code hold/<code>}. */
public sealed interface HoldEvent extends DomainEvent {

    /**
     * Nothing in its scope may be erased until it is lifted.
     *
     * @param below subjects, or beginnings of their paths such as {@code recommendation/2012}, all whose events are in it
     * @param positions of single events that are in it
     */
    @EventName("hold-placed")
    record HoldPlaced(Set<String> below, Set<Long> positions, Confidential<String> reason, PartialDate occurredOn)
            implements HoldEvent {
        public HoldPlaced {
            below = Collections.unmodifiableSet(new TreeSet<>(below));
            positions = Collections.unmodifiableSet(new TreeSet<>(positions));
            if (below.isEmpty() && positions.isEmpty()) {
                throw new IllegalArgumentException("below, positions: one at least");
            }
        }
    }

    /** What was in its scope may be erased again, unless another hold lies on it. */
    @EventName("hold-lifted")
    record HoldLifted(Confidential<String> reason, PartialDate occurredOn) implements HoldEvent {}
}
