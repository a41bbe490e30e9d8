package nl.korpsmonitor.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCopyTest {
    @TempDir
    Path temporary = Path.of("");

    @Test
    void only_the_owner_can_read_a_copy_whoever_can_read_the_source_and_nothing_is_left_of_it() throws IOException {
        Path source = Files.writeString(temporary.resolve("some.db"), "secret");
        Path journal = Files.writeString(temporary.resolve("some.db-wal"), "journal");
        for (Path each : List.of(source, journal)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Path file;
        try (EvidenceCopy copy = EvidenceCopy.of(source, List.of("-wal", "-shm"))) {
            file = copy.file();
            Path beside = file.resolveSibling("some.db-wal");
            assertThat(file).hasContent("secret");
            assertThat(beside).hasContent("journal");
            for (Path each : List.of(file, beside)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(file.getParent()).doesNotExist();
    }
}
