package nl.korpsmonitor.query.comparison;

import java.time.LocalDate;
import java.util.Objects;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * How long an organisation existed, and what came after it.
 *
 * @param existsFrom unknown counts as from always
 * @param succeeded by whom, and with which weight and shares; null when it was not succeeded
 * @param endedOn the first day without it when it ended without a successor; else null
 */
public record OrganisationFacts(
        String code,
        String name,
        PartialDate existsFrom,
        @Nullable OrganisationSucceeded succeeded,
        @Nullable LocalDate endedOn) {

    /** The first day without it; null when it still exists. */
    @Nullable
    LocalDate firstDayWithout() {
        return succeeded == null
                ? endedOn
                : Objects.requireNonNull(succeeded.occurredOn().earliest());
    }

    /** Whether it existed on some day of that year. */
    boolean existedIn(int year) {
        LocalDate start = existsFrom.earliest();
        return (start == null || start.getYear() <= year) && !wasGoneBefore(year);
    }

    /** Whether it had ended before, or at the start of, the first day of that year. */
    boolean wasGoneBefore(int year) {
        LocalDate end = firstDayWithout();
        return end != null && !end.isAfter(LocalDate.of(year, 1, 1));
    }
}
