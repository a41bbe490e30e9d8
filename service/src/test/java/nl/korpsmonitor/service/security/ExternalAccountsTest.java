package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.auditing.AccountEntries;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.auditing.UseLogTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalAccountsTest {
    private static final ExternalIdentity OLGA = new ExternalIdentity("https://issuer.example", "olga");
    private static final Granted AUDITOR = new Granted("Olga", Set.of(Role.AUDITOR), null);
    private static final Granted READER = new Granted("Olga", Set.of(Role.READER), null);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void tokens_that_differ_and_come_by_turns_are_followed_but_not_written_each_time() {
        try (AccountStore store = AccountStore.open(directory);
                UseLog log = UseLog.in(directory, UseLogTarget.FILE, Clock.systemUTC())) {
            ExternalAccounts accounts = new ExternalAccounts(store, new AccountEntries(log), nanos::get);
            accounts.of(OLGA, AUDITOR);
            long before = store.changes().orElseThrow();
            for (int i = 0; i < 50; i++) {
                Granted granted = i % 2 == 0 ? READER : AUDITOR;
                assertThat(accounts.of(OLGA, granted))
                        .as("what counts is the token")
                        .hasValueSatisfying(now -> assertThat(now.roles()).isEqualTo(granted.roles()));
            }
            assertThat(store.changes().orElseThrow() - before).isEqualTo(ExternalAccounts.MAXIMUM_CHANGES);
            nanos.addAndGet(ExternalAccounts.WINDOW.plusSeconds(1).toNanos());
            accounts.of(OLGA, READER);
            assertThat(store.find(OLGA.username()))
                    .as("later what is kept follows again")
                    .hasValueSatisfying(kept -> assertThat(kept.roles()).containsExactly(Role.READER));
        }
    }
}
