package nl.korpsmonitor.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import org.junit.jupiter.api.Test;

/** What accounts promise wherever they are kept. */
abstract class AccountStoreContract {
    private static final LocalPassword TEMPORARY = new LocalPassword("a hash", PasswordState.TEMPORARY);

    /** Opens the same accounts each time, as another process would. */
    abstract AccountStore open();

    @Test
    void every_part_of_an_account_is_kept_and_changed() {
        ExternalIdentity identity = new ExternalIdentity("https://issuer.example", "subject");
        try (AccountStore accounts = open()) {
            accounts.add("anna", "Anna", TEMPORARY, Set.of(Role.READER), null);
            Account external = accounts.add(identity.username(), "Somebody", identity, Set.of(), null);
            assertThat(accounts.find(identity.username())).contains(external);
            accounts.update(
                    "anna",
                    account -> account.withPassword(new LocalPassword("another", PasswordState.CHOSEN))
                            .withRoles(Set.of(Role.ASSESSOR), "x")
                            .withName("Anna J.")
                            .withDisabled(true));
        }
        try (AccountStore accounts = open()) {
            Account anna = accounts.find("anna").orElseThrow();
            assertThat(anna)
                    .isEqualTo(new Account(
                            "anna",
                            "Anna J.",
                            new LocalPassword("another", PasswordState.CHOSEN),
                            Set.of(Role.ASSESSOR),
                            "x",
                            anna.pseudonym(),
                            true));
            assertThat(accounts.update("anna", account -> account.withDisabled(false))
                            .disabled())
                    .isFalse();
            assertThat(accounts.all()).hasSize(2);
        }
    }

    @Test
    void what_can_not_be_is_refused_and_changes_nothing() {
        try (AccountStore accounts = open()) {
            accounts.add("anna", "Anna", TEMPORARY, Set.of(Role.READER), null);
            List<Account> before = accounts.all();
            assertThatThrownBy(() -> accounts.update("anna", account -> account.withRoles(Set.of(Role.SYSTEM), null)))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> accounts.update("bert", account -> account))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> accounts.add("oidc-0123456789abcdef", "O", TEMPORARY, Set.of(Role.READER), null))
                    .as("a local account in the place of somebody whom a provider knows")
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> accounts.add(
                            "bert", "Bert", new ExternalIdentity("https://issuer.example", "x"), Set.of(), null))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(accounts.all()).isEqualTo(before);
        }
    }

    @Test
    void of_two_nodes_that_add_the_same_person_at_once_one_does() throws Exception {
        ExternalIdentity identity = new ExternalIdentity("https://issuer.example", "subject");
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                attempts.add(threads.submit(() -> {
                    try (AccountStore accounts = open()) {
                        accounts.add(identity.username(), "Somebody", identity, Set.of(Role.READER), null);
                        return true;
                    } catch (InvalidInputException e) {
                        return false;
                    }
                }));
            }
        }
        int added = 0;
        for (Future<Boolean> attempt : attempts) {
            added += attempt.get() ? 1 : 0;
        }
        assertThat(added).isOne();
        try (AccountStore accounts = open()) {
            assertThat(accounts.all()).hasSize(1);
        }
    }

    @Test
    void of_changes_at_once_none_is_lost() throws Exception {
        Set<Role> roles = Set.of(Role.ASSESSOR, Role.REVIEWER, Role.COORDINATOR, Role.PUBLISHER, Role.AUDITOR);
        try (AccountStore accounts = open()) {
            accounts.add("anna", "Anna", TEMPORARY, Set.of(Role.READER), null);
        }
        List<Future<Account>> changes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(roles.size())) {
            for (Role role : roles) {
                changes.add(threads.submit(() -> {
                    try (AccountStore accounts = open()) {
                        return accounts.update("anna", account -> {
                            List<Role> more = new ArrayList<>(account.roles());
                            more.add(role);
                            return account.withRoles(Set.copyOf(more), null);
                        });
                    }
                }));
            }
        }
        for (Future<Account> change : changes) {
            change.get();
        }
        try (AccountStore accounts = open()) {
            assertThat(accounts.find("anna").orElseThrow().roles())
                    .containsAll(roles)
                    .contains(Role.READER);
        }
    }

    @Test
    void failed_logins_are_counted_for_all_nodes_until_they_are_cleared() {
        try (AccountStore one = open();
                AccountStore other = open()) {
            assertThat(one.failedLogins().of("anna")).isZero();
            for (int i = 0; i < FailedLoginCounts.MAXIMUM / 2; i++) {
                assertThat(one.failedLogins().add("anna")).isEqualTo(2 * i + 1);
                assertThat(other.failedLogins().isLocked("anna")).isFalse();
                assertThat(other.failedLogins().add("anna")).isEqualTo(2 * i + 2);
            }
            assertThat(one.failedLogins().isLocked("anna")).isTrue();
            assertThat(one.failedLogins().isLocked("bert")).isFalse();
            other.failedLogins().clear("anna");
            assertThat(one.failedLogins().of("anna")).isZero();
        }
    }

    @Test
    void a_read_token_is_kept_without_its_secret_and_ends_for_good() {
        ReadTokenSecret secret = ReadTokenSecret.random();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        ReadToken token =
                new ReadToken(secret.id(), "anna", "wall display", secret.hash(), now, now.plusSeconds(60), false);
        try (AccountStore accounts = open()) {
            assertThatThrownBy(() -> accounts.readTokens().add(token)).isInstanceOf(NotFoundException.class);
            accounts.add("anna", "Anna", TEMPORARY, Set.of(Role.READER), null);
            accounts.readTokens().add(token);
        }
        try (AccountStore accounts = open()) {
            ReadToken kept = accounts.readTokens().find(secret.id()).orElseThrow();
            assertThat(kept).isEqualTo(token);
            assertThat(accounts.readTokens().all()).containsExactly(token);
            assertThat(secret.fits(kept)).isTrue();
            assertThat(new ReadTokenSecret(secret.id(), ReadTokenSecret.random().secret()).fits(kept))
                    .isFalse();
            assertThat(kept.isValidAt(now)).isTrue();
            assertThat(kept.isValidAt(kept.expires())).isFalse();
            assertThat(ReadTokenSecret.parse(secret.text())).contains(secret);
            assertThat(secret.toString() + kept).doesNotContain(secret.secret());
            accounts.readTokens().revoke(secret.id());
            accounts.readTokens().revoke(secret.id());
            assertThat(accounts.readTokens().find(secret.id()).orElseThrow().isValidAt(now))
                    .isFalse();
            assertThatThrownBy(() -> accounts.readTokens().revoke("000000000000"))
                    .isInstanceOf(NotFoundException.class);
        }
    }
}
