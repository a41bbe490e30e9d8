package nl.korpsmonitor.service.auditing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemObserver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs writes that were answered with a problem, and reads that were denied or throttled. Of the input it tells the names of wrong fields and no value; of the
 * request the path, without its query. Safe for use by many threads.
 */
final class RefusedRequests implements ProblemObserver {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,199}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9._\\[\\]/-]{1,100}");
    private static final int MAXIMUM_FIELDS = 20;

    /** How the message begins of a fault of a field that the command does not have. */
    private static final String NO_FIELD = "is not a field";

    private final UseLog log;

    RefusedRequests(UseLog log) {
        this.log = log;
    }

    @Override
    public void answered(HttpServletRequest request, Problem problem) {
        UseResult result = result(problem.status());
        boolean read = READS.contains(request.getMethod());
        boolean wanted = result == UseResult.DENIED || result == UseResult.THROTTLED || !read;
        if (wanted && request.getAttribute(LoginEntries.LOGGED) == null) {
            log.record(new UseEntry(
                    action(request), object(request), result, request.getRemoteAddr(), actor(), details(problem)));
        }
    }

    private static UseResult result(int status) {
        return switch (status) {
            case 401, 403 -> UseResult.DENIED;
            case 429 -> UseResult.THROTTLED;
            default -> status >= 500 ? UseResult.FAILED : UseResult.REFUSED;
        };
    }

    private static String action(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other method";
        return pattern == null || pattern.equals("/**") ? method : method + " " + pattern;
    }

    private static String object(HttpServletRequest request) {
        String path = request.getRequestURI();
        return PATH.matcher(path).matches() ? path : UseEntry.UNKNOWN;
    }

    private static String actor() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null && login.getPrincipal() instanceof Account account
                ? "actor/" + account.pseudonym()
                : UseEntry.NOBODY;
    }

    private static Map<String, String> details(Problem problem) {
        Map<String, String> details = new TreeMap<>();
        details.put("status", Integer.toString(problem.status()));
        if (problem.rule() != null) {
            details.put("rule", problem.rule());
        }
        if (problem.errors() != null) {
            details.put("fields", fields(problem));
        }
        if (problem.correlation() != null) {
            details.put("correlation", problem.correlation());
        }
        return details;
    }

    /** A field that is none was named by whoever sent it: such a name may be anything. */
    private static String fields(Problem problem) {
        return problem.errors() == null
                ? ""
                : problem.errors().stream()
                        .limit(MAXIMUM_FIELDS)
                        .map(RefusedRequests::field)
                        .collect(Collectors.joining(","));
    }

    private static String field(FieldFault fault) {
        boolean ours = !fault.message().startsWith(NO_FIELD);
        return ours && FIELD.matcher(fault.field()).matches() ? fault.field() : UseEntry.UNKNOWN;
    }
}
