package nl.korpsmonitor.service.security;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.auditing.SessionEntries;
import nl.korpsmonitor.service.auditing.SessionEntries.End;
import nl.korpsmonitor.service.auditing.UseLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is logged in on a page, in the memory of this node. A session holds the account as it was at the login, and no password or token; it ends when the
 * account is not that any more. Safe for use by many threads.
 */
@Component
public final class Sessions implements SecurityContextRepository {
    /** So long after the last request a session ends. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** So long after the login a session ends, whatever happens in it. */
    static final Duration LONGEST = Duration.ofHours(8);

    /** How long somebody may take to log in at the identity provider. */
    static final Duration BEFORE_LOGIN = Duration.ofMinutes(5);

    /** The most sessions of a node at a time; further logins are refused. */
    static final int MAXIMUM = 10_000;

    /** The most sessions before a login, at the identity provider; when another one begins, the oldest ends. */
    static final int MAXIMUM_BEFORE_LOGIN = 1_000;

    /** The most sessions of one account; when another one begins, the oldest ends. */
    static final int MAXIMUM_OF_ACCOUNT = 20;

    private final AccountStore accounts;
    private final SessionEntries entries;
    private final Clock clock;
    private final SessionLimit beforeLogin = new SessionLimit(MAXIMUM_BEFORE_LOGIN);
    private final SessionLimit ofAccounts = new SessionLimit(MAXIMUM_OF_ACCOUNT);
    private volatile boolean closing;

    Sessions(AccountStore accounts, UseLog log, Clock clock) {
        this.accounts = accounts;
        this.entries = new SessionEntries(log);
        this.clock = clock;
    }

    /**
     * Who is logged in by the request's session; empty when there is none, or it has ended.
     *
     * @throws StoreException when the accounts can't be read
     */
    Optional<SignedInAs> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        try {
            OpenSession open = OpenSession.on(session);
            return open == null ? Optional.empty() : still(open);
        } catch (IllegalStateException e) {
            return Optional.empty(); // Another request of the same session ended it just now.
        }
    }

    private Optional<SignedInAs> still(OpenSession open) {
        if (open.isOver(clock.instant())) {
            open.end(End.EXPIRED);
            return Optional.empty();
        }
        Account then = open.account();
        if (then == null) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(then.username()).filter(kept -> isSame(kept, then));
        if (account.isEmpty()) {
            open.end(End.ACCOUNT_CHANGED);
            return Optional.empty();
        }
        open.use(clock);
        return account.map(kept -> new SignedInAs(kept, SignedInAs.Means.SESSION));
    }

    /** Whether it may do the same by the same login; another name is no other person. */
    private static boolean isSame(Account kept, Account then) {
        return !kept.disabled() && kept.withName(then.name()).equals(then);
    }

    /**
     * Goes on in another session after its own owner changed the account.
     *
     * @throws SessionAuthenticationException when there are too many sessions; then the old one has ended all the same
     */
    public void renew(HttpServletRequest request, Account account) {
        end(request, End.ACCOUNT_CHANGED);
        begin(request, account);
    }

    /** Ends the request's session, if there is one, as its owner wants it. */
    void logOut(HttpServletRequest request) {
        end(request, End.LOGGED_OUT);
    }

    /**
     * Makes sure of a session in which to remember what was asked of the identity provider; one that somebody is logged in by will do.
     *
     * @throws SessionAuthenticationException when there are too many sessions
     */
    void beforeLogin(HttpServletRequest request) {
        of(request);
        if (request.getSession(false) == null) {
            begin(request, null);
        }
    }

    private void end(HttpServletRequest request, End why) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        try {
            OpenSession open = OpenSession.on(session);
            if (open == null) {
                session.invalidate();
            } else {
                open.end(why);
            }
        } catch (IllegalStateException e) {
            return; // It has ended already.
        }
    }

    /** The request's session has ended or there was none: whatever is late and belongs to that one does not reach this one. */
    private void begin(HttpServletRequest request, @Nullable Account account) {
        OpenSession open;
        try {
            HttpSession session = request.getSession();
            if (session.getId().equals(request.getRequestedSessionId())) {
                request.changeSessionId(); // The container may take over the id of one that is just being ended.
            }
            session.setMaxInactiveInterval((int) (account == null ? BEFORE_LOGIN : IDLE).toSeconds());
            open = new OpenSession(session, account, clock.instant(), this::ended);
            open.begin();
        } catch (IllegalStateException e) {
            throw new SessionAuthenticationException("too many sessions");
        }
        limit(open).add(open).ifPresent(oldest -> oldest.end(End.TOO_MANY));
        if (account != null) {
            entries.begun(account);
        }
    }

    private SessionLimit limit(OpenSession open) {
        return open.account() == null ? beforeLogin : ofAccounts;
    }

    private void ended(OpenSession open) {
        limit(open).remove(open);
        Account account = open.account();
        if (account != null && !closing) {
            entries.ended(account, open.end());
        }
    }

    /** All sessions end with the node; that it stopped is in the log of use. */
    @PreDestroy
    void close() {
        closing = true;
    }

    /** Begins a session for whoever just logged in. What his browser had before ends by it, so that nobody who knew that one is in. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        @Nullable Account account = account(context.getAuthentication());
        if (account != null) {
            end(request, End.ANOTHER_LOGIN);
            begin(request, account);
        }
    }

    private static @Nullable Account account(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof IssuerPeople.Person person) {
            return person.account();
        }
        return principal instanceof Account account ? account : null;
    }

    /** Nobody: {@link SessionFilter} tells who it is. */
    @Override
    @Deprecated // As the interface has it; it still wants it.
    @SuppressWarnings("InlineMeSuggester") // Nobody of ours calls it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return SecurityContextHolder.createEmptyContext();
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return of(request).isPresent();
    }
}
