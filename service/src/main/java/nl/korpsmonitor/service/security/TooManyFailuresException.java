package nl.korpsmonitor.service.security;

import org.springframework.security.core.AuthenticationException;

/** Too many logins failed for this username from this address; whether the password is right was not looked at. */
final class TooManyFailuresException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    TooManyFailuresException() {
        super("too many failed logins for this username from this address");
    }
}
