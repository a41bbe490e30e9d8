package nl.korpsmonitor.service.security;

import java.util.List;
import nl.korpsmonitor.service.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Tells Spring Security who logs in; the principal is the {@link Account}. */
final class AccountAuthenticationProvider implements AuthenticationProvider {
    private static final String UNKNOWN_ADDRESS = "unknown";

    private final Logins logins;

    AccountAuthenticationProvider(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        Account account = logins.login(
                authentication.getName(), String.valueOf(authentication.getCredentials()), address(authentication));
        List<SimpleGrantedAuthority> authorities = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities);
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
