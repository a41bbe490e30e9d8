package nl.korpsmonitor.query.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.ViewingPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What answers in JSON Lines have in common: a value on each line, as many as there are. */
public final class JsonLines {
    /** JSON Lines. Neither name is registered; this is the one that is used most. */
    public static final String MEDIA_TYPE = MediaType.APPLICATION_NDJSON_VALUE;

    /** The same under the name that jsonlines.org proposes. */
    public static final String OTHER_NAME = "application/jsonl";

    private JsonLines() {}

    /** The name of JSON Lines by which they were asked for. */
    public static String mediaType(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(OTHER_NAME) ? OTHER_NAME : MEDIA_TYPE;
    }

    /**
     * Refuses to open confidential values in an answer of any length.
     *
     * @throws InvalidInputException when a purpose is given
     */
    public static void refuseToOpen(@Nullable String purpose) {
        if (purpose != null) {
            throw new InvalidInputException(
                    ViewingPurpose.HEADER,
                    "an answer with all events opens no confidential values; ask for the event by its position");
        }
    }
}
