package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZippedBagTest {
    private static final String NAME = "data/a.txt";

    @TempDir
    private Path home;

    private Path zip;

    @BeforeEach
    void write() throws IOException {
        zip = home.resolve("bag.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("bag/" + NAME));
            out.write(new byte[60]);
        }
    }

    private ZippedBag open(long maxBytes) {
        return ZippedBag.open("dossier FILE", zip, new ReportBuilder("dossier", "bag.zip"), maxBytes);
    }

    /** A small ZIP can hold far more than it is long, and each of its files can be asked for more than once. */
    @Test
    void all_that_is_read_counts_however_it_is_read() throws IOException {
        try (ZippedBag bag = open(130)) {
            assertThat(bag.read(NAME, 100).present()).isTrue();
            assertThat(bag.sha256(NAME)).isNotNull();
            assertThat(bag.read(NAME, 100).reason()).contains("too much");
            assertThat(bag.sha256(NAME)).isNull();
        }
    }

    @Test
    void what_is_exactly_as_much_as_may_be_is_read_and_one_file_can_be_too_long_by_itself() throws IOException {
        try (ZippedBag bag = open(120)) {
            assertThat(bag.read(NAME, 60).bytes()).hasSize(60);
            assertThat(bag.read(NAME, 60).present()).isTrue();
        }
        try (ZippedBag bag = open(120)) {
            assertThat(bag.read(NAME, 59).reason()).contains("longer than the 59 bytes");
        }
    }
}
