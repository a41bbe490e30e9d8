package nl.korpsmonitor.events;

import org.jspecify.annotations.Nullable;

/**
 * What led to an event.
 *
 * @param command the name of the command, such as {@code record-score}; null for events that Axon's own tests append
 * @param correlation the id of the command message; events of one command share it
 * @param request keyed digest of the request that carried the command, base64url; null when there was none
 */
public record Cause(
        @Nullable String command,
        @Nullable String correlation,
        @Nullable String request) {}
