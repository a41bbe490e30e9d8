package nl.korpsmonitor.query.view;

import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What every view knows of its subject.
 *
 * @param subject what the view is about
 * @param sequence of the last event folded in, within the subject; what {@code If-Match} compares with
 * @param position of the last event folded in
 * @param fictitious whether any event so far belongs to invented data
 */
public record Head(Subject subject, long sequence, long position, boolean fictitious) {

    /**
     * The head after one more event.
     *
     * @param before null when the event is the subject's first
     * @throws UnfoldableEventException when the event is not the very next one of the subject
     */
    static Head after(@Nullable Head before, RecordedEvent event) {
        long expected = before == null ? 0 : before.sequence + 1;
        if (event.sequence() != expected) {
            throw new UnfoldableEventException(event, "sequence " + expected + " should come first");
        }
        return new Head(
                event.subject(),
                event.sequence(),
                event.position(),
                event.fictitious() || (before != null && before.fictitious));
    }
}
