package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** How long a session lasts. */
class SessionsTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void it_ends_half_an_hour_after_its_last_request_and_not_before() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            Sessions sessions = begun(accounts);
            clock.advance(Sessions.IDLE.minusSeconds(1));
            assertThat(sessions.of(request)).isPresent();
            clock.advance(Sessions.IDLE.minusSeconds(1));
            assertThat(sessions.of(request)).as("used meanwhile").isPresent();
            clock.advance(Sessions.IDLE);
            assertThat(sessions.of(request)).isEmpty();
            assertThat(request.getSession(false)).isNull();
        }
    }

    @Test
    void it_ends_eight_hours_after_the_login_however_busy_it_is() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            Sessions sessions = begun(accounts);
            Duration step = Duration.ofMinutes(20);
            for (Duration passed = step; passed.compareTo(Sessions.LONGEST) < 0; passed = passed.plus(step)) {
                clock.advance(step);
                assertThat(sessions.of(request)).as("after %s", passed).isPresent();
            }
            clock.advance(step);
            assertThat(sessions.of(request)).isEmpty();
        }
    }

    private Sessions begun(AccountStore accounts) {
        RunningService.addAccount(accounts, "carl", null, Role.COORDINATOR);
        Account carl = accounts.find("carl").orElseThrow();
        Sessions sessions = new Sessions(accounts, clock);
        sessions.renew(request, carl);
        assertThat(sessions.of(request)).hasValueSatisfying(login -> {
            assertThat(login.means()).isEqualTo(SignedInAs.Means.SESSION);
            assertThat(login.account()).isEqualTo(carl);
        });
        return sessions;
    }
}
