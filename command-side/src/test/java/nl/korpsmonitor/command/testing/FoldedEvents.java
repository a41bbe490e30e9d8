package nl.korpsmonitor.command.testing;

import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Subject;

/** States from lists of events, for tests of what a state says. */
public final class FoldedEvents {
    private FoldedEvents() {}

    /** The state after real events, recorded by somebody. */
    public static <S> S real(Fold<S> fold, String subject, DomainEvent... events) {
        return folded(fold, subject, false, events);
    }

    /** The state after invented events, recorded by somebody. */
    public static <S> S invented(Fold<S> fold, String subject, DomainEvent... events) {
        return folded(fold, subject, true, events);
    }

    private static <S> S folded(Fold<S> fold, String subject, boolean fictitious, DomainEvent... events) {
        S state = fold.initial();
        for (int sequence = 0; sequence < events.length; sequence++) {
            state = fold.apply(
                    state, new Occurred(new Subject(subject), sequence, events[sequence], "somebody", fictitious));
        }
        return state;
    }
}
