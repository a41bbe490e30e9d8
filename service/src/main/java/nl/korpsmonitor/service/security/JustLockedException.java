package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.BadCredentialsException;

/** A wrong password, by which the account is locked from now on. To whoever sent it, it is a wrong password like others. */
final class JustLockedException extends BadCredentialsException {
    private static final long serialVersionUID = 1L;

    JustLockedException() {
        super("username or password is wrong");
    }
}
