package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import nl.korpsmonitor.service.http.StoreFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers those who are not logged in (401, 429), of whom that can't be told (503 while it may pass, else 500), or who may not do what they ask (403). */
final class LoginProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoginProblems.class);

    private final ProblemWriter problems;

    LoginProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof TooManyFailuresException) {
            response.setHeader("Retry-After", Long.toString(FailedLogins.FORGOTTEN.toSeconds()));
            problems.write(
                    response,
                    Problem.of(
                            429, "Too many logins with this username failed from this address. Wait, then try again."));
        } else if (exception instanceof AuthenticationServiceException && !StoreFailures.isPassing(exception)) {
            String correlation = UUID.randomUUID().toString();
            LOG.error("problem {}", correlation, exception);
            problems.write(response, Problem.internal(correlation));
        } else if (exception instanceof AuthenticationServiceException) {
            LOG.warn("a login could not be looked at: {}", StoreFailures.line(exception));
            response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
            problems.write(response, StoreFailures.PROBLEM);
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"korpsmonitor\", charset=\"UTF-8\"");
            String detail = request.getHeader("Authorization") == null
                    ? "Log in with HTTP Basic to do this."
                    : "The username or the password is wrong, or the account is disabled.";
            problems.write(response, Problem.of(401, detail));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        problems.write(response, Problem.of(403, "This account may not do that."));
    }
}
