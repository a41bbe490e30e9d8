package nl.korpsmonitor.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory keeps the contract of every place for files. */
class DirectoryDocumentFilesTest extends DocumentFilesContract {
    @TempDir
    private Path directory;

    private Path documents() {
        return directory.resolve("data").resolve(DirectoryDocumentFiles.DIRECTORY);
    }

    @Override
    protected DocumentFiles open() {
        return new DirectoryDocumentFiles(documents());
    }

    @Test
    void only_their_owner_can_read_the_files() throws IOException {
        byte[] bytes = {1, 2, 3};
        try (DocumentFiles files = open()) {
            files.keep(name(bytes), new ByteArrayInputStream(bytes));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(documents())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(documents().resolve(name(bytes)))))
                .isEqualTo("rw-------");
        assertThat(documents().resolve(DirectoryDocumentFiles.INCOMING)).isEmptyDirectory();
    }

    @Test
    void a_link_or_a_directory_is_no_file() throws IOException {
        Files.createDirectories(documents());
        Path elsewhere = Files.write(directory.resolve("elsewhere"), new byte[] {1});
        Files.createSymbolicLink(documents().resolve(name(new byte[] {1})), elsewhere);
        Files.createDirectory(documents().resolve(name(new byte[] {2})));
        try (DocumentFiles files = open()) {
            for (byte each = 1; each <= 2; each++) {
                assertThat(files.find(name(new byte[] {each}))).isEmpty();
                assertThat(files.holds(name(new byte[] {each}))).isFalse();
            }
        }
    }

    @Test
    void what_a_process_left_half_written_is_removed_and_never_listed() throws IOException {
        Path left = DirectoryDocumentFiles.unfinished(documents());
        Files.write(left, new byte[] {1});
        try (DocumentFiles files = open()) {
            files.forEach(kept -> assertThat(kept).isNull());
            files.removeUnfinishedBefore(Instant.now().minusSeconds(60));
            assertThat(left).exists();
            files.removeUnfinishedBefore(Instant.now().plusSeconds(60));
            assertThat(left).doesNotExist();
        }
    }
}
