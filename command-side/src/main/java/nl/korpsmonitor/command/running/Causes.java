package nl.korpsmonitor.command.running;

import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.ClockAheadException;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.store.StoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Finds what really happened inside the exceptions that Axon wraps around it. */
final class Causes {
    /** Deep enough for every wrapper, and an end to circular causes. */
    private static final int MAXIMUM_DEPTH = 10;

    private Causes() {}

    /** The domain's or the ledger's own exception, the outermost of them; the given one when there is none inside. */
    static RuntimeException domain(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAXIMUM_DEPTH; depth++) {
            if (cause instanceof InvalidInputException
                    || cause instanceof RefusedException
                    || cause instanceof NotFoundException
                    || cause instanceof ForbiddenException
                    || cause instanceof CheckpointMissingException
                    || cause instanceof RepeatedCommandException
                    // It has a StoreException inside, which alone would say that nothing was recorded.
                    || cause instanceof OutcomeUnknownException
                    || cause instanceof StoreException
                    || cause instanceof ClockAheadException
                    || cause instanceof ClockBehindException
                    || cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException) {
                return (RuntimeException) cause;
            }
            cause = cause.getCause();
        }
        if (thrown instanceof RuntimeException runtime) {
            return runtime;
        }
        return new IllegalStateException(thrown);
    }
}
