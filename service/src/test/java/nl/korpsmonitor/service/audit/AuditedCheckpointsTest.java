package nl.korpsmonitor.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import nl.korpsmonitor.service.inquiries.LedgerCheckpoints;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedCheckpointsTest {
    @TempDir
    private Path directory;

    private String published;
    private ReadOnlyLedger ledger;
    private String origin;

    @BeforeEach
    void open() {
        try (KorpsmonitorLedger open =
                KorpsmonitorLedger.open(LedgerOptions.in(directory).withClock(Clock.systemUTC()), NodeRole.COMMAND)) {
            published = new LedgerCheckpoints(open.ledger()).covering(0).orElseThrow();
        }
        ledger = ReadOnlyLedger.open(directory);
        origin = LedgerTrust.NONE
                .advanced(ledger.trail(), Long.MAX_VALUE)
                .keys()
                .getFirst()
                .name();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private String fault(String checkpoint) {
        return String.valueOf(new AuditedCheckpoints(
                        origin, ledger.trail(), ledger.store(), ledger.trail().size())
                .fault(checkpoint));
    }

    @Test
    void one_that_the_ledger_published_has_no_fault() {
        assertThat(fault(published)).isEqualTo("null");
    }

    @Test
    void one_of_another_root_size_or_log_has() {
        Checkpoint stated = Checkpoint.parse(published.substring(0, published.indexOf("\n\n") + 1));
        Hash other = Hash.sha256(new byte[] {1});
        assertThat(fault(signed(new Checkpoint(origin, stated.size(), other)))).startsWith("root over");
        assertThat(fault(signed(new Checkpoint(origin, 1_000, stated.root())))).startsWith("size 1000 > ");
        assertThat(fault(signed(new Checkpoint("another/log", stated.size(), stated.root()))))
                .startsWith("origin another/log");
    }

    @Test
    void one_that_no_key_of_the_ledger_signed_has() {
        Checkpoint stated = Checkpoint.parse(published.substring(0, published.indexOf("\n\n") + 1));
        assertThat(fault(signed(stated))).isEqualTo("None of the known keys signed this");
        assertThat(fault(published.substring(0, published.length() - 6) + "AAAA=\n"))
                .isNotEqualTo("null");
    }

    @Test
    void what_is_no_checkpoint_has() {
        assertThat(fault("")).isNotEqualTo("null");
        assertThat(fault("ledger\n3\nroot\n\n— ledger x\n")).isNotEqualTo("null");
    }

    private static String signed(Checkpoint checkpoint) {
        return SignedCheckpoint.sign(checkpoint, List.of(SigningKey.generate(checkpoint.origin(), new SecureRandom())))
                .encoded();
    }
}
