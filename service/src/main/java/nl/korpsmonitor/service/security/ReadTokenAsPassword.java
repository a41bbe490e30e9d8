package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * Takes a read token that stands where HTTP Basic has a password for that token, whatever the name beside it is: calendar programs ask for a name and a password,
 * and know nothing of tokens. It is worth no more than the token is elsewhere, and is no password: one that is wrong counts for no account.
 */
final class ReadTokenAsPassword implements AuthenticationConverter {
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        UsernamePasswordAuthenticationToken login = basic.convert(request);
        return login != null
                        && login.getCredentials() instanceof String password
                        && password.startsWith(ReadTokenSecret.PREFIX)
                ? new BearerTokenAuthenticationToken(password)
                : login;
    }
}
