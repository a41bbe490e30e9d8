package nl.korpsmonitor.service.auditing;

import java.util.Locale;
import java.util.Map;
import nl.korpsmonitor.service.accounts.Account;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Logs when a session on the pages begins and ends: the requests in between are told as nobody's login. Safe for use by many threads. */
public final class SessionEntries {
    private static final String SESSION = "session";

    /** Why a session ended. Whoever reads the log searches by these words: they stay. */
    public enum End {
        /** Its owner logged out. */
        LOGGED_OUT,
        /** The same browser logged in again. */
        ANOTHER_LOGIN,
        /** The account was disabled, or has another password, role or organisation. */
        ACCOUNT_CHANGED,
        /** It rested, or lasted, as long as it may. */
        EXPIRED,
        /** It was the oldest of too many. */
        TOO_MANY
    }

    private final UseLog log;

    /** @param log to which they go */
    public SessionEntries(UseLog log) {
        this.log = log;
    }

    /** Somebody logged in on a page. */
    public void begun(Account account) {
        record(account, UseResult.BEGUN, Map.of());
    }

    /** The session that he got has ended; whoever looks after the container may say so later than it was over. */
    public void ended(Account account, End why) {
        record(
                account,
                UseResult.DONE,
                Map.of("reason", why.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** What no request brought about the service did by itself. */
    private void record(Account account, UseResult result, Map<String, String> details) {
        String object = "actor/" + account.pseudonym();
        boolean asked = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes;
        log.record(new UseEntry(SESSION, object, result, origin(), asked ? object : UseEntry.SERVICE, details));
    }

    private static String origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : UseEntry.SERVICE;
    }
}
