package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.state.Times;
import org.jspecify.annotations.Nullable;

/**
 * Days on which something may have held, on the world's clock: whatever it may mean, a date fits when one of the days that it can mean lies between them.
 * Days are those of Europe/Amsterdam. Immutable.
 *
 * @param from the first day; null for no bound
 * @param until the last day; null for no bound
 */
public record OccurredDays(
        @Nullable LocalDate from, @Nullable LocalDate until) {
    /** Any day, and no day at all. */
    public static final OccurredDays ALL = new OccurredDays(null, null);

    /**
     * Reads two days, months or years; of a month or a year all days are meant. Either may be null, for no bound.
     *
     * @param fromName of the first parameter or option, for who gave it; {@code untilName} is that of the last one
     * @param faults to which is added what can't be read, and two days that are turned round; then the answer holds nothing to use
     */
    public static OccurredDays read(
            String fromName, @Nullable String from, String untilName, @Nullable String until, List<FieldFault> faults) {
        PartialDate earliest = Times.date(fromName, from, faults);
        PartialDate latest = Times.date(untilName, until, faults);
        LocalDate first = earliest == null ? null : earliest.earliest();
        LocalDate last = latest == null ? null : latest.latest();
        if (first != null && last != null && first.isAfter(last)) {
            faults.add(new FieldFault(untilName, "must not lie before " + fromName));
        }
        return new OccurredDays(first, last);
    }

    /** Whether nothing is left out, not even what has no date. */
    public boolean isAll() {
        return from == null && until == null;
    }

    /** Whether it may have held on one of the days. What has no date fits only when nothing is left out. */
    public boolean fit(PartialDate occurredOn) {
        LocalDate earliest = occurredOn.earliest();
        LocalDate latest = occurredOn.latest();
        if (earliest == null || latest == null) {
            return isAll();
        }
        return (from == null || !latest.isBefore(from)) && (until == null || !earliest.isAfter(until));
    }
}
