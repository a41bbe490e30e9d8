package nl.korpsmonitor.command.running;

import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** The subject is not as the sender takes it to be; HTTP 412. Nothing was changed. */
public final class PreconditionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Subject subject;
    private final @Nullable Long expected;
    private final long actual;

    /**
     * @param expected the last sequence that the sender named; null when it must merely exist
     * @param actual the subject's last sequence; -1 when it has no events
     */
    public PreconditionFailedException(Subject subject, @Nullable Long expected, long actual) {
        super(subject + (actual < 0 ? " has no events" : " is at sequence " + actual)
                + (expected == null ? "" : ", not at " + expected)
                + "; read it again and decide anew");
        this.subject = subject;
        this.expected = expected;
        this.actual = actual;
    }

    /** Which subject. */
    public Subject subject() {
        return subject;
    }

    /** The last sequence that the sender named; null when it must merely exist. */
    public @Nullable Long expected() {
        return expected;
    }

    /** The subject's last sequence; -1 when it has no events. */
    public long actual() {
        return actual;
    }
}
