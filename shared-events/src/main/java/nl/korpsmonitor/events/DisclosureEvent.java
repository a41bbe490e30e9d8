package nl.korpsmonitor.events;

import java.util.List;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.WithholdingGround;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about showing the confidential values of one event; subject {@code disclosure/<position of that event>}. A field is a JSON Pointer
 * (RFC 6901) into that event's data; its digest, base64url, is the one that stands in the event's body.
 */
public sealed interface DisclosureEvent extends DomainEvent {
    /** Which value it is about. */
    String field();

    /**
     * From now on the value is not shown to those who might see it otherwise, save to who supervises that.
     *
     * @param ground the code of a {@link WithholdingGround}
     * @param reasoning how the interests were weighed; there for a relative ground
     * @param reasoningDespiteAge why that still holds; there where the law wants it of information older than five years
     */
    @EventName("value-withheld")
    record ValueWithheld(
            String field,
            String digest,
            String ground,
            @Nullable Confidential<String> reasoning,
            @Nullable Confidential<String> reasoningDespiteAge,
            PartialDate occurredOn)
            implements DisclosureEvent {
        public ValueWithheld {
            if (WithholdingGround.ofCode(ground).isEmpty()) {
                throw new IllegalArgumentException("ground: one of " + WithholdingGround.codes());
            }
        }
    }

    /** It is no longer withheld. */
    @EventName("value-released")
    record ValueReleased(String field, Confidential<String> reason, PartialDate occurredOn)
            implements DisclosureEvent {}

    /** Somebody asked that it be erased; nothing is erased before another person confirms it. */
    @EventName("erasure-requested")
    record ErasureRequested(
            String field, String digest, ErasureGround ground, Confidential<String> reason, PartialDate occurredOn)
            implements DisclosureEvent {}

    /** It is not erased after all; it may be requested again. */
    @EventName("erasure-request-dropped")
    record ErasureRequestDropped(String field, Confidential<String> reason, PartialDate occurredOn)
            implements DisclosureEvent {}

    /**
     * It was asked for or confirmed and refused, since it must be kept.
     *
     * @param holds subjects of the holds that lie on it, and of the inquiries that stand on it and are not closed; one at least
     */
    @EventName("erasure-refused")
    record ErasureRefused(String field, List<Subject> holds, PartialDate occurredOn) implements DisclosureEvent {
        public ErasureRefused {
            holds = List.copyOf(holds);
            if (holds.isEmpty()) {
                throw new IllegalArgumentException("holds: one at least");
            }
        }
    }

    /**
     * A second person confirmed: from this event on the value is erased. Its key is destroyed after it.
     *
     * @param ground as it was requested
     */
    @EventName("value-erased")
    record ValueErased(String field, String digest, ErasureGround ground, PartialDate occurredOn)
            implements DisclosureEvent {}
}
