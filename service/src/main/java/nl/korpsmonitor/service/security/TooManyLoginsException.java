package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.AuthenticationServiceException;

/** More passwords are to be hashed just now than can be; whether this one is right was not looked at. */
final class TooManyLoginsException extends AuthenticationServiceException {
    /** When it is worth to come again. */
    static final int RETRY_AFTER_SECONDS = 2;

    private static final long serialVersionUID = 1L;

    TooManyLoginsException() {
        super("too many logins at the same time");
    }
}
