package nl.korpsmonitor.service.auditing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.FailedLoginCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Logs logins that failed, and the first that succeeds after some did. Whose login it is, is told by pseudonym, and only when there is such an account: what
 * was typed as a username may be a password. Bounded; safe for use by many threads.
 */
public final class LoginEntries {
    /** On a request: its login was logged, so that the answer need not be. */
    static final String LOGGED = LoginEntries.class.getName() + ".logged";

    /** How long a failure is remembered, to tell the success after it. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(LoginEntries.class);
    private static final int MAXIMUM_REMEMBERED = 100_000;

    private final UseLog log;
    private final AccountStore accounts;
    private final Cache<String, Integer> failures;

    LoginEntries(UseLog log, AccountStore accounts, Ticker ticker) {
        this.log = log;
        this.accounts = accounts;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** A login was right. */
    public void succeeded(Authentication login) {
        if (login.getPrincipal() instanceof Account account) {
            String actor = "actor/" + account.pseudonym();
            Integer before = failures.asMap().remove(actor);
            if (before != null) {
                log.record(new UseEntry(
                        "login",
                        actor,
                        UseResult.ACCEPTED_AFTER_FAILURES,
                        address(login),
                        actor,
                        Map.of("failures", before.toString())));
            }
        }
    }

    /** A login failed. */
    public void failed(Authentication login, UseResult result) {
        String object = object(login);
        if (!object.equals(UseEntry.UNKNOWN)) {
            failures.asMap().merge(object, 1, Integer::sum);
        }
        log.record(new UseEntry("login", object, result, address(login), UseEntry.NOBODY, Map.of()));
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(LOGGED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /**
     * A login failed that nobody looked at: what was sent has no form of a login, stands where none may, or belongs to no login that was begun. Does nothing when
     * this request's login was logged already.
     */
    public void failed(HttpServletRequest request, UseResult result) {
        if (request.getAttribute(LOGGED) == null) {
            log.record(new UseEntry(
                    "login", UseEntry.UNKNOWN, result, request.getRemoteAddr(), UseEntry.NOBODY, Map.of()));
            request.setAttribute(LOGGED, true);
        }
    }

    /** One failure too many locked the account, until an administrator lifts that. The program's log says so too. */
    public void locked(Authentication login) {
        String object = object(login);
        log.record(new UseEntry(
                "account locked",
                object,
                UseResult.LOCKED,
                address(login),
                UseEntry.NOBODY,
                Map.of("failures", Integer.toString(FailedLoginCounts.MAXIMUM))));
        LOG.warn(
                "{} is locked, as {} logins in a row failed; 'ledger user list' tells who that is, 'ledger user unlock'"
                        + " lets the account log in again",
                object,
                FailedLoginCounts.MAXIMUM);
    }

    /** Only where a username is asked for, one is looked up: a token must not be taken for one. */
    private String object(Authentication login) {
        if (!(login instanceof UsernamePasswordAuthenticationToken)) {
            return UseEntry.UNKNOWN;
        }
        try {
            return accounts.find(login.getName())
                    .map(account -> "actor/" + account.pseudonym())
                    .orElse(UseEntry.UNKNOWN);
        } catch (StoreException e) {
            return UseEntry.UNKNOWN;
        }
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : UseEntry.UNKNOWN;
    }
}
