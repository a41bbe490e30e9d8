package nl.korpsmonitor.service.observation;

import java.util.Locale;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.running.CommandResult;
import nl.korpsmonitor.command.running.PreconditionFailedException;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** What became of a command, as metrics and traces name it. Alerts are written on these names: they stay. */
enum CommandOutcome {
    /** Its events are durable. */
    RECORDED,
    /** The same request was recorded before, and not again. */
    REPEATED,
    /** A field was wrong, or a rule of the domain forbade it. */
    REFUSED,
    /** The subject was not as the sender took it to be, or kept moving. */
    CONFLICT,
    /** The service could not do it; somebody should look why. */
    FAILED;

    /** The name in metrics and traces. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a command that came to its end. */
    static CommandOutcome of(CommandResult result) {
        return result.replayed() ? REPEATED : RECORDED;
    }

    /** Of a command, or one attempt at it, that ended with an exception. */
    static CommandOutcome of(RuntimeException thrown) {
        if (thrown instanceof RepeatedCommandException) {
            // Of an append only: the command itself then comes to its end, with the first one's result.
            return REPEATED;
        }
        if (thrown instanceof InvalidInputException
                || thrown instanceof RefusedException
                || thrown instanceof ForbiddenException
                || thrown instanceof NotFoundException) {
            return REFUSED;
        }
        if (thrown instanceof PreconditionFailedException
                || thrown instanceof ConcurrencyException
                || thrown instanceof AggregateStreamCreationException) {
            return CONFLICT;
        }
        return FAILED;
    }
}
