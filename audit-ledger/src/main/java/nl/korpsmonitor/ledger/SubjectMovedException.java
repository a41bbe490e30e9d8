package nl.korpsmonitor.ledger;

import nl.korpsmonitor.events.values.Subject;
import org.axonframework.modelling.command.ConcurrencyException;

/** A subject that a decision was based on has other events by now. Nothing was appended; decide anew. */
public final class SubjectMovedException extends ConcurrencyException {
    private static final long serialVersionUID = 1L;

    private final transient Subject subject;
    private final long expected;
    private final long actual;

    /**
     * @param expected the sequence that the decision was based on; -1 for none
     * @param actual the subject's last sequence; -1 for none
     */
    public SubjectMovedException(Subject subject, long expected, long actual) {
        super(subject + " is at sequence " + actual + ", not " + expected);
        this.subject = subject;
        this.expected = expected;
        this.actual = actual;
    }

    /** Which subject moved. */
    public Subject subject() {
        return subject;
    }

    /** What the decision was based on. */
    public long expected() {
        return expected;
    }

    /** Where the subject is. */
    public long actual() {
        return actual;
    }
}
