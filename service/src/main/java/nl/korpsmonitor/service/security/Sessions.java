package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
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

    private static final String KEY = Sessions.class.getName();

    private record Login(Account account, Instant begun, Instant used) {}

    private final AccountStore accounts;
    private final Clock clock;

    Sessions(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
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
            return session.getAttribute(KEY) instanceof Login login ? still(session, login) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty(); // Another request of the same session ended it just now.
        }
    }

    private Optional<SignedInAs> still(HttpSession session, Login login) {
        Instant now = clock.instant();
        Optional<Account> account =
                accounts.find(login.account().username()).filter(kept -> isSame(kept, login.account()));
        if (account.isEmpty()
                || !now.isBefore(login.used().plus(IDLE))
                || !now.isBefore(login.begun().plus(LONGEST))) {
            session.invalidate();
            return Optional.empty();
        }
        session.setAttribute(KEY, new Login(login.account(), login.begun(), now));
        return account.map(kept -> new SignedInAs(kept, SignedInAs.Means.SESSION));
    }

    /** Whether it may do the same by the same login; another name is no other person. */
    private static boolean isSame(Account kept, Account then) {
        return !kept.disabled() && kept.withName(then.name()).equals(then);
    }

    /**
     * Goes on with a session whose account its own owner changed, under another id.
     *
     * @throws SessionAuthenticationException when there are too many sessions
     */
    public void renew(HttpServletRequest request, Account account) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        begin(request, account);
    }

    private void begin(HttpServletRequest request, Account account) {
        Instant now = clock.instant();
        try {
            HttpSession session = request.getSession();
            session.setMaxInactiveInterval((int) IDLE.toSeconds());
            session.setAttribute(KEY, new Login(account, now, now));
        } catch (IllegalStateException e) {
            throw new SessionAuthenticationException("too many sessions");
        }
    }

    /** Begins a session for whoever just logged in; that another id was given before is the caller's to see to. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        @Nullable Account account = account(context.getAuthentication());
        if (account != null) {
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
