package nl.korpsmonitor.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.query.state.DossierGoneException.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as RFC 9457 says it. Without a {@code type} it is {@code about:blank}: the status says what kind of
 * problem it is.
 *
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong here, and where it helps what to do about it; one or two sentences
 * @param errors of a 400: every wrong field
 * @param rule of a 409: the stable name of the rule of the domain that forbids it
 * @param position of a 409 that is itself recorded: of the event that tells of it
 * @param values of a 410: what a dossier showed and may not be shown any more
 * @param correlation of a 500: what to name when reporting it; the log names it too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String title,
        int status,
        String detail,
        @Nullable List<FieldFault> errors,
        @Nullable String rule,
        @Nullable Long position,
        @Nullable List<Value> values,
        @Nullable String correlation) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? null : List.copyOf(errors);
        values = values == null ? null : List.copyOf(values);
    }

    /** A problem of which there is no more to say. */
    public static Problem of(int status, String detail) {
        return new Problem(titleOf(status), status, detail, null, null, null, null, null);
    }

    /** There is nothing at the path, or nothing that is open. */
    public static Problem nothingHere() {
        return of(404, DetailOf.status(404));
    }

    /** Bad input. */
    public static Problem badInput(List<FieldFault> errors) {
        String detail = errors.size() == 1
                ? "One field is wrong; nothing was changed."
                : errors.size() + " fields are wrong; nothing was changed.";
        return new Problem(titleOf(400), 400, detail, errors, null, null, null, null);
    }

    /** A rule of the domain forbids it. */
    public static Problem refused(String rule, String detail) {
        return new Problem(titleOf(409), 409, detail, null, rule, null, null, null);
    }

    /** A rule of the domain forbids it, and the refusal is recorded. */
    public static Problem refusedAndRecorded(String rule, String detail, long position) {
        return new Problem(titleOf(409), 409, detail, null, rule, position, null, null);
    }

    /** It was there, and may not be shown any more. */
    public static Problem gone(String detail, List<Value> values) {
        return new Problem(titleOf(410), 410, detail, null, null, null, values, null);
    }

    /** Our own fault. */
    public static Problem internal(String correlation) {
        String detail = "Something went wrong here. When you report it, name this correlation: " + correlation;
        return new Problem(titleOf(500), 500, detail, null, null, null, null, correlation);
    }

    private static String titleOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }
}
