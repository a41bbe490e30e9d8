package nl.korpsmonitor.service.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.service.security.issuer.IssuerClient;
import nl.korpsmonitor.service.security.issuer.IssuerTokens;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;

/** How people log in here: with passwords that are kept here, or at an identity provider that takes their place. Immutable. */
public final class LoginWays {
    private final List<AuthenticationProvider> providers;
    private final @Nullable String issuer;
    private final @Nullable IssuerClient client;
    private final @Nullable IssuerLogin login;

    private LoginWays(
            List<AuthenticationProvider> providers,
            @Nullable String issuer,
            @Nullable IssuerClient client,
            @Nullable IssuerLogin login) {
        this.providers = List.copyOf(providers);
        this.issuer = issuer;
        this.client = client;
        this.login = login;
    }

    static LoginWays local(Logins logins) {
        return new LoginWays(List.of(new AccountAuthenticationProvider(logins)), null, null, null);
    }

    static LoginWays at(OidcSettings settings, ExternalAccounts accounts, Clock clock) {
        IssuerTokens tokens = new IssuerTokens(settings, clock);
        AccessTokenProvider accessTokens = new AccessTokenProvider(settings, tokens, accounts);
        OidcSettings.Client known = settings.client();
        if (known == null) {
            return new LoginWays(List.of(new PasswordsRefused(), accessTokens), settings.issuer(), null, null);
        }
        IssuerClient client = new IssuerClient(settings, known, clock);
        IssuerLogin login = new IssuerLogin(settings, client);
        return new LoginWays(
                List.of(new PasswordsRefused(), accessTokens, login.provider(tokens, accessTokens, clock)),
                settings.issuer(),
                client,
                login);
    }

    List<AuthenticationProvider> providers() {
        return providers;
    }

    /** The identity provider whose word counts in place of passwords; null without one. */
    @Nullable
    String issuer() {
        return issuer;
    }

    @Nullable
    IssuerLogin atProvider() {
        return login;
    }

    /** Whether a username and a password are asked for on our page. */
    public boolean withPassword() {
        return issuer == null;
    }

    /** Whether our page sends people to the identity provider. */
    public boolean withProvider() {
        return login != null;
    }

    /** Where a browser ends its session at the identity provider, which sends it back to this address of ours; empty when there is no such place. */
    public Optional<String> endSession(String returnTo) {
        return client == null ? Optional.empty() : client.endSession(returnTo);
    }
}
