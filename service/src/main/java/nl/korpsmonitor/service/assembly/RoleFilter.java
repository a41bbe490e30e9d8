package nl.korpsmonitor.service.assembly;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import nl.korpsmonitor.service.http.ApiVersion;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import nl.korpsmonitor.service.security.PagePaths;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells whoever asks a node for what it does not do that another node does. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoleFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int METHOD_NOT_ALLOWED = 405;

    /** Of a server that can't answer for what is asked (RFC 9110, 15.5.20); 404 would say that it does not exist. */
    private static final int MISDIRECTED = 421;

    private static final String DESCRIPTION = ApiVersion.PATH + "/openapi.json";

    private final NodeRole role;
    private final ProblemWriter problems;

    RoleFilter(@Value("${korpsmonitor.role}") NodeRole role, ProblemWriter problems) {
        this.role = role;
        this.problems = problems;
    }

    /** Whether it is for a node with read models; the description of the API, health and figures are every node's own. */
    private static boolean isQuestion(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean answered = path.startsWith(ApiVersion.PATH + "/") || path.startsWith("/trail/");
        return read && answered && !path.startsWith(DESCRIPTION);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!role.answers() && isQuestion(request)) {
            problems.write(
                    response,
                    Problem.of(
                            MISDIRECTED,
                            "This node only takes commands, so it can't tell whether there is an answer. Ask a node that"
                                    + " answers questions."));
        } else if (role.records() || READS.contains(request.getMethod()) || PagePaths.isLogin(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", "GET", "HEAD", "OPTIONS"));
            problems.write(
                    response,
                    Problem.of(
                            METHOD_NOT_ALLOWED,
                            "This node only answers questions; nothing was recorded. Send commands to a node that takes them."));
        }
    }
}
