package nl.korpsmonitor.events.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
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

    /** Each 0 stands for a digit. */
    private static final String LONGEST_FORM = "0000-00-00";

    private static final int FIRST_YEAR = 1800;

    /** @throws IllegalArgumentException when the text is none of the four forms, or no day or month of the calendar */
    @JsonCreator
    public PartialDate {
        if (!text.equals("unknown")) {
            if (!hasForm(text) || number(text, 0, 4) < FIRST_YEAR) {
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
            case 4 -> LocalDate.of(number(text, 0, 4), 12, 31);
            case 10 -> firstDay(text);
            default -> isUnknown() ? null : YearMonth.from(firstDay(text)).atEndOfMonth();
        };
    }

    @Override
    public String toString() {
        return text;
    }

    private static LocalDate firstDay(String text) {
        int month = text.length() >= 7 ? number(text, 5, 7) : 1;
        int day = text.length() == 10 ? number(text, 8, 10) : 1;
        return LocalDate.of(number(text, 0, 4), month, day);
    }

    /** By hand, not by a pattern or the calendar's parser: every event that is read has a date. */
    private static boolean hasForm(String text) {
        if (text.length() != 4 && text.length() != 7 && text.length() != 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (LONGEST_FORM.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits, int from, int until) {
        return Integer.parseInt(digits, from, until, 10);
    }

    private static String abbreviated(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
