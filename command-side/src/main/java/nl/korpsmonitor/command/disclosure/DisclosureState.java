package nl.korpsmonitor.command.disclosure;

import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRefused;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequestDropped;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DisclosureEvent.ValueReleased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.values.ErasureGround;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of the confidential values of one event. Immutable.
 *
 * @param values by field; those about which nothing was decided are not there
 */
public record DisclosureState(Map<String, Value> values) {
    /**
     * One value.
     *
     * @param withheldOn the code of the ground; null when it is not withheld
     * @param request the open request to erase it; null when there is none
     * @param erased for good
     */
    public record Value(
            @Nullable String withheldOn, @Nullable Request request, boolean erased) {
        /** As recorded: nothing was decided about it, or all of that was taken back. */
        public static final Value INITIAL = new Value(null, null, false);
    }

    /** @param by the pseudonym of who asked */
    public record Request(String by, ErasureGround ground) {}

    /** How it follows from its events. */
    public static final Fold<DisclosureState> FOLD = new Fold<>() {
        @Override
        public Class<DisclosureState> type() {
            return DisclosureState.class;
        }

        @Override
        public DisclosureState initial() {
            return new DisclosureState(Map.of());
        }

        @Override
        public DisclosureState apply(DisclosureState state, Occurred occurred) {
            DisclosureEvent event = (DisclosureEvent) occurred.event();
            Value before = state.value(event.field());
            Value after = switch (event) {
                case ValueWithheld withheld -> new Value(withheld.ground(), before.request(), false);
                case ValueReleased ignored -> new Value(null, before.request(), false);
                case ErasureRequested requested ->
                    new Value(before.withheldOn(), new Request(occurred.actor(), requested.ground()), false);
                // What must be kept now may have to be erased later: then it is asked for again.
                case ErasureRefused ignored -> new Value(before.withheldOn(), null, false);
                case ErasureRequestDropped ignored -> new Value(before.withheldOn(), null, false);
                case ValueErased ignored -> new Value(null, null, true);
            };
            Map<String, Value> values = new TreeMap<>(state.values());
            values.put(event.field(), after);
            return new DisclosureState(values);
        }
    };

    public DisclosureState {
        values = Map.copyOf(values);
    }

    /** The value of a field. */
    public Value value(String field) {
        return values.getOrDefault(field, Value.INITIAL);
    }
}
