package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the ledger knows in which roles somebody may act. */
class ActorRegistrarTest {
    private static final String PSEUDONYM = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    @Test
    void a_role_that_was_taken_away_and_given_back_is_recorded_twice_whichever_node_sees_it() {
        try (KorpsmonitorLedger ledger =
                KorpsmonitorLedger.open(LedgerOptions.in(directory).withClock(Clock.systemUTC()), NodeRole.COMMAND)) {
            ActorRegistrar one = new ActorRegistrar(ledger, ledger.runner());
            ActorRegistrar other = new ActorRegistrar(ledger, ledger.runner());
            one.ensureRegistered(account(Role.AUDITOR, Role.PUBLISHER));
            other.ensureRegistered(account(Role.AUDITOR));
            one.ensureRegistered(account(Role.AUDITOR, Role.PUBLISHER));
            one.ensureRegistered(account(Role.AUDITOR, Role.PUBLISHER));
            assertThat(ledger.reading().trail().ofSubject(Subject.actor(PSEUDONYM), 1, Long.MAX_VALUE, 10).stream()
                            .map(RecordedEvent::event)
                            .map(event -> ((ActorRolesChanged) event).roles()))
                    .containsExactly(Set.of(Role.AUDITOR), Set.of(Role.AUDITOR, Role.PUBLISHER));
        }
    }

    private static Account account(Role... roles) {
        return new Account(
                "a.jansen",
                "A. Jansen",
                new LocalPassword("-", PasswordState.CHOSEN),
                Set.of(roles),
                null,
                PSEUDONYM,
                false);
    }
}
