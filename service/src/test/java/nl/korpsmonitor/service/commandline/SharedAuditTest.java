package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit of a ledger that nodes share. */
class SharedAuditTest {
    @TempDir
    Path directory;

    @Test
    void it_is_recorded_beside_a_node_that_runs() throws IOException {
        SharedStore shared = new SharedStore(
                MongoUnderTest.freshDatabase(), MongoUnderTest.freshDatabase(), MongoUnderTest.MAY_BE_SINGLE);
        Path node = directory.resolve("node");
        Path other = directory.resolve("other");
        Path key = directory.resolve("audit.key");
        Path report = directory.resolve("report");
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(
                LedgerOptions.in(node).withShared(shared).withClock(Clock.systemUTC()))) {
            try (AccountStore accounts = AccountStore.in(shared.connectKeyStore())) {
                RunningService.addAccount(accounts, "aad", null, Role.AUDITOR);
            }
            Files.createDirectories(other.resolve("keys"));
            for (String name : List.of("log.pem", "request-digest.key")) {
                Files.copy(
                        node.resolve("keys").resolve(name),
                        other.resolve("keys").resolve(name));
            }
            CommandLineRun program = new CommandLineRun();
            assertThat(program.run("", "audit", "key", "--key-file", key.toString(), "--name", "example.org/audit"))
                    .as(program.err())
                    .isZero();
            assertThat(program.run(
                            RunningService.PASSWORD,
                            "audit",
                            "--data",
                            other.toString(),
                            "--store",
                            shared.store(),
                            "--key-store",
                            String.valueOf(shared.keyStore()),
                            "--allow-standalone",
                            "--as",
                            "aad",
                            "--password-stdin",
                            "--key-file",
                            key.toString(),
                            "--out",
                            report.toString()))
                    .as(program.out() + program.err())
                    .isZero();
            List<RecordedEvent> audits =
                    running.reading().trail().page(new EventFilter("audit", Set.of(), null, null, null), 0, 10);
            assertThat(audits)
                    .extracting(event -> ((AuditPerformed) event.event()).result())
                    .containsExactly(Result.SOUND);
            assertThat(report.resolve("report.sig")).exists();
        } finally {
            MongoUnderTest.drop(shared.connectStore());
            MongoUnderTest.drop(shared.connectKeyStore());
            MongoUnderTest.drop(shared.connectViews());
        }
    }
}
