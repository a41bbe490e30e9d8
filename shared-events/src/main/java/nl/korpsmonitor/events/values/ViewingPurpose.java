package nl.korpsmonitor.events.values;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nl.korpsmonitor.events.ViewingEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Why a reader wants confidential values opened, as the header says: visible ASCII and blanks, everything else as percent-encoded UTF-8. */
public final class ViewingPurpose {
    /** The header's name, which faults name too. */
    public static final String HEADER = "Viewing-Purpose";

    /** What the description of the API says of it. */
    public static final String DESCRIPTION =
            "Why confidential values are to be opened, for who may see them: 1 to 500 characters, those"
                    + " outside of visible ASCII and every % as percent-encoded UTF-8. Who reads what, when and why is recorded"
                    + " before it is shown.";

    /** One, for the description of the API. */
    public static final String EXAMPLE = "Woo request 2014-07";

    private static final int ESCAPE_LENGTH = 3;

    private ViewingPurpose() {}

    /**
     * What the header says; null when it was not sent.
     *
     * @throws InvalidInputException when it has another form
     */
    public static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return Text.requireLine(HEADER, decoded(header), ViewingEvent.MAXIMUM_PURPOSE_LENGTH);
        } catch (CharacterCodingException e) {
            throw wrong("what is percent-encoded must be UTF-8");
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw wrong(message.substring(message.indexOf(": ") + 2));
        }
    }

    private static String decoded(String header) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < ' ' || c > '~') {
                throw wrong("has a character outside of visible ASCII: write it as percent-encoded UTF-8");
            } else if (c != '%') {
                bytes.write(c);
            } else if (i + ESCAPE_LENGTH <= header.length()
                    && HexFormat.isHexDigit(header.charAt(i + 1))
                    && HexFormat.isHexDigit(header.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(header, i + 1, i + ESCAPE_LENGTH));
                i += ESCAPE_LENGTH - 1;
            } else {
                throw wrong("after % stand two hexadecimal digits; a % itself is written %25");
            }
        }
        // A decoder of its own, as others put something else in place of what is wrong.
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static InvalidInputException wrong(String message) {
        return new InvalidInputException(HEADER, message);
    }
}
