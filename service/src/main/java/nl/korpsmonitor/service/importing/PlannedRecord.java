package nl.korpsmonitor.service.importing;

import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.events.values.Subject;

/**
 * A record, ready to be given as a command.
 *
 * @param source where it stands in the file
 * @param input the command, with the faults of reading it
 * @param context by whom, and under which idempotency key
 */
record PlannedRecord(ImportRecord source, CommandInput input, CommandContext context) {
    /** Whether it makes known who records; the file itself does not say so. */
    boolean isRegistration() {
        return subject().type().equals("actor");
    }

    Subject subject() {
        return input.command().subject();
    }
}
