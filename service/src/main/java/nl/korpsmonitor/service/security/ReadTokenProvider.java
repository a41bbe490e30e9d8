package nl.korpsmonitor.service.security;

import java.time.Clock;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Lets programs read with a read token. It is of no use when it expired or was revoked, or its account is disabled. That its account is locked does not
 * matter: a lock is about guessing passwords, and 256 random bits can't be guessed.
 */
final class ReadTokenProvider implements AuthenticationProvider {
    private final AccountStore accounts;
    private final Clock clock;

    ReadTokenProvider(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who shows the token; null when it is none of ours.
     *
     * @throws InvalidBearerTokenException when it is of no use, for whatever reason
     * @throws AuthenticationServiceException when the accounts can't be read
     */
    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (!token.startsWith(ReadTokenSecret.PREFIX)) {
            return null;
        }
        try {
            return ReadTokenSecret.parse(token)
                    .flatMap(this::account)
                    .map(account -> new SignedInAs(account, SignedInAs.Means.READ_TOKEN))
                    .orElseThrow(() -> new InvalidBearerTokenException("the read token is not valid"));
        } catch (StoreException e) {
            throw new AuthenticationServiceException("the accounts can't be read", e);
        }
    }

    private Optional<Account> account(ReadTokenSecret secret) {
        return accounts.readTokens()
                .find(secret.id())
                .filter(token -> secret.fits(token) && token.isValidAt(clock.instant()))
                .flatMap(token -> accounts.find(token.account()))
                .filter(account -> !account.disabled());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
