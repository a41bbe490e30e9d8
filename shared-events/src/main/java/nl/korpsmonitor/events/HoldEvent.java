package nl.korpsmonitor.events;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** What is kept while somebody may need it as evidence; subject {@code hold/<code>}. */
public sealed interface HoldEvent extends DomainEvent {

    /**
     * Nothing in its scope may be erased until it is lifted.
     *
     * @param below subjects, or beginnings of their paths such as {@code recommendation/2012}, all whose events are in it
     * @param positions of single events that are in it
     * @param inquiry code of the inquiry for which it is needed; null when it is for none
     */
    @EventName(value = "hold-placed", revision = 2)
    record HoldPlaced(
            Set<String> below,
            Set<Long> positions,
            @Nullable String inquiry,
            Confidential<String> reason,
            PartialDate occurredOn)
            implements HoldEvent {
        public HoldPlaced {
            below = Collections.unmodifiableSet(new TreeSet<>(below));
            positions = Collections.unmodifiableSet(new TreeSet<>(positions));
            if (below.isEmpty() && positions.isEmpty()) {
                throw new IllegalArgumentException("below, positions: one at least");
            }
            if (inquiry != null) {
                Code.require("inquiry", inquiry);
            }
        }
    }

    /** What was in its scope may be erased again, unless another hold lies on it. */
    @EventName("hold-lifted")
    record HoldLifted(Confidential<String> reason, PartialDate occurredOn) implements HoldEvent {}
}
