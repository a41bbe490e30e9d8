package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** What is to be reconstructed, and for which day. */
record ReconstructionQuestion(
        @Parameter(description = "One subject.", example = "recommendation/2012/r-07") @Nullable
        String subject,

        @Parameter(
                description = "Or the year of an edition: itself, its recommendations and its scorecards.",
                example = "2012")
        @Nullable
        String edition,

        @Parameter(description = "The day, to its end (Europe/Amsterdam).", required = true, example = "2013-11-15")
        @Nullable
        String asOf) {
    /**
     * The same, read.
     *
     * @throws InvalidInputException naming what can't be read or is missing
     */
    Asked read(Clock clock) {
        ReadParameters.requireOne(subject, edition);
        return new Asked(ReadParameters.subject(subject), Filters.year("edition", edition), day(clock));
    }

    /**
     * A question that can be answered: either a subject or an edition is there.
     *
     * @param edition the year; null of one subject
     */
    record Asked(@Nullable Subject subject, @Nullable Integer edition, LocalDate day) {}

    private LocalDate day(Clock clock) {
        LocalDate day = ReadParameters.day("asOf", asOf);
        if (day == null) {
            throw new InvalidInputException("asOf", "say on which day, such as 2013-11-15");
        }
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR))) {
            throw new InvalidInputException("asOf", "lies in the future, which is not known");
        }
        return day;
    }
}
