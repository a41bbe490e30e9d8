package nl.korpsmonitor.query.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * As of when somebody asks, read and checked.
 *
 * @param knownAt as it was written; null for the present
 * @param knownPosition the state after this position; null unless knownAt is a position
 * @param knownTime the state after all that was recorded at or before it; null unless knownAt is a time
 * @param inForceOn null for the last known facts
 * @param minPosition the entry that the state must hold at least; null for none
 */
public record StateQuestion(
        @Nullable String knownAt,
        @Nullable Long knownPosition,
        @Nullable Instant knownTime,
        @Nullable LocalDate inForceOn,
        @Nullable Long minPosition) {

    /**
     * Reads the three query parameters.
     *
     * @throws InvalidInputException naming every parameter that can't be read
     */
    public static StateQuestion of(@Nullable String knownAt, @Nullable String inForceOn, @Nullable String minPosition) {
        List<FieldFault> faults = new ArrayList<>();
        Long position = null;
        Instant time = null;
        if (knownAt != null && isPosition(knownAt)) {
            position = Long.valueOf(knownAt);
        } else if (knownAt != null) {
            time = Times.read("knownAt", knownAt, "a position in the ledger, or ", faults);
        }
        LocalDate day = inForceOn == null ? null : day(inForceOn, faults);
        Long least = null;
        if (minPosition != null && isPosition(minPosition)) {
            least = Long.valueOf(minPosition);
        } else if (minPosition != null) {
            faults.add(new FieldFault("minPosition", "a position in the ledger, a whole number of 0 or more"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new StateQuestion(knownAt, position, time, day, least);
    }

    /** The same question as of the position on which an earlier page stood; what was asked expressly stands. */
    public StateQuestion pinnedTo(long position) {
        return knownAt == null ? new StateQuestion(null, position, null, inForceOn, minPosition) : this;
    }

    /** Whether the text is a whole number from 0 to 10^15 - 1. */
    public static boolean isPosition(String text) {
        return text.matches("\\d{1,15}");
    }

    private static @Nullable LocalDate day(String text, List<FieldFault> faults) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, together with texts of another length.
        }
        faults.add(new FieldFault("inForceOn", "a day of the calendar, such as 2013-01-01"));
        return null;
    }
}
