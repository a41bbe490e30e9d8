package nl.korpsmonitor.query.web.exchange;

import java.time.LocalDate;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A stretch of days that a list is narrowed by, both included; null where it is open. */
public record DayRange(@Nullable LocalDate first, @Nullable LocalDate last) {
    /**
     * That of two parameters, each of which may be left out.
     *
     * @throws InvalidInputException naming the one that is no day, or the last when it lies before the first
     */
    public static DayRange of(String firstName, @Nullable String first, String lastName, @Nullable String last) {
        DayRange days = new DayRange(ReadParameters.day(firstName, first), ReadParameters.day(lastName, last));
        if (days.first != null && days.last != null && days.last.isBefore(days.first)) {
            throw new InvalidInputException(
                    lastName, "lies before " + firstName + "; give the same day or a later one");
        }
        return days;
    }

    /** Whether the day is in it; both ends are, and an end that was not given leaves it open. */
    public boolean holds(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }
}
