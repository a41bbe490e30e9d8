package nl.korpsmonitor.service.auditing;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.service.accounts.Account;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Logs what the present request did to its own account: chose another password, or came with a token of the identity provider that made the account or changed its
 * roles. What the command line does to accounts it logs itself, in the same words. Safe for use by many threads.
 */
public final class AccountEntries {
    private static final String PASSWORD = "user password";

    private final UseLog log;

    /** @param log to which they go */
    public AccountEntries(UseLog log) {
        this.log = log;
    }

    /** Its owner chose another password. */
    public void passwordChanged(Account account) {
        record(PASSWORD, account, UseResult.DONE, Map.of());
    }

    /**
     * Its owner did not get another password; the answer need not be logged any more.
     *
     * @param why the rule, a constant's name
     */
    public void passwordNotChanged(Account account, String why) {
        String rule = why.toLowerCase(Locale.ROOT).replace('_', '-');
        record(PASSWORD, account, UseResult.REFUSED, Map.of("rule", rule));
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(LoginEntries.LOGGED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** A token of the identity provider made the account. */
    public void added(Account account) {
        record("user add", account, UseResult.DONE, granted(account));
    }

    /** A token of the identity provider gave the account other roles, or another organisation. */
    public void rolesChanged(Account account) {
        record("user roles", account, UseResult.DONE, granted(account));
    }

    private static Map<String, String> granted(Account account) {
        Map<String, String> details = new TreeMap<>();
        details.put("by", "identity provider");
        details.put("role", account.roles().toString());
        if (account.organisation() != null) {
            details.put("organisation", account.organisation());
        }
        return details;
    }

    private void record(String action, Account account, UseResult result, Map<String, String> details) {
        String actor = "actor/" + account.pseudonym();
        log.record(new UseEntry(action, actor, result, origin(), actor, details));
    }

    private static String origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : UseEntry.UNKNOWN;
    }
}
