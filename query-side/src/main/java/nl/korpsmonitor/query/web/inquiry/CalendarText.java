package nl.korpsmonitor.query.web.inquiry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes iCalendar (RFC 5545): content lines that end with CR LF, are folded at 75 octets and never within a character. For one thread. */
final class CalendarText {
    /** The longest line, in octets, without its end. */
    static final int MAXIMUM_LINE = 75;

    private static final String END = "\r\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** A property whose value needs no escaping, such as a name of the standard or a number. */
    CalendarText property(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property of type TEXT. */
    CalendarText text(String name, String value) {
        return property(name, escaped(value));
    }

    /** A property of type DATE. */
    CalendarText day(String name, LocalDate day) {
        return property(name + ";VALUE=DATE", DAY.format(day));
    }

    /** A property of type DATE-TIME, in UTC, to the second. */
    CalendarText time(String name, Instant time) {
        return property(name, TIME.format(time));
    }

    /** Section 3.3.11. Other control characters have no form in it, and are left out. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (c == '\t' || !Character.isISOControl(c)) {
                        escaped.append((char) c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Section 3.1. The blank with which a line goes on counts among its octets. */
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MAXIMUM_LINE) {
                text.append(END).append(' ');
                octets = 1;
            }
            text.append(character);
            octets += length;
            i += character.length();
        }
        text.append(END);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
