package nl.korpsmonitor.command.hold;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.values.Subject;

/**
 * What decisions need to know of a hold. Immutable.
 *
 * @param placed whether it was, at any time
 * @param below subjects and beginnings of their paths that it keeps; empty once it is lifted
 * @param positions of events that it keeps; empty once it is lifted
 */
public record HoldState(boolean placed, Set<String> below, Set<Long> positions) {
    /** How it follows from its events. */
    public static final Fold<HoldState> FOLD = new Fold<>() {
        @Override
        public Class<HoldState> type() {
            return HoldState.class;
        }

        @Override
        public HoldState initial() {
            return new HoldState(false, Set.of(), Set.of());
        }

        @Override
        public HoldState apply(HoldState state, Occurred occurred) {
            return switch ((HoldEvent) occurred.event()) {
                case HoldPlaced event -> new HoldState(true, event.below(), event.positions());
                case HoldLifted ignored -> new HoldState(true, Set.of(), Set.of());
            };
        }
    };

    public HoldState {
        below = Set.copyOf(below);
        positions = Set.copyOf(positions);
    }

    /** Whether it keeps the event at a position, which is about a subject. */
    public boolean keeps(long position, Subject subject) {
        return positions.contains(position)
                || below.stream().anyMatch(path -> (subject.id() + "/").startsWith(path + "/"));
    }

    boolean inForce() {
        return !below.isEmpty() || !positions.isEmpty();
    }
}
