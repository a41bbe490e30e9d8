package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.auditing.UseLogTarget;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.SettableClock;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

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

    @Test
    void a_login_gives_a_session_of_its_own_and_what_is_late_reaches_the_old_one_only() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            Sessions sessions = begun(accounts);
            RunningService.addAccount(accounts, "adam", null, Role.AUDITOR);
            HttpSession before = Objects.requireNonNull(request.getSession(false));
            MockHttpServletRequest late = new MockHttpServletRequest();
            late.setSession(before);
            sessions.renew(request, accounts.find("adam").orElseThrow());
            assertThat(request.getSession(false)).isNotSameAs(before);
            assertThat(((MockHttpSession) before).isInvalid()).isTrue();
            assertThat(sessions.of(late)).isEmpty();
            assertThat(sessions.of(request))
                    .hasValueSatisfying(login -> assertThat(login.getName()).isEqualTo("adam"));
        }
    }

    @Test
    void of_too_many_sessions_of_one_account_the_oldest_ends() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            Sessions sessions = begun(accounts);
            for (int i = 1; i < Sessions.MAXIMUM_OF_ACCOUNT; i++) {
                sessions.renew(
                        new MockHttpServletRequest(), accounts.find("carl").orElseThrow());
            }
            assertThat(sessions.of(request)).as("as many as may be").isPresent();
            sessions.renew(new MockHttpServletRequest(), accounts.find("carl").orElseThrow());
            assertThat(sessions.of(request)).isEmpty();
        }
        assertThat(UseLines.of(directory, "session", "done"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/details/reason").asString()).isEqualTo("too-many"));
    }

    @Test
    void a_session_before_a_login_lasts_five_minutes_however_busy_it_is_and_ends_for_newer_ones() {
        try (AccountStore accounts = AccountStore.open(directory)) {
            Sessions sessions = begun(accounts);
            MockHttpServletRequest stranger = new MockHttpServletRequest();
            sessions.beforeLogin(stranger);
            for (int minute = 1; minute < Sessions.BEFORE_LOGIN.toMinutes(); minute++) {
                clock.advance(Duration.ofMinutes(1));
                assertThat(sessions.of(stranger)).as("nobody").isEmpty();
                assertThat(stranger.getSession(false)).isNotNull();
            }
            clock.advance(Duration.ofMinutes(1));
            sessions.of(stranger);
            assertThat(stranger.getSession(false)).isNull();
            sessions.beforeLogin(stranger);
            for (int i = 0; i < Sessions.MAXIMUM_BEFORE_LOGIN; i++) {
                assertThat(stranger.getSession(false)).isNotNull();
                sessions.beforeLogin(new MockHttpServletRequest());
            }
            assertThat(stranger.getSession(false)).isNull();
            assertThat(sessions.of(request)).as("who is logged in stays").isPresent();
        }
    }

    private Sessions begun(AccountStore accounts) {
        RunningService.addAccount(accounts, "carl", null, Role.COORDINATOR);
        Account carl = accounts.find("carl").orElseThrow();
        Sessions sessions = new Sessions(accounts, UseLog.in(directory, UseLogTarget.FILE, clock), clock);
        sessions.renew(request, carl);
        assertThat(sessions.of(request)).hasValueSatisfying(login -> {
            assertThat(login.means()).isEqualTo(SignedInAs.Means.SESSION);
            assertThat(login.account()).isEqualTo(carl);
        });
        return sessions;
    }
}
