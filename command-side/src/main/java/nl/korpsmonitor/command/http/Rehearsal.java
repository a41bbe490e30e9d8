package nl.korpsmonitor.command.http;

/**
 * The answer to a write with {@code dryRun=true} that would be recorded; one that would not gets its problem.
 *
 * @param valid always true
 */
public record Rehearsal(boolean valid) {}
