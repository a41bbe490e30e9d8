package nl.korpsmonitor.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses who comes too often, with 429 and when to come again. */
final class RateLimitFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final RateLimits limits;
    private final Function<HttpServletRequest, @Nullable String> caller;
    private final boolean onlyWrites;
    private final String detail;
    private final ProblemWriter problems;

    /**
     * @param caller names who asks; null for who is not counted
     * @param onlyWrites whether reads are not counted
     * @param detail what is said to who is refused
     */
    RateLimitFilter(
            RateLimits limits,
            Function<HttpServletRequest, @Nullable String> caller,
            boolean onlyWrites,
            String detail,
            ProblemWriter problems) {
        this.limits = limits;
        this.caller = caller;
        this.onlyWrites = onlyWrites;
        this.detail = detail;
        this.problems = problems;
    }

    /** Whoever watches over the service must see it under an attack above all; he needs no login for that. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean watches = path.equals("/metrics") || path.equals("/health") || path.startsWith("/health/");
        return (watches && request.getHeader("Authorization") == null) || (onlyWrites && !writes(request));
    }

    /** Confidential values are opened by recording that they are. */
    private static boolean writes(HttpServletRequest request) {
        return !READS.contains(request.getMethod()) || request.getHeader("Viewing-Purpose") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who = caller.apply(request);
        long seconds = who == null ? 0 : limits.secondsToWait(who, onlyWrites ? 1 : LongAnswers.cost(request));
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(seconds));
            problems.write(response, Problem.of(429, detail));
        }
    }
}
