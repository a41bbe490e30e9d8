package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.BadCredentialsException;

/** The account is locked. It is answered as a wrong password is, and told apart only in the log of use. */
final class LockedPasswordException extends BadCredentialsException {
    private static final long serialVersionUID = 1L;

    LockedPasswordException() {
        super("username or password is wrong");
    }
}
