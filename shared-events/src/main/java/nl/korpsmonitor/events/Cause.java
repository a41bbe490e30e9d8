package nl.korpsmonitor.events;

import org.jspecify.annotations.Nullable;

/**
 * What led to an event.
 *
 * @param command the name of the command, such as {@code record-score}; null for events that Axon's own tests append
 * @param correlation events of one command share it, and no others have it: the id of the command message, or, for a command that belonged to a trace,
 *     {@code <trace id>-<span id>} of the command in that trace, 32 and 16 hexadecimal digits (W3C Trace Context)
 * @param request keyed digest of the request that carried the command, base64url; null when there was none
 * @param key the idempotency key under which the events were recorded: SHA-256(actor || Idempotency-Key), base64url; null when there was none
 */
public record Cause(
        @Nullable String command,
        @Nullable String correlation,
        @Nullable String request,
        @Nullable String key) {
    /** The same with this idempotency key. */
    public Cause withKey(@Nullable String other) {
        return new Cause(command, correlation, request, other);
    }
}
