package nl.korpsmonitor.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the bytes of documents come in. */
class DocumentIntakeTest {
    private static final byte[] SECRET =
            "A very particular name indeed. ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private DocumentIntake intake;

    @BeforeEach
    void make() {
        intake = new DocumentIntake(directory, new SecureRandom());
    }

    private List<Path> left() throws IOException {
        Path incoming = directory.resolve(DirectoryDocumentFiles.INCOMING);
        try (var files = Files.list(incoming)) {
            return files.toList();
        }
    }

    private ReceivedFile receive(boolean confidential) throws IOException {
        return intake.receive(new ByteArrayInputStream(SECRET), confidential, SECRET.length);
    }

    @Test
    void a_confidential_file_never_lies_on_the_disk_in_the_clear() throws IOException {
        try (ReceivedFile file = receive(true)) {
            assertThat(file.size()).isEqualTo(SECRET.length);
            assertThat(file.storedSha256()).isNotNull().isNotEqualTo(file.sha256());
            assertThat(file.key()).isNotNull();
            assertThat(left())
                    .singleElement()
                    .satisfies(path -> assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                            .doesNotContain("particular"));
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void two_confidential_files_of_the_same_bytes_are_stored_as_different_ones() throws IOException {
        try (ReceivedFile one = receive(true);
                ReceivedFile two = receive(true)) {
            assertThat(one.sha256()).isEqualTo(two.sha256());
            assertThat(one.storedSha256()).isNotEqualTo(two.storedSha256());
        }
    }

    @Test
    void one_byte_too_many_is_refused_and_leaves_nothing() throws IOException {
        assertThatThrownBy(() -> intake.receive(new ByteArrayInputStream(SECRET), true, SECRET.length - 1))
                .isInstanceOf(FileTooLongException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void a_sender_that_goes_away_leaves_nothing() throws IOException {
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> intake.receive(gone, true, 10)).isInstanceOf(InvalidInputException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void no_more_are_taken_in_at_a_time_than_may_and_every_end_gives_its_place_free() throws IOException {
        for (int round = 0; round < 2; round++) {
            List<ReceivedFile> open = new ArrayList<>();
            for (int i = 0; i < DocumentIntake.MAXIMUM_AT_ONCE; i++) {
                open.add(receive(false));
            }
            assertThatThrownBy(() -> receive(false)).isInstanceOf(TooManyUploadsException.class);
            for (ReceivedFile each : open) {
                each.close();
                each.close();
            }
            for (int i = 0; i < DocumentIntake.MAXIMUM_AT_ONCE; i++) {
                assertThatThrownBy(() -> intake.receive(new ByteArrayInputStream(SECRET), false, 1))
                        .isInstanceOf(FileTooLongException.class);
            }
        }
    }

    @Test
    void what_an_ended_process_left_is_cleared() throws IOException {
        ReceivedFile abandoned = receive(true);
        assertThat(left()).hasSize(1);
        new DocumentIntake(directory, new SecureRandom()).clear();
        assertThat(left()).isEmpty();
        abandoned.close();
    }
}
