package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses two logins on one request, of which a proxy may have looked at the other one; and tokens in an address, which ends up in logs and histories. */
final class OneLoginFilter extends OncePerRequestFilter {
    private static final String HEADER = "Authorization";
    private static final String PARAMETER = "access_token";

    private final ProblemWriter problems;

    OneLoginFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Collections.list(request.getHeaders(HEADER)).size() > 1) {
            problems.write(response, Problem.badInput(List.of(new FieldFault(HEADER, "send one such header"))));
        } else if (isInAddress(request)) {
            problems.write(
                    response,
                    Problem.badInput(List.of(new FieldFault(
                            PARAMETER,
                            "send a token in the header Authorization; this one is in logs now, so have it revoked"))));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isInAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && Stream.of(query.split("&")).anyMatch(part -> part.startsWith(PARAMETER + "="));
    }
}
