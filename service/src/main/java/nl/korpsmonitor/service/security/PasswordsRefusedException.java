package nl.korpsmonitor.service.security;

import org.springframework.security.core.AuthenticationException;

/** A password was sent to a service that takes the tokens of an identity provider. */
final class PasswordsRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    PasswordsRefusedException() {
        super("passwords are not accepted here");
    }
}
