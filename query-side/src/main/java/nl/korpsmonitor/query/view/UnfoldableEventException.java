package nl.korpsmonitor.query.view;

import nl.korpsmonitor.events.RecordedEvent;

/** An event that can't follow what was folded before: the trail breaks a rule. The projection must stop, not skip. */
public final class UnfoldableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfoldableEventException(RecordedEvent event, String reason) {
        super("the event at position " + event.position() + " (" + event.type() + ", sequence " + event.sequence()
                + " of " + event.subject() + ") does not fit: " + reason);
    }
}
