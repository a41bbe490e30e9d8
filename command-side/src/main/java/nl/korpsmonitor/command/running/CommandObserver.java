package nl.korpsmonitor.command.running;

import java.util.function.Supplier;
import nl.korpsmonitor.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while commands run, for metrics and traces, and changes nothing: it calls what it is given exactly once, on
 * the same thread, and passes on what that returns or throws. Safe for use by many threads.
 */
public interface CommandObserver {
    /** Nobody looks on. */
    CommandObserver NONE = new CommandObserver() {};

    /**
     * Around a whole command, with all attempts to decide it.
     *
     * @param command its name, such as {@code record-score}
     */
    default CommandResult running(String command, Supplier<CommandResult> run) {
        return run.get();
    }

    /** Within a command: around what makes an attempt's events durable. */
    default Receipt appending(Supplier<Receipt> append) {
        return append.get();
    }

    /**
     * What the events of the command on this thread name as their correlation, so that whoever looked on can be found
     * from them. It belongs to this command alone.
     *
     * @return null when the id of the command's message will do
     */
    default @Nullable String correlation() {
        return null;
    }
}
