package nl.korpsmonitor.command.http;

import java.util.function.Supplier;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.events.problems.RefusedException;

/** Does what takes long before something can be recorded, while no subject is locked. */
@FunctionalInterface
public interface Preparation {
    /**
     * What is to be recorded, and of which state of the subject it was made.
     *
     * @param command to be given in place of what was asked, about the same subject
     * @param sequence of the subject's last event by then: only right after that it is recorded
     * @param changed what is thrown when something was recorded of the subject meanwhile
     */
    record Prepared(Command command, long sequence, Supplier<RefusedException> changed) {}

    /**
     * Prepares it; whatever it throws is the answer.
     *
     * @param asked the command as it was sent, whose decision found nothing wrong
     * @param rehearsal whether nothing will be recorded
     */
    Prepared prepare(Command asked, boolean rehearsal);
}
