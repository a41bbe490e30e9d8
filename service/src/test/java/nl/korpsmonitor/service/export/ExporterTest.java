package nl.korpsmonitor.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
    @TempDir
    static Path directory;

    @Test
    void first() throws Exception {
        Path data = Path.of("/tmp/exp-data");
        DemoLedger.record(data, EnumSet.allOf(DemoFile.class));
        DemoLedger.publish(data);
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            for (ExportMode mode : ExportMode.values()) {
                ExportReport report = new Exporter(
                                new ExportedLedger(ledger.store(), ledger.trail(), ledger.disclosures()::open), mode, Progress.NONE)
                        .exportTo(Path.of("/tmp/exp-" + mode.word()));
                System.err.println(report);
                assertThat(report.entries()).isPositive();
            }
        }
    }
}
