package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens nothing to a session with a temporary password but the page on which it is changed, and logging out, which comes before this. */
final class PasswordFirstFilter extends OncePerRequestFilter {
    private static final Set<String> OPEN =
            Set.of(PagePaths.ACCOUNT, PagePaths.ACCOUNT_PASSWORD, PagePaths.STYLE, PagePaths.LOGIN_FAILED);

    private final ProblemWriter problems;

    PasswordFirstFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean temporary =
                SignedInAs.current().filter(SignedInAs::mustChangePassword).isPresent();
        if (!temporary || OPEN.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (PagePaths.isPage(request)) {
            response.sendRedirect(PagePaths.ACCOUNT);
        } else {
            problems.write(
                    response,
                    Problem.of(
                            403,
                            "This password is temporary. Choose your own first, on the page " + PagePaths.ACCOUNT
                                    + ". Until then this session can't even read."));
        }
    }
}
