package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.auditing.UseResult;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses two logins on one request, of which a proxy may have looked at the other one; and secrets in an address, which ends up in logs and histories. */
final class OneLoginFilter extends OncePerRequestFilter {
    private static final String HEADER = "Authorization";
    private static final Set<String> SECRETS =
            Set.of("access_token", "password", "new-password", "new-password-again", "_csrf");

    private final ProblemWriter problems;
    private final LoginEntries entries;

    OneLoginFilter(ProblemWriter problems, LoginEntries entries) {
        this.problems = problems;
        this.entries = entries;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Collections.list(request.getHeaders(HEADER)).size() > 1) {
            refuse(request, response, new FieldFault(HEADER, "send one such header"));
            return;
        }
        Optional<String> secret = secretInAddress(request);
        if (secret.isPresent()) {
            String remedy =
                    "send a token in the header Authorization, and what a form asks for in its body; this one is in logs now, so"
                            + " have it revoked or change it";
            refuse(request, response, new FieldFault(secret.get(), remedy));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, FieldFault fault) throws IOException {
        entries.failed(request, UseResult.REFUSED);
        problems.write(response, Problem.badInput(List.of(fault)));
    }

    private static Optional<String> secretInAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : Stream.of(query.split("&"))
                        .map(part -> decoded(part.split("=", 2)[0]))
                        .filter(SECRETS::contains)
                        .findFirst();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // Nobody reads such a query: it is refused further on.
        }
    }
}
