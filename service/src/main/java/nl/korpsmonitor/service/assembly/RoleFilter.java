package nl.korpsmonitor.service.assembly;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
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

    private final NodeRole role;
    private final ProblemWriter problems;

    RoleFilter(@Value("${korpsmonitor.role}") NodeRole role, ProblemWriter problems) {
        this.role = role;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (role.records() || READS.contains(request.getMethod())) {
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
