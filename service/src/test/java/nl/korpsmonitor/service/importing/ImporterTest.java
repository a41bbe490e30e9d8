package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.service.accounts.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir
    private Path directory;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerOptions.in(directory));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void both_demo_files_are_recorded_whole_and_giving_them_again_records_nothing() {
        for (DemoFile demo : DemoFile.values()) {
            assertThat(importer().importJson(demo.text(), true).faults())
                    .as("dry run of %s", demo)
                    .isEmpty();
            assertThat(ledger.size()).as("a dry run records nothing").isEqualTo(sizeBefore(demo));

            ImportReport report = importer().importJson(demo.text(), false);

            assertThat(report.faults()).isEmpty();
            assertThat(report.recorded()).isEqualTo(report.records());
        }
        long size = ledger.size();
        for (DemoFile demo : DemoFile.values()) {
            ImportReport again = importer().importJson(demo.text(), false);

            assertThat(again.clean()).isTrue();
            assertThat(again.recorded()).isZero();
            assertThat(again.repeated()).isEqualTo(again.records());
        }
        assertThat(ledger.size()).isEqualTo(size);
        assertThat(all())
                .allSatisfy(event -> assertThat(event.fictitious())
                        .as("%s", event.subject())
                        .isEqualTo(isInvented(event.subject())));
    }

    private long publishedSize;

    private long sizeBefore(DemoFile demo) {
        if (demo == DemoFile.FICTITIOUS) {
            return publishedSize == 0 ? publishedSize = ledger.size() : publishedSize;
        }
        return 1;
    }

    private static boolean isInvented(Subject subject) {
        return subject.id().contains("fictief-")
                || subject.id().matches("(edition|scorecard|recommendation)/201[135].*");
    }

    private Importer importer() {
        return new Importer(
                new LedgerDoor(ledger, Clock.systemUTC()),
                new Recorders(
                        List.of(account("ann", Role.ASSESSOR), account("bob", Role.COORDINATOR, Role.PUBLISHER)),
                        new Actor(Ledger.SYSTEM_ACTOR, Role.SYSTEM, null)),
                Progress.NONE);
    }

    private List<RecordedEvent> all() {
        return ledger.trail().page(EventFilter.ALL, 1, 1_000);
    }

    private static Account account(String username, Role... roles) {
        String pseudonym = username.equals("ann") ? "a".repeat(32) : "b".repeat(32);
        return new Account(username, username, "", Set.of(roles), null, pseudonym, false);
    }
}
