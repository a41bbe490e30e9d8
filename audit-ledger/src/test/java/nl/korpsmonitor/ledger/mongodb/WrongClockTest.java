package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine may do whose clock is further from the database's than events may be: whatever gives nothing a time. */
class WrongClockTest {
    private final SettableClock clock = new SettableClock(Instant.now());
    private final MongoServer server = new MongoServer(new MemoryBackend(clock));
    private final String address = server.bindAndGetConnectionString();
    private final SharedStore shared = new SharedStore(address + "/ledger", address + "/ledger_keys", true);

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void recordAndSetTheClock() {
        openToRecord().close();
        clock.set(Duration.ofSeconds(-7));
    }

    @AfterEach
    void close() {
        server.shutdownNow();
    }

    private Ledger openToRecord() {
        return Ledger.open(LedgerOptions.in(directory.resolve("node")).withShared(shared));
    }

    @Test
    void it_may_read_a_ledger_and_copy_it_with_its_times() {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(shared)) {
            assertThat(ledger.store().size()).isEqualTo(1);
        }
        try (LedgerPlace from = LedgerPlace.toRead(address + "/ledger", true);
                LedgerPlace to = LedgerPlace.toWrite(address + "/copy", true)) {
            assertThat(from.store().size()).isEqualTo(1);
            assertThat(to.store().size()).isZero();
        }
        shared.connectViews().close();
    }

    @Test
    void it_may_not_record_until_both_clocks_agree() {
        assertThatThrownBy(() -> openToRecord().close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("clock of this machine", "differ by", "time server");
        clock.set(Duration.ZERO);
        openToRecord().close();
    }

    @Test
    void it_may_not_say_since_when_read_models_are_out_of_use() {
        assertThatThrownBy(() -> shared.connectViewsToChange().close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("differ by");
        clock.set(Duration.ZERO);
        shared.connectViewsToChange().close();
    }
}
