package nl.korpsmonitor.service.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemObserver;
import nl.korpsmonitor.service.http.StoreFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/** Shows on a page why somebody is not logged in; what is no page is answered as to everybody. */
public final class PageProblems implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
    /** On a request that is forwarded to the page: what went wrong, a {@link Reason}. */
    public static final String REASON = PageProblems.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    /** Why; by design no more than HTTP Basic tells. */
    public enum Reason {
        /** The username or the password is wrong, or the account is disabled or locked. */
        WRONG,
        /** Too many logins with this username failed from this address. */
        THROTTLED,
        /** The identity provider's answer is not right, or it said no. */
        REFUSED,
        /** The identity provider gave no role that counts here. */
        NO_ROLE,
        /** That can't be told now. */
        UNREACHABLE,
        /** The form was too old, or comes from elsewhere. */
        EXPIRED
    }

    private final LoginProblems others;
    private final LoginEntries entries;
    private final ProblemObserver observer;
    private final String cookie;

    /**
     * @param entries is told of logins that failed before anybody looked at them
     * @param observer is told of forms that were refused
     * @param cookie holds the token that a write needs
     */
    PageProblems(LoginProblems others, LoginEntries entries, ProblemObserver observer, String cookie) {
        this.others = others;
        this.entries = entries;
        this.observer = observer;
        this.cookie = cookie;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (request.getRequestURI().equals(PagePaths.ACCOUNT)) {
            response.sendRedirect(PagePaths.LOGIN);
        } else if (exception instanceof InsufficientAuthenticationException) {
            if (isForm(request)) {
                expired(request, response);
            } else {
                others.sessionEnded(request, response);
            }
        } else {
            others.commence(request, response, exception);
        }
    }

    /** Whether a session still counts can't be told now. That is no failed login: nobody logs in here. */
    void notLookedAt(HttpServletRequest request, HttpServletResponse response, AuthenticationServiceException unread)
            throws IOException, ServletException {
        if (PagePaths.isPage(request)) {
            later(request, response, unread);
        } else {
            others.notLookedAt(response, unread);
        }
    }

    /** Of a page only what its forms send can be denied. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException, ServletException {
        if (isForm(request)) {
            expired(request, response);
        } else if (exception instanceof CsrfException) {
            others.withoutToken(response, cookie);
        } else {
            others.handle(request, response, exception);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return PagePaths.isPage(request) && request.getMethod().equals("POST");
    }

    private void expired(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        observer.answered(request, Problem.of(403, "The form was too old, or comes from elsewhere."));
        show(request, response, Reason.EXPIRED, 403);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        AuthenticationException cause =
                exception.getCause() instanceof AuthenticationException inner ? inner : exception;
        entries.failed(request, AuditedLogins.result(cause));
        switch (cause) {
            case TooManyFailuresException tooMany -> {
                response.setHeader("Retry-After", Long.toString(FailedLogins.FORGOTTEN.toSeconds()));
                show(request, response, Reason.THROTTLED, 429);
            }
            case AuthenticationServiceException unread -> later(request, response, unread);
            case SessionAuthenticationException tooMany -> later(request, response, tooMany);
            case OAuth2AuthenticationException refused -> {
                // Its code only: what it says further may hold what the provider sent.
                LOG.info("a login at the identity provider was refused: {}", code(refused));
                boolean noRole = code(refused).equals(IssuerPeople.NO_ROLE);
                show(request, response, noRole ? Reason.NO_ROLE : Reason.REFUSED, 403);
            }
            default -> show(request, response, Reason.WRONG, 403);
        }
    }

    /** One of OAuth's own words, and nothing that somebody could have put in its place. */
    private static String code(OAuth2AuthenticationException refused) {
        String code = String.valueOf(refused.getError().getErrorCode());
        return code.matches("[a-z_]{1,60}") ? code : "unknown";
    }

    private static void later(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException, ServletException {
        LOG.warn("a login could not be looked at: {}", StoreFailures.line(failed));
        response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
        show(request, response, Reason.UNREACHABLE, 503);
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, Reason reason, int status)
            throws IOException, ServletException {
        request.setAttribute(REASON, reason);
        response.setStatus(status);
        request.getRequestDispatcher(PagePaths.LOGIN_FAILED).forward(request, response);
    }
}
