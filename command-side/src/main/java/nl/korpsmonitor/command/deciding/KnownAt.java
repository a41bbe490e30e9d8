package nl.korpsmonitor.command.deciding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the ledger is looked at, as a request names it: exactly one of the two. What is recorded of it is the position, by what was stored when it was decided:
 * a block of entries has its time before it is stored, so that of a time that has only just passed a later read with that time may include more.
 *
 * @param position the entries up to and including this one
 * @param time the entries recorded at or before it
 */
public record KnownAt(@Nullable Long position, @Nullable Instant time) {
    /** What is written of a time, to be matched as a whole: RFC 3339, section 5.6; java.time takes more. */
    public static final String TIME_PATTERN =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})";

    private static final Pattern TIME = Pattern.compile(TIME_PATTERN);

    public KnownAt {
        if ((position == null) == (time == null)) {
            throw new IllegalArgumentException("a position or a time");
        }
    }

    /** Up to and including a position. */
    public static KnownAt at(long position) {
        return new KnownAt(position, null);
    }

    /**
     * At a time.
     *
     * @throws IllegalArgumentException when the text is no RFC 3339 time
     */
    public static KnownAt of(String time) {
        try {
            if (TIME.matcher(time).matches()) {
                return new KnownAt(null, OffsetDateTime.parse(time).toInstant());
            }
        } catch (DateTimeException e) {
            // Told below, together with texts of another form.
        }
        throw new IllegalArgumentException(
                "must be a position, a whole number without quotes, or an RFC 3339 time, such as \"2013-10-24T12:00:00Z\"");
    }

    /**
     * The position of the last entry that is looked at.
     *
     * @param field that faults name
     * @param input null when it was not given, which is a fault
     * @return null when there is a fault: it was not given, is not known yet, or lies before the first entry
     */
    public static @Nullable Long position(String field, @Nullable KnownAt input, Faults faults, References references) {
        if (input == null) {
            faults.required(field, input);
            return null;
        }
        return input.time == null
                ? positionOf(field, Faults.given(input.position), faults, references)
                : positionAt(field, input.time, faults, references);
    }

    private static @Nullable Long positionOf(String field, long position, Faults faults, References references) {
        if (position < 0 || references.event(position).isEmpty()) {
            faults.add(field, "the ledger has no entry at this position; the future is not known");
            return null;
        }
        return position;
    }

    private static @Nullable Long positionAt(String field, Instant time, Faults faults, References references) {
        if (time.isAfter(references.now())) {
            faults.add(field, "lies in the future, which is not known");
            return null;
        }
        long size = references.sizeAt(time);
        if (size == 0) {
            faults.add(field, "the ledger attests nothing of a time before its first entry; name a later one");
            return null;
        }
        return size - 1;
    }
}
