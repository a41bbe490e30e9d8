package nl.korpsmonitor.service.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.verify.ExportVerification;
import nl.korpsmonitor.transparency.verify.Report;
import nl.korpsmonitor.transparency.verify.Trust;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at an export after every file that an update writes or removes: what lies there then lies there when the update is killed. */
class UnfinishedUpdateTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ExportMode.class)
    void after_each_of_its_files_the_export_verifies_at_its_old_checkpoint(ExportMode mode) {
        Path data = directory.resolve("data");
        Path folder = directory.resolve("export");
        DemoLedger.record(data, EnumSet.of(DemoFile.PUBLISHED));
        ExportReport old = ExportedFiles.export(data, mode, folder);
        Trust trust = Objects.requireNonNull(Trust.of(List.of(old.key().vkey()), null));
        DemoLedger.replaceKey(data);
        DemoLedger.record(data, EnumSet.allOf(DemoFile.class));

        List<Long> sizes = new ArrayList<>();
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            ExportedLedger source = new ExportedLedger(ledger.store(), ledger.trail(), ledger.disclosures()::open);
            new Exporter(source, mode, Progress.NONE, () -> {}, () -> {
                        requireVerified(folder, trust);
                        requireVerified(folder, null);
                        sizes.add(size(folder));
                    })
                    .exportTo(folder);
        }
        requireVerified(folder, trust);
        assertThat(sizes.stream().filter(size -> size == old.entries()).count())
                .as("files that came before the new checkpoint")
                .isGreaterThan(20);
        assertThat(size(folder)).isGreaterThan(old.entries());
        assertThat(folder.resolve("retired"))
                .as("the update brought a retired key")
                .isDirectory();
    }

    private static void requireVerified(Path folder, @Nullable Trust trust) {
        Report report =
                new ExportVerification(folder, trust, null, nl.korpsmonitor.transparency.verify.Progress.SILENT).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.exitCode()).isZero();
    }

    private static long size(Path folder) {
        byte[] note = ExportedFiles.bytes(folder.resolve("checkpoint"));
        return SignedCheckpoint.parse(note).checkpoint().size();
    }
}
