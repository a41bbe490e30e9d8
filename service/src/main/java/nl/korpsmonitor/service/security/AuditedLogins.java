package nl.korpsmonitor.service.security;

import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.auditing.UseResult;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;

/** Has logins logged as well as counted. Safe for use by many threads. */
final class AuditedLogins implements AuthenticationEventPublisher {
    private final AuthenticationEventPublisher next;
    private final LoginEntries entries;

    AuditedLogins(AuthenticationEventPublisher next, LoginEntries entries) {
        this.next = next;
        this.entries = entries;
    }

    @Override
    public void publishAuthenticationSuccess(Authentication authentication) {
        next.publishAuthenticationSuccess(authentication);
        entries.succeeded(authentication);
    }

    @Override
    public void publishAuthenticationFailure(AuthenticationException exception, Authentication authentication) {
        next.publishAuthenticationFailure(exception, authentication);
        entries.failed(authentication, result(exception));
        if (exception instanceof JustLockedException) {
            entries.locked(authentication);
        }
    }

    /** How a login that ended so is told. */
    static UseResult result(AuthenticationException exception) {
        return switch (exception) {
            case TooManyFailuresException tooMany -> UseResult.THROTTLED;
            case LockedPasswordException locked -> UseResult.LOCKED;
            case AuthenticationServiceException unread -> UseResult.FAILED;
            case SessionAuthenticationException noRoom -> UseResult.FAILED;
            default -> UseResult.WRONG;
        };
    }
}
