package nl.korpsmonitor.query.view;

import java.util.List;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A hold: what may not be erased. What was in its scope stays known when it is lifted.
 *
 * @param below subjects, or beginnings of their paths, all whose events are in its scope; in order
 * @param positions of single events in its scope; in order
 * @param inquiry code of the inquiry for which it was placed; null when it is for none
 * @param placedOn the day on which it was placed, as far as known
 * @param liftedOn the day on which it was lifted, as far as known; null while it is in force
 * @param events positions of its own events, in order
 */
public record HoldView(
        Head head,
        String code,
        List<String> below,
        List<Long> positions,
        @Nullable String inquiry,
        PartialDate placedOn,
        @Nullable PartialDate liftedOn,
        List<Long> events)
        implements View {

    /** Whether it keeps what is in its scope. */
    public boolean inForce() {
        return liftedOn == null;
    }

    /** Whether all events of a subject are in its scope, and of whatever begins with the subject's path. Single events are not looked at. */
    public boolean covers(Subject subject) {
        return below.stream().anyMatch(path -> (subject.id() + "/").startsWith(path + "/"));
    }

    /** Whether the event at a position, which is about a subject, is in its scope. */
    public boolean covers(long position, Subject subject) {
        return positions.contains(position) || covers(subject);
    }
}
