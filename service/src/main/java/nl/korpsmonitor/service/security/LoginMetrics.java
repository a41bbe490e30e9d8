package nl.korpsmonitor.service.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Counts logins by how they ended, and nothing about whose they were. Safe for use by many threads. */
final class LoginMetrics implements AuthenticationEventPublisher {
    /** The counter; its tag {@code outcome} is {@code accepted}, {@code wrong}, {@code locked} or {@code failed} (the accounts could not be read). */
    static final String LOGINS = "korpsmonitor.logins";

    /** The counter of accounts that were locked since too many logins failed. */
    static final String LOCKED = "korpsmonitor.accounts.locked";

    private final Counter accepted;
    private final Counter wrong;
    private final Counter locked;
    private final Counter failed;
    private final Counter accountsLocked;

    LoginMetrics(MeterRegistry meters) {
        accepted = counter(meters, "accepted");
        wrong = counter(meters, "wrong");
        locked = counter(meters, "locked");
        failed = counter(meters, "failed");
        accountsLocked = Counter.builder(LOCKED)
                .description("Accounts that were locked here, since too many logins in a row failed.")
                .register(meters);
    }

    @Override
    public void publishAuthenticationSuccess(Authentication authentication) {
        accepted.increment();
    }

    @Override
    public void publishAuthenticationFailure(AuthenticationException exception, Authentication authentication) {
        switch (exception) {
            case TooManyFailuresException tooMany -> locked.increment();
            case AuthenticationServiceException unread -> failed.increment();
            case JustLockedException justLocked -> {
                wrong.increment();
                accountsLocked.increment();
            }
            default -> wrong.increment();
        }
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(LOGINS)
                .description("Requests with a login, by how it ended.")
                .tag("outcome", outcome)
                .register(meters);
    }
}
