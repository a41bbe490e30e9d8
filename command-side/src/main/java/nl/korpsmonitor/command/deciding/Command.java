package nl.korpsmonitor.command.deciding;

import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be recorded about one subject. Implementations are records with a {@link CommandName}, listed
 * in a sealed interface with a {@link SubjectType}.
 *
 * <p>A field that the sender left out, or that could not be read, is null. A command's constructor checks nothing: all
 * checks are the decision's, so that they are the same for every door and are named all at once.
 */
public interface Command {
    /** What it is about; never read from a request's body. */
    @TargetAggregateIdentifier
    Subject subject();

    /** When it held in the world; null when the sender did not say. */
    @Nullable
    PartialDate occurredOn();

    /** The command as which its events are recorded: another one when the program gives this in place of what somebody asked. */
    default Class<? extends Command> askedAs() {
        return getClass();
    }
}
