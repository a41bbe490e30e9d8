package nl.korpsmonitor.command.running;

import nl.korpsmonitor.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How a command was given.
 *
 * @param actor who gives it, in which role
 * @param idempotency under which key; null when none was given
 * @param ifMatch what the sender takes the subject to be; null when that does not matter
 */
public record CommandContext(
        Actor actor,
        @Nullable Idempotency idempotency,
        @Nullable IfMatch ifMatch) {
    /** Given without key or precondition. */
    public static CommandContext of(Actor actor) {
        return new CommandContext(actor, null, null);
    }
}
