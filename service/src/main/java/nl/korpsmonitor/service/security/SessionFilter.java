package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells Spring Security who is logged in by a session, on every request anew, as a password would. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;
    private final PageProblems problems;

    SessionFilter(Sessions sessions, PageProblems problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedInAs> login;
        try {
            login = sessions.of(request);
        } catch (StoreException e) {
            problems.notLookedAt(
                    request, response, new AuthenticationServiceException("the accounts can't be read", e));
            return;
        }
        login.ifPresent(signedIn -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(signedIn);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }
}
