package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Asks somebody who is logged in for his password again; failures count as those of logins. Safe for use by many threads. */
@Component
public final class PresentPassword {
    /** How it ended. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** The account is locked: whether it is right is not told. */
        LOCKED,
        /** Too many were wrong, by whoever came from that address; it was not looked at. */
        TOO_MANY
    }

    private final AuthenticationManager logins;

    PresentPassword(AuthenticationManager logins) {
        this.logins = logins;
    }

    /**
     * Whether it is the account's.
     *
     * @throws StoreException when the accounts can't be read or written just now
     * @throws AuthenticationServiceException when that can't be told otherwise
     */
    public Answer check(Account account, String password, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken asked =
                UsernamePasswordAuthenticationToken.unauthenticated(account.username(), password);
        asked.setDetails(new WebAuthenticationDetails(request));
        try {
            logins.authenticate(asked);
            return Answer.RIGHT;
        } catch (TooManyFailuresException e) {
            return Answer.TOO_MANY;
        } catch (LockedPasswordException e) {
            return Answer.LOCKED;
        } catch (AuthenticationServiceException e) {
            throw e.getCause() instanceof StoreException store ? store : e;
        } catch (AuthenticationException e) {
            return Answer.WRONG;
        }
    }
}
