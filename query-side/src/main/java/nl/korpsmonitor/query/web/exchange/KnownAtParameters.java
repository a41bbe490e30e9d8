package nl.korpsmonitor.query.web.exchange;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** As of when a state is wanted of what has no facts in force on other days. */
public record KnownAtParameters(
        @Parameter(
                description = "The state as it was known: after all entries up to and including this position, or"
                        + " recorded at or before this RFC 3339 time.",
                example = "2013-10-24T12:00:00Z")
        @Nullable
        String knownAt,

        @Parameter(
                description = "Wait up to two seconds until the entry at this position is in the answer; then 503.",
                example = "0")
        @Nullable
        String minPosition) {

    /** As every other state read has them. */
    public StateParameters state() {
        return new StateParameters(knownAt, null, minPosition);
    }
}
