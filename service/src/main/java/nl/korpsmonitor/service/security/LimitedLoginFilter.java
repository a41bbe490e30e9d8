package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds logins to what they are for: with a temporary password only the password can be changed; with a read token, and without a role, nothing can be
 * recorded. What anybody may read is read without a login, so that nobody goes on working with a temporary one.
 */
final class LimitedLoginFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter problems;

    LimitedLoginFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedInAs> signedIn = SignedInAs.current();
        boolean read = READS.contains(request.getMethod());
        if (signedIn.filter(SignedInAs::mustChangePassword).isPresent() && !isPasswordChange(request)) {
            problems.write(
                    response,
                    Problem.of(
                            403,
                            "This password is temporary. Choose your own first: PUT " + OwnPassword.PATH
                                    + " with {\"password\": \"…\"} and this login. Until then it can't even read."));
        } else if (signedIn.filter(login -> !login.mayWrite()).isPresent() && !read) {
            problems.write(response, Problem.of(403, "A read token records nothing. Log in otherwise to do this."));
        } else if (isWithoutRole(signedIn) && !read) {
            problems.write(
                    response,
                    Problem.of(
                            403,
                            "This token has no role that counts here: it reads what is public and records nothing. Roles are"
                                    + " given at the identity provider."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWithoutRole(Optional<SignedInAs> signedIn) {
        return signedIn.map(SignedInAs::isWithoutRole)
                .orElseGet(() -> SecurityContextHolder.getContext().getAuthentication() instanceof WithoutRole);
    }

    private static boolean isPasswordChange(HttpServletRequest request) {
        return request.getMethod().equals("PUT") && request.getRequestURI().equals(OwnPassword.PATH);
    }
}
