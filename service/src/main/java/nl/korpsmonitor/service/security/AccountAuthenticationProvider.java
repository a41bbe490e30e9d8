package nl.korpsmonitor.service.security;

import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.http.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Tells Spring Security who logs in with a password; the principal is the {@link Account}. */
final class AccountAuthenticationProvider implements AuthenticationProvider {
    private static final String UNKNOWN_ADDRESS = "unknown";

    private final Logins logins;

    AccountAuthenticationProvider(Logins logins) {
        this.logins = logins;
    }

    /** @throws AuthenticationServiceException when the accounts can't be read */
    @Override
    public Authentication authenticate(Authentication authentication) {
        return new SignedInAs(login(authentication), SignedInAs.Means.PASSWORD);
    }

    private Account login(Authentication authentication) {
        try {
            return logins.login(
                    authentication.getName(),
                    String.valueOf(authentication.getCredentials()),
                    Callers.of(address(authentication)));
        } catch (StoreException e) {
            // As anything else it would leave the filters, and be answered as a fault of the program.
            throw new AuthenticationServiceException("the accounts can't be read", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String address(Authentication authentication) {
        @Nullable Object details = authentication.getDetails();
        return details instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : UNKNOWN_ADDRESS;
    }
}
