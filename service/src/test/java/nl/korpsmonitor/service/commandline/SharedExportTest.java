package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full export of a ledger that nodes share. */
class SharedExportTest {
    private static final String PASSWORD = "a password of the tests";

    @TempDir
    Path directory;

    @Test
    void it_is_recorded_beside_a_node_that_runs() throws IOException {
        SharedStore shared = new SharedStore(
                MongoUnderTest.freshDatabase(), MongoUnderTest.freshDatabase(), MongoUnderTest.MAY_BE_SINGLE);
        Path node = directory.resolve("node");
        Path other = directory.resolve("other");
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(
                LedgerOptions.in(node).withShared(shared).withClock(Clock.systemUTC()))) {
            try (AccountStore accounts = AccountStore.in(shared.connectKeyStore())) {
                accounts.add(
                        "aad",
                        "Aad",
                        new LocalPassword(new Passwords().hash(PASSWORD), PasswordState.CHOSEN),
                        Set.of(Role.AUDITOR),
                        null);
            }
            Files.createDirectories(other.resolve("keys"));
            for (String key : List.of("log.pem", "request-digest.key")) {
                Files.copy(
                        node.resolve("keys").resolve(key), other.resolve("keys").resolve(key));
            }
            CommandLineRun program = new CommandLineRun();
            assertThat(program.run(
                            PASSWORD,
                            "export",
                            directory.resolve("export").toString(),
                            "--data",
                            other.toString(),
                            "--store",
                            shared.store(),
                            "--key-store",
                            String.valueOf(shared.keyStore()),
                            "--allow-standalone",
                            "--full",
                            "--as",
                            "aad",
                            "--password-stdin",
                            "--purpose",
                            "The audit of 2026."))
                    .as(program.err())
                    .isZero();
            List<RecordedEvent> viewings =
                    running.reading().trail().page(new EventFilter("viewing", Set.of(), null, null, null), 0, 10);
            assertThat(viewings)
                    .extracting(event -> ((ConfidentialViewed) event.event()).viewed())
                    .containsExactly(Subject.LEDGER);
        } finally {
            MongoUnderTest.drop(shared.connectStore());
            MongoUnderTest.drop(shared.connectKeyStore());
            MongoUnderTest.drop(shared.connectViews());
        }
    }
}
