package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which subjects at which two moments. */
record DifferenceQuestion(
        @Parameter(description = "One subject.", example = "scorecard/2012/ijsselland") @Nullable
        String subject,

        @Parameter(
                description = "Or the year of an edition: itself, its recommendations and its scorecards.",
                example = "2012")
        @Nullable
        String edition,

        @Parameter(
                description = "The first moment: after all entries up to and including this position, or recorded at"
                        + " or before this RFC 3339 time. Where two days are given it may be left out: then it is the"
                        + " second moment, and both days are told as they are known then.",
                example = "2013-10-01T00:00:00Z")
        @Nullable
        String from,

        @Parameter(
                description = "The second moment, likewise; the present when not given.",
                example = "2013-11-01T00:00:00Z")
        @Nullable
        String to,

        @Parameter(
                description = "Only what was in force on this day (Europe/Amsterdam), at both moments.",
                example = "2013-01-01")
        @Nullable
        String inForceOn,

        @Parameter(description = "Another day for the first moment.", example = "2012-01-01") @Nullable
        String fromInForceOn,

        @Parameter(description = "Another day for the second moment.", example = "2013-01-01") @Nullable
        String toInForceOn) {
    /** Null when it is the second moment, as only the days differ. */
    @Nullable
    StateQuestion first() {
        if (from != null) {
            return ReadParameters.moment("from", from, dayName("fromInForceOn", fromInForceOn), day(fromInForceOn));
        }
        boolean ofItsOwn = fromInForceOn != null || toInForceOn != null;
        if (ofItsOwn && day(fromInForceOn) != null && day(toInForceOn) != null) {
            return null;
        }
        throw new InvalidInputException(
                "from",
                "a position in the ledger or an RFC 3339 time: the moment to compare with; it may be left out only"
                        + " where fromInForceOn and toInForceOn give two days to compare");
    }

    /** The day of the first moment; null for the last known facts. */
    @Nullable
    LocalDate firstDay() {
        return ReadParameters.day(dayName("fromInForceOn", fromInForceOn), day(fromInForceOn));
    }

    StateQuestion second() {
        return ReadParameters.moment("to", to, dayName("toInForceOn", toInForceOn), day(toInForceOn));
    }

    private @Nullable String day(@Nullable String ofSide) {
        return ofSide == null ? inForceOn : ofSide;
    }

    private static String dayName(String name, @Nullable String ofSide) {
        return ofSide == null ? "inForceOn" : name;
    }
}
