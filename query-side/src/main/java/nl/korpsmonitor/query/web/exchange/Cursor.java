package nl.korpsmonitor.query.web.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. It names the position that the first page stood on, so that the pages are one list, whatever
 * is recorded meanwhile.
 *
 * @param position of the first page's state
 * @param after the last row that was seen
 */
public record Cursor(long position, After after) {

    /** Text for a URL. */
    public String encode() {
        String plain = position + "\n" + after.key() + "\n" + after.sortValue();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads it back.
     *
     * @throws InvalidInputException when it is not one that was given out
     */
    public static @Nullable Cursor decode(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\n", 3);
            if (parts.length == 3 && StateQuestion.isPosition(parts[0])) {
                return new Cursor(Long.parseLong(parts[0]), new After(parts[2], parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // Told below, together with other texts that are no cursor.
        }
        throw unknown();
    }

    /** That a cursor is none that was given out. */
    public static InvalidInputException unknown() {
        return new InvalidInputException("cursor", "take it unchanged from the 'next' link of the page before");
    }
}
