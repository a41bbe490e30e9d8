package nl.korpsmonitor.query.web.exchange;

import io.swagger.v3.oas.annotations.Parameter;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Which stretch of a list is wanted. */
public record PageParameters(
        @Parameter(description = "How many items, 1 to 200; 50 when not given.", example = "50") @Nullable
        String limit,

        @Parameter(
                description = "Where to go on: taken from the 'next' link of the page before.",
                example = "MTIwNwplZGl0aW9uLzIwMDgKMjAwOA")
        @Nullable
        String cursor) {
    /** The most items on a page. */
    static final int MAXIMUM_LIMIT = 200;

    /** The number of items when none is asked for. */
    static final int DEFAULT_LIMIT = 50;

    /** The number of items wanted. */
    public int size() {
        return limit(limit);
    }

    /**
     * How many items a page may have.
     *
     * @throws InvalidInputException naming {@code limit} and its range
     */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MAXIMUM_LIMIT) {
            return Integer.parseInt(text);
        }
        throw new InvalidInputException("limit", "a whole number from 1 to " + MAXIMUM_LIMIT);
    }
}
