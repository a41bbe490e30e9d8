package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.FailedLoginCounts;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class LoginsTest {
    private static final String RIGHT = "correct horse battery";
    private static final String WRONG = "wrong horse battery!";
    private static final String HERE = "127.0.0.1";

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final Passwords passwords = new Passwords();
    private AccountStore accounts;
    private Logins logins;

    @BeforeEach
    void open() {
        accounts = AccountStore.open(directory);
        accounts.add(
                "anna",
                "Anna",
                new LocalPassword(passwords.hash(RIGHT), PasswordState.CHOSEN),
                Set.of(Role.ASSESSOR),
                null);
        logins = new Logins(accounts, passwords, nanos::get);
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void only_the_right_password_of_a_known_name_logs_in() {
        assertThat(logins.login("anna", RIGHT, HERE).username()).isEqualTo("anna");
        assertThatThrownBy(() -> logins.login("anna", WRONG, HERE)).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> logins.login("bert", RIGHT, HERE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void a_disabled_account_is_refused_at_once_although_its_password_was_just_found_right() {
        logins.login("anna", RIGHT, HERE);
        try (AccountStore other = AccountStore.open(directory)) {
            other.disable("anna");
        }
        assertThatThrownBy(() -> logins.login("anna", RIGHT, HERE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void after_ten_failures_even_the_right_password_is_refused_from_that_address_for_a_quarter_of_an_hour() {
        for (int i = 0; i < FailedLogins.MAXIMUM; i++) {
            assertThatThrownBy(() -> logins.login("anna", WRONG, HERE)).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> logins.login("anna", RIGHT, HERE)).isInstanceOf(TooManyFailuresException.class);
        assertThat(logins.login("anna", RIGHT, "127.0.0.2").username())
                .as("from another address")
                .isEqualTo("anna");
        nanos.addAndGet(FailedLogins.FORGOTTEN.plus(Duration.ofSeconds(1)).toNanos());
        assertThat(logins.login("anna", RIGHT, HERE).username()).as("later").isEqualTo("anna");
    }

    @Test
    void one_guess_for_each_of_many_names_is_guessing_too() {
        for (int i = 0; i < FailedLogins.MAXIMUM_OF_ADDRESS; i++) {
            String name = "name" + i;
            assertThatThrownBy(() -> logins.login(name, "x".repeat(Passwords.MAXIMUM_BYTES + 1), HERE))
                    .isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> logins.login("anna", RIGHT, HERE)).isInstanceOf(TooManyFailuresException.class);
        assertThat(logins.login("anna", RIGHT, "127.0.0.2").username()).isEqualTo("anna");
    }

    @Test
    void a_hundred_failures_in_a_row_from_anywhere_lock_an_account_until_an_administrator_lifts_it() {
        logins.login("anna", RIGHT, HERE);
        for (int i = 0; i < FailedLoginCounts.MAXIMUM; i++) {
            failFrom("192.0.2." + i);
        }
        assertThatThrownBy(() -> logins.login("anna", RIGHT, HERE))
                .as("also a password that was found right a moment ago")
                .isInstanceOf(LockedPasswordException.class)
                .hasMessage("username or password is wrong");
        assertThat(accounts.failedLogins().of("anna"))
                .as("guesses at a locked account change nothing more")
                .isEqualTo(FailedLoginCounts.MAXIMUM);
        accounts.failedLogins().clear("anna");
        assertThat(logins.login("anna", RIGHT, "192.0.2.200").username()).isEqualTo("anna");
    }

    @Test
    void a_success_in_between_lets_failures_be_forgotten_also_one_that_was_not_hashed_again() {
        for (int i = 0; i < FailedLoginCounts.MAXIMUM - 1; i++) {
            failFrom("192.0.2." + i);
        }
        logins.login("anna", RIGHT, HERE);
        assertThat(accounts.failedLogins().of("anna")).isZero();
        failFrom("198.51.100.1");
        logins.login("anna", RIGHT, HERE);
        assertThat(accounts.failedLogins().of("anna")).isZero();
    }

    @Test
    void what_is_no_username_is_counted_under_one_name_and_not_kept() {
        for (int i = 0; i < FailedLogins.MAXIMUM; i++) {
            String long60K = i + "x".repeat(60_000);
            assertThatThrownBy(() -> logins.login(long60K, "x".repeat(Passwords.MAXIMUM_BYTES + 1), HERE))
                    .isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> logins.login("Another One", WRONG, HERE)).isInstanceOf(TooManyFailuresException.class);
        assertThat(logins.login("anna", RIGHT, HERE).username()).isEqualTo("anna");
    }

    @Test
    void guesses_at_names_without_an_account_are_not_kept() {
        assertThatThrownBy(() -> logins.login("bert", RIGHT, HERE)).isInstanceOf(BadCredentialsException.class);
        assertThat(accounts.failedLogins().of("bert")).isZero();
    }

    /** With a password so long that it need not be hashed to be wrong. */
    private void failFrom(String address) {
        assertThatThrownBy(() -> logins.login("anna", "x".repeat(Passwords.MAXIMUM_BYTES + 1), address))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void guesses_sent_at_once_are_counted_one_by_one() throws InterruptedException {
        AtomicInteger lookedAt = new AtomicInteger();
        Thread[] guessers = new Thread[FailedLogins.MAXIMUM * 2];
        for (int i = 0; i < guessers.length; i++) {
            guessers[i] = Thread.ofVirtual().start(() -> {
                try {
                    logins.login("anna", WRONG, HERE);
                } catch (TooManyFailuresException e) {
                    return;
                } catch (BadCredentialsException e) {
                    lookedAt.incrementAndGet();
                }
            });
        }
        for (Thread guesser : guessers) {
            guesser.join();
        }
        assertThat(lookedAt).hasValue(FailedLogins.MAXIMUM);
    }

    @Test
    void a_password_found_right_is_remembered_for_its_account_only_and_only_for_minutes() {
        VerifiedLogins verified = new VerifiedLogins(nanos::get);
        var anna = accounts.find("anna").orElseThrow();
        var bert = accounts.add(
                "bert",
                "Bert",
                new LocalPassword(passwords.hash(RIGHT), PasswordState.CHOSEN),
                Set.of(Role.REVIEWER),
                null);
        verified.add(anna, RIGHT);
        assertThat(verified.contains(anna, RIGHT)).isTrue();
        assertThat(verified.contains(anna, WRONG)).isFalse();
        assertThat(verified.contains(bert, RIGHT)).isFalse();
        nanos.addAndGet(VerifiedLogins.KEPT.plusSeconds(1).toNanos());
        assertThat(verified.contains(anna, RIGHT)).isFalse();
    }

    @Test
    void no_more_requests_wait_for_a_password_to_be_hashed_than_there_are_places() throws InterruptedException {
        Semaphore places = new Semaphore(2);
        Logins few = new Logins(accounts, passwords, nanos::get, places);
        assertThat(few.login("anna", RIGHT, HERE).username()).isEqualTo("anna");
        assertThatThrownBy(() -> few.login("anna", WRONG, HERE)).isInstanceOf(BadCredentialsException.class);
        assertThat(places.availablePermits()).as("each gave its place back").isEqualTo(2);
        places.acquire(2);
        assertThatThrownBy(() -> few.login("anna", WRONG, HERE)).isInstanceOf(TooManyLoginsException.class);
        assertThat(accounts.failedLogins().of("anna"))
                .as("it was not looked at")
                .isEqualTo(1);
        assertThat(few.login("anna", RIGHT, HERE).username())
                .as("what was found right a moment ago needs no place")
                .isEqualTo("anna");
        places.release();
        assertThatThrownBy(() -> few.login("anna", WRONG, HERE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void failures_from_one_ipv6_network_count_together() {
        AccountAuthenticationProvider provider = new AccountAuthenticationProvider(logins);
        for (int i = 0; i < FailedLogins.MAXIMUM; i++) {
            Authentication guess = from("2001:db8:1:2::" + i, "x".repeat(Passwords.MAXIMUM_BYTES + 1));
            assertThatThrownBy(() -> provider.authenticate(guess)).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> provider.authenticate(from("2001:db8:1:2:ffff::1", RIGHT)))
                .isInstanceOf(TooManyFailuresException.class);
        assertThat(provider.authenticate(from("2001:db8:1:3::1", RIGHT)).getName())
                .as("from another network")
                .isEqualTo("anna");
    }

    private static Authentication from(String address, String password) {
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.unauthenticated("anna", password);
        login.setDetails(new WebAuthenticationDetails(address, null));
        return login;
    }

    @Test
    void only_the_failure_that_locks_is_told_as_that() {
        for (int i = 1; i < FailedLoginCounts.MAXIMUM; i++) {
            accounts.failedLogins().add("anna");
        }
        assertThatThrownBy(() -> logins.login("anna", WRONG, HERE))
                .isInstanceOf(JustLockedException.class)
                .hasMessage("username or password is wrong");
        assertThatThrownBy(() -> logins.login("anna", WRONG, HERE)).isInstanceOf(LockedPasswordException.class);
    }
}
