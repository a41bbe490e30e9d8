package nl.korpsmonitor.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Requests whose answer is a whole table, trail or file, which may be long, or has a dossier made: each counts for many. */
final class LongAnswers {
    /** For how many requests one of them counts. */
    static final int COST = 20;

    private static final List<String> FORMS =
            List.of("text/csv", "text/*", "application/x-ndjson", "application/jsonl");

    /** Paths at which there is nothing but a table, or a file. */
    private static final Pattern TABLES = Pattern.compile(
            "/v1/(decisions|agreements|editions/[^/]+/(scores|totals|findings|dimensions)|comparisons/[^/]+/[^/]+/dimensions|reconstructions/events|documents/[^/]+/file)");

    /** Where dossiers are made. */
    private static final Pattern DOSSIERS = Pattern.compile("/v1/inquiries/[^/]+/dossiers(/[^/]+/file)?");

    private LongAnswers() {}

    /** For how many requests this one counts. */
    static int cost(HttpServletRequest request) {
        String path = path(request);
        boolean whole = request.getMethod().equals("GET")
                && (namesForm(request) || TABLES.matcher(path).matches());
        boolean made = DOSSIERS.matcher(path).matches();
        return whole || made ? COST : 1;
    }

    /** Whatever may be given is given, so every form that is named counts, in whichever header. */
    private static boolean namesForm(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .map(accept -> accept.toLowerCase(Locale.ROOT))
                .anyMatch(accept -> FORMS.stream().anyMatch(accept::contains));
    }

    /** As the controllers read it: a letter may be written as its code. */
    private static String path(HttpServletRequest request) {
        String written = request.getRequestURI();
        try {
            return UriUtils.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // It is no path, so nothing long is there.
            return written;
        }
    }
}
