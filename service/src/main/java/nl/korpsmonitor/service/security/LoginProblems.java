package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import nl.korpsmonitor.service.http.StoreFailures;
import nl.korpsmonitor.service.security.issuer.IssuerUnreachableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers those who are not logged in (401, 429), of whom that can't be told (503 while it may pass, else 500), or who may not do what they ask (403). */
final class LoginProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoginProblems.class);

    private static final String REALM = "realm=\"korpsmonitor\"";

    private final ProblemWriter problems;
    private final LoginEntries entries;
    private final @Nullable String issuer;

    /** @param issuer the identity provider whose tokens are accepted in place of passwords; null without one */
    LoginProblems(ProblemWriter problems, LoginEntries entries, @Nullable String issuer) {
        this.problems = problems;
        this.entries = entries;
        this.issuer = issuer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (!(exception instanceof InsufficientAuthenticationException)) {
            entries.failed(request, AuditedLogins.result(exception));
        }
        switch (exception) {
            case TooManyFailuresException tooMany -> {
                response.setHeader("Retry-After", Long.toString(FailedLogins.FORGOTTEN.toSeconds()));
                problems.write(
                        response,
                        Problem.of(
                                429,
                                "Too many logins failed from this address, with this username or with others. Wait, then try again."));
            }
            case TooManyLoginsException busy -> {
                response.setHeader("Retry-After", Integer.toString(TooManyLoginsException.RETRY_AFTER_SECONDS));
                problems.write(response, Problem.of(503, "Too many log in at the same time. Try again in a moment."));
            }
            case IssuerUnreachableException unreachable -> {
                LOG.warn("a token could not be looked at: {}", StoreFailures.line(unreachable));
                response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
                problems.write(
                        response,
                        Problem.of(
                                503,
                                "The identity provider can't be asked now whether this token is right. Try again."));
            }
            case AuthenticationServiceException failed -> notLookedAt(response, failed);
            case InsufficientAuthenticationException nobody -> nobody(request, response, nobody);
            default -> notLoggedIn(request, response, exception);
        }
    }

    private void nobody(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (request.getRequestURI().equals(OpenReads.CALENDAR)) {
            challenge(request, response);
            problems.write(
                    response,
                    Problem.of(401, "Log in with HTTP Basic to see this; a read token may stand in for the password."));
        } else if (isRead(request)) {
            problems.write(response, Problem.nothingHere());
        } else {
            notLoggedIn(request, response, exception);
        }
    }

    /**
     * Asks for HTTP Basic, but not from a page: a browser, which tells by {@code Sec-Fetch-…} that it is one, would itself ask for a password, and from then on send
     * that beside each session. A feed that somebody opens in a browser's own window has no page to log in on.
     */
    private static void challenge(HttpServletRequest request, HttpServletResponse response) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        boolean page = mode == null ? request.getHeader("Sec-Fetch-Site") != null : !mode.equals("navigate");
        response.setHeader("WWW-Authenticate", page ? "Bearer " + REALM : "Basic " + REALM + ", charset=\"UTF-8\"");
    }

    /** Answers who comes with a session that has ended; it began in a browser, and none is told of HTTP Basic. */
    void sessionEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isRead(request)) {
            problems.write(response, Problem.nothingHere());
        } else {
            response.setHeader("WWW-Authenticate", "Bearer " + REALM);
            problems.write(response, Problem.of(401, "This session has ended. Log in at " + PagePaths.LOGIN + "."));
        }
    }

    /** Answers a write in a session that comes without its token. */
    void withoutToken(HttpServletResponse response, String cookie) throws IOException {
        problems.write(
                response,
                Problem.of(
                        403,
                        "A write in a session needs the header " + SessionCookies.CSRF_HEADER
                                + " with what the cookie '" + cookie
                                + "' holds. Reload the page, and log in again if need be."));
    }

    /** Answers whom nobody can tell now: no login of his failed. */
    void notLookedAt(HttpServletResponse response, AuthenticationServiceException failed) throws IOException {
        if (StoreFailures.isPassing(failed)) {
            LOG.warn("a login could not be looked at: {}", StoreFailures.line(failed));
            response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
            problems.write(response, StoreFailures.PROBLEM);
        } else {
            String correlation = UUID.randomUUID().toString();
            LOG.error("problem {}", correlation, failed);
            problems.write(response, Problem.internal(correlation));
        }
    }

    private void notLoggedIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String login = request.getHeader("Authorization");
        String scheme = login == null ? "" : login.strip().split(" ", 2)[0].toLowerCase(Locale.ROOT);
        if (scheme.equals("bearer")) {
            response.setHeader("WWW-Authenticate", "Bearer " + REALM + ", error=\"invalid_token\"");
            problems.write(
                    response,
                    Problem.of(
                            401,
                            "This token is not accepted: it is not known here, has expired or was revoked, or its account"
                                    + " is disabled."));
        } else if (issuer != null) {
            response.setHeader("WWW-Authenticate", "Bearer " + REALM);
            problems.write(
                    response,
                    Problem.of(
                            401,
                            (exception instanceof PasswordsRefusedException ? "Passwords are not accepted here. " : "")
                                    + "To do this, send an access token of " + issuer
                                    + " as 'Authorization: Bearer'."));
        } else {
            challenge(request, response);
            String detail = login == null
                    ? "Log in with HTTP Basic, or in a browser at " + PagePaths.LOGIN + ", to do this."
                    : "The username or the password is wrong, or the account is disabled or locked.";
            problems.write(response, Problem.of(401, detail));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        problems.write(
                response, isRead(request) ? Problem.nothingHere() : Problem.of(403, "This account may not do that."));
    }

    /** Every read that is known is open: one that is not open is as if it were not there, with a login and without. */
    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
