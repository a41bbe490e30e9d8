package nl.korpsmonitor.events.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as its source gives it: a day ({@code 2013-10-24}), a month ({@code 2013-10}), a year
 * ({@code 2013}) or {@code unknown}. Days are those of Europe/Amsterdam.
 *
 * @param text one of the four forms above; years 1800 to 9999
 */
public record PartialDate(@JsonValue String text) {
    /** No date is known. It is not 'today' and not 'never'. */
    public static final PartialDate UNKNOWN = new PartialDate("unknown");

    private static final Pattern FORM = Pattern.compile("(1[89]|[2-9]\\d)\\d\\d(-\\d\\d(-\\d\\d)?)?");

    /** @throws IllegalArgumentException when the text is none of the four forms, or no day or month of the calendar */
    @JsonCreator
    public PartialDate {
        if (!text.equals("unknown")) {
            if (!FORM.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "a date is YYYY-MM-DD, YYYY-MM, YYYY or unknown, but this is '" + abbreviated(text) + "'");
            }
            try {
                firstDay(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("there is no date " + text + " in the calendar", e);
            }
        }
    }

    /** The given day. */
    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    /** Whether nothing is known of the date. */
    public boolean isUnknown() {
        return text.equals("unknown");
    }

    /** Whether it names one day. */
    public boolean isDay() {
        return text.length() == 10;
    }

    /** The first day that it can mean; null when unknown. */
    public @Nullable LocalDate earliest() {
        return isUnknown() ? null : firstDay(text);
    }

    /** The last day that it can mean; null when unknown. */
    public @Nullable LocalDate latest() {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 10 -> LocalDate.parse(text);
            default -> isUnknown() ? null : YearMonth.parse(text).atEndOfMonth();
        };
    }

    @Override
    public String toString() {
        return text;
    }

    private static LocalDate firstDay(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static String abbreviated(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
