package nl.korpsmonitor.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Requests whose answer is a whole table or trail, which may be long, or has a dossier made: each counts for many. */
final class LongAnswers {
    /** For how many requests one of them counts. */
    static final int COST = 20;

    private static final List<String> FORMS = List.of("text/csv", "application/x-ndjson", "application/jsonl");

    /** Paths at which there is nothing but a table. */
    private static final Pattern TABLES =
            Pattern.compile("/v1/(decisions|agreements|editions/[^/]+/scores|comparisons/[^/]+/[^/]+/dimensions)");

    /** Where dossiers are made. */
    private static final Pattern DOSSIERS = Pattern.compile("/v1/inquiries/[^/]+/dossiers(/[^/]+/file)?");

    private LongAnswers() {}

    /** For how many requests this one counts. */
    static int cost(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String forms = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        boolean whole = request.getMethod().equals("GET")
                && (FORMS.stream().anyMatch(forms::contains)
                        || TABLES.matcher(request.getRequestURI()).matches());
        boolean made = DOSSIERS.matcher(request.getRequestURI()).matches();
        return whole || made ? COST : 1;
    }
}
