package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Takes the place of passwords where an identity provider says who is who: none is looked at. */
final class PasswordsRefused implements AuthenticationProvider {
    /** @throws PasswordsRefusedException always */
    @Override
    public Authentication authenticate(Authentication authentication) {
        throw new PasswordsRefusedException();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
