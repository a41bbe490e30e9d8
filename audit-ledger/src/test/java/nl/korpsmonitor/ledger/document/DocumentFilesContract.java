package nl.korpsmonitor.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import nl.korpsmonitor.ledger.document.DocumentFiles.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every place keeps that holds the files of documents. */
public abstract class DocumentFilesContract {
    private static final byte[] LETTER = "A letter.".getBytes(StandardCharsets.UTF_8);
    private final Instant later = Instant.now().plusSeconds(3_600);

    private DocumentFiles files;

    /** Opens the same place each time. */
    protected abstract DocumentFiles open();

    @BeforeEach
    void openFiles() {
        files = open();
    }

    @AfterEach
    void closeFiles() {
        files.close();
    }

    /** The name of bytes. */
    protected static String name(byte[] bytes) {
        return HexFormat.of().formatHex(NamedBytes.newDigest().digest(bytes));
    }

    private void keep(byte[] bytes) throws IOException {
        files.keep(name(bytes), new ByteArrayInputStream(bytes));
    }

    private byte[] read(String name) throws IOException {
        try (InputStream found = files.find(name).orElseThrow()) {
            return found.readAllBytes();
        }
    }

    private List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        files.forEach(kept::add);
        return kept;
    }

    @Test
    void in_a_fresh_place_there_is_nothing() throws IOException {
        assertThat(kept()).isEmpty();
        assertThat(files.holds(name(LETTER))).isFalse();
        assertThat(files.find(name(LETTER))).isEmpty();
        files.removeKeptBefore(name(LETTER), later);
        files.removeUnfinishedBefore(later);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 261_120, 261_121, 1_000_000})
    void what_is_kept_is_there_byte_for_byte_also_for_whoever_opens_the_place_later(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        keep(bytes);
        assertThat(read(name(bytes))).isEqualTo(bytes);
        files.close();
        files = open();
        assertThat(files.holds(name(bytes))).isTrue();
        assertThat(read(name(bytes))).isEqualTo(bytes);
        assertThat(kept()).singleElement().satisfies(one -> {
            assertThat(one.sha256()).isEqualTo(name(bytes));
            assertThat(one.size()).isEqualTo(size);
            assertThat(one.keptAt()).isBetween(Instant.now().minusSeconds(600), later);
        });
    }

    @Test
    void bytes_of_another_name_are_not_kept_at_all() {
        assertThatThrownBy(() -> files.keep(name(new byte[1]), new ByteArrayInputStream(LETTER)))
                .isInstanceOf(DamagedFileException.class);
        assertThat(kept()).isEmpty();
        assertThat(files.holds(name(new byte[1]))).isFalse();
    }

    @Test
    void a_source_that_breaks_off_leaves_nothing() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> files.keep(name(LETTER), broken)).isInstanceOf(IOException.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void what_is_kept_twice_is_there_and_counts_as_kept_the_second_time() throws IOException {
        keep(LETTER);
        Instant between = Instant.now().plusSeconds(1);
        // A file system counts in ticks of a clock of its own.
        while (Instant.now().isBefore(between.plusMillis(100))) {
            Thread.onSpinWait();
        }
        keep(LETTER);
        files.removeKeptBefore(name(LETTER), between);
        assertThat(read(name(LETTER))).isEqualTo(LETTER);
    }

    @Test
    void what_was_kept_before_a_moment_is_removed_and_nothing_else() throws IOException {
        byte[] other = "Another letter.".getBytes(StandardCharsets.UTF_8);
        keep(LETTER);
        keep(other);
        files.removeKeptBefore(name(LETTER), Instant.now().minusSeconds(60));
        assertThat(files.holds(name(LETTER))).isTrue();
        files.removeKeptBefore(name(LETTER), later);
        files.removeUnfinishedBefore(later);
        assertThat(files.find(name(LETTER))).isEmpty();
        assertThat(read(name(other))).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../ledger.db", "incoming", "ABCDEF", "\u0000"})
    void what_is_no_sha_256_names_nothing(String name) {
        assertThatThrownBy(() -> files.find(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.holds(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.keep(name, InputStream.nullInputStream()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.removeKeptBefore(name, later)).isInstanceOf(IllegalArgumentException.class);
    }
}
