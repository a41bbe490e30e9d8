package nl.korpsmonitor.command.reading;

import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.events.problems.FieldFault;

/**
 * A command as far as it could be read.
 *
 * @param faults what could not be read; those fields are null in the command
 */
public record CommandInput(Command command, List<FieldFault> faults) {
    public CommandInput {
        faults = List.copyOf(faults);
    }

    /** A command that was made in code, not read. */
    public static CommandInput of(Command command) {
        return new CommandInput(command, List.of());
    }
}
