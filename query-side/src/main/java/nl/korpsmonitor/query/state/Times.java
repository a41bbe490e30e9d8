package nl.korpsmonitor.query.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Reads times and dates in query parameters. */
public final class Times {
    /** The form of RFC 3339, section 5.6; java.time takes more, such as years of nine digits. */
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private static final String EXAMPLE = "an RFC 3339 time such as 2013-10-24T12:00:00Z; a plus is written as %2B";

    private static final String DATE = "a day, month or year, such as 2013-10-24, 2013-10 or 2013";

    private Times() {}

    /**
     * The time of a parameter; null when it is absent, or is none and was added to the faults.
     *
     * @param or what else the parameter may be, for the fault; may be empty
     */
    public static @Nullable Instant read(String parameter, @Nullable String text, String or, List<FieldFault> faults) {
        if (text == null) {
            return null;
        }
        try {
            if (RFC_3339.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            // Told below, together with texts of another form.
        }
        faults.add(new FieldFault(parameter, or + EXAMPLE));
        return null;
    }

    /**
     * Adds a fault when two times are turned round, as what lies between such two nobody can mean. Either may be null, for no bound.
     *
     * @param fromName of the first parameter, for who gave it; {@code untilName} is that of the last one, which is at fault
     */
    public static void requireOrder(
            String fromName,
            @Nullable Instant from,
            String untilName,
            @Nullable Instant until,
            List<FieldFault> faults) {
        if (from != null && until != null && until.isBefore(from)) {
            faults.add(new FieldFault(untilName, "must not lie before " + fromName));
        }
    }

    /**
     * The date of a parameter: a day, a month or a year; null when it is absent, or is none and was added to the faults. A date that is not known is none.
     */
    public static @Nullable PartialDate date(String parameter, @Nullable String text, List<FieldFault> faults) {
        if (text == null) {
            return null;
        }
        try {
            PartialDate date = new PartialDate(text);
            if (!date.isUnknown()) {
                return date;
            }
        } catch (IllegalArgumentException e) {
            // Told below, together with a date that is not known.
        }
        faults.add(new FieldFault(parameter, DATE));
        return null;
    }
}
