package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.viewing.ViewingCommand;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dossier shows values of more subjects at once than one command takes. */
@Timeout(120)
class ManyViewingsTest {
    private static final EventFilter VIEWINGS = new EventFilter("viewing", Set.of(), null, null, null);

    @TempDir
    private Path directory;

    @Test
    void however_many_subjects_are_shown_the_viewing_of_each_is_recorded() {
        try (KorpsmonitorLedger ledger =
                KorpsmonitorLedger.open(LedgerOptions.in(directory).withClock(Clock.systemUTC()), NodeRole.COMMAND)) {
            ActorRegistrar registrar = new ActorRegistrar(ledger, ledger.runner());
            Map<Subject, Long> viewed = new LinkedHashMap<>();
            for (int i = 0; i <= ViewingCommand.MAXIMUM_VIEWED; i++) {
                Account account = account(i);
                registrar.ensureRegistered(account);
                Subject subject = Subject.actor(account.pseudonym());
                viewed.put(subject, position(ledger, subject));
            }
            Viewings viewings = new Viewings(ledger, ledger.runner(), registrar);
            viewings.record(account(0), viewed, "A dossier.");
            assertThat(ledger.reading().trail().page(VIEWINGS, 0, Trail.MAXIMUM_PAGE).stream()
                            .map(event -> ((ConfidentialViewed) event.event()).viewed()))
                    .containsExactlyElementsOf(viewed.keySet());
        }
    }

    private static long position(KorpsmonitorLedger ledger, Subject subject) {
        return ledger.reading().trail().ofSubject(subject, 0, Long.MAX_VALUE, 1).stream()
                .map(RecordedEvent::position)
                .findFirst()
                .orElseThrow();
    }

    private static Account account(int number) {
        return new Account(
                "a." + number,
                "A. Jansen",
                new LocalPassword("-", PasswordState.CHOSEN),
                Set.of(Role.AUDITOR),
                null,
                "%032x".formatted(number + 1),
                false);
    }
}
