package nl.korpsmonitor.command.viewing;

import java.util.HashSet;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.ViewingEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Which subjects an actor viewed within an hour. Immutable, and made in the same time however many there are: each state holds the one before. */
final class ViewingState {
    /** How it follows from its events. */
    static final Fold<ViewingState> FOLD = new Fold<>() {
        @Override
        public Class<ViewingState> type() {
            return ViewingState.class;
        }

        @Override
        public ViewingState initial() {
            return new ViewingState(null, null);
        }

        @Override
        public ViewingState apply(ViewingState state, Occurred occurred) {
            return switch ((ViewingEvent) occurred.event()) {
                case ConfidentialViewed event -> new ViewingState(state, event.viewed());
            };
        }
    };

    private final @Nullable ViewingState before;
    private final @Nullable Subject last;

    private ViewingState(@Nullable ViewingState before, @Nullable Subject last) {
        this.before = before;
        this.last = last;
    }

    Set<Subject> viewed() {
        Set<Subject> viewed = new HashSet<>();
        for (ViewingState state = this; state != null; state = state.before) {
            if (state.last != null) {
                viewed.add(state.last);
            }
        }
        return viewed;
    }
}
