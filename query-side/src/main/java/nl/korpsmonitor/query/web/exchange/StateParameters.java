package nl.korpsmonitor.query.web.exchange;

import io.swagger.v3.oas.annotations.Parameter;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/** As of when a state is wanted: on every state read. */
public record StateParameters(
        @Parameter(
                description = "The state as it was known: after all entries up to and including this position, or"
                        + " recorded at or before this RFC 3339 time.",
                example = "2013-10-24T12:00:00Z")
        @Nullable
        String knownAt,

        @Parameter(
                description = "Only what was in force on this day (Europe/Amsterdam), instead of the last known facts.",
                example = "2013-01-01")
        @Nullable
        String inForceOn,

        @Parameter(
                description = "Wait up to two seconds until the entry at this position is in the answer; then 503.",
                example = "0")
        @Nullable
        String minPosition) {

    /** Read and checked. */
    public StateQuestion question() {
        return StateQuestion.of(knownAt, inForceOn, minPosition);
    }
}
