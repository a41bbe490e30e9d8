package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.auditing.SessionEntries.End;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a session of the container's, from its beginning to its end, and is never replaced there: another login begins another session. Hears of the end,
 * whoever brings it about. Safe for use by many threads.
 */
final class OpenSession implements HttpSessionBindingListener {
    private static final String KEY = OpenSession.class.getName();

    private final HttpSession session;
    private final @Nullable Account account;
    private final Instant begun;
    private final Consumer<OpenSession> ended;
    private volatile Instant used;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();

    /**
     * @param account who is logged in, as it was then; null before a login at the identity provider
     * @param ended is told of the end, once
     */
    OpenSession(HttpSession session, @Nullable Account account, Instant begun, Consumer<OpenSession> ended) {
        this.session = session;
        this.account = account;
        this.begun = begun;
        this.used = begun;
        this.ended = ended;
    }

    /**
     * What stands on the session; null when nothing of ours does.
     *
     * @throws IllegalStateException when the session ended just now
     */
    static @Nullable OpenSession on(HttpSession session) {
        return session.getAttribute(KEY) instanceof OpenSession open ? open : null;
    }

    /** Puts it there. */
    void begin() {
        session.setAttribute(KEY, this);
    }

    @Nullable
    Account account() {
        return account;
    }

    /** For whom it counts: a username, or nothing before a login. */
    String owner() {
        return account == null ? "" : account.username();
    }

    /** Why it ended; whoever was first at it decided that. Asked when it has ended. */
    End end() {
        end.compareAndSet(null, End.EXPIRED);
        return Objects.requireNonNull(end.get());
    }

    /** Whether it may last no longer at this time. */
    boolean isOver(Instant now) {
        return account == null
                ? !now.isBefore(begun.plus(Sessions.BEFORE_LOGIN))
                : !now.isBefore(used.plus(Sessions.IDLE)) || !now.isBefore(begun.plus(Sessions.LONGEST));
    }

    /** A request came in it. */
    void use(Clock clock) {
        used = clock.instant();
    }

    /** Ends it, unless it has ended. */
    void end(End why) {
        end.compareAndSet(null, why);
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            return; // Somebody else ended it just now.
        }
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        ended.accept(this);
    }
}
