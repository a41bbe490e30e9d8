package nl.korpsmonitor.service.dossier.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.ledger.document.DamagedFileException;
import nl.korpsmonitor.ledger.document.DirectoryDocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {
    private static final byte[] LETTER = "A letter.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FORGED = "A lettet.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private static DocumentFileStored stored(byte[] bytes, byte[] storedAs) {
        return new DocumentFileStored(
                Hash.sha256(bytes).hex(),
                bytes.length,
                "text/plain",
                null,
                Hash.sha256(storedAs).hex(),
                null,
                PartialDate.UNKNOWN);
    }

    /** A lost file is listed as not included; a dossier with another one would be false. */
    @Test
    void a_file_that_is_lost_is_not_there_and_one_that_is_damaged_fails() throws IOException {
        try (DocumentFiles kept = new DirectoryDocumentFiles(directory)) {
            StoredFiles files = StoredFiles.of(kept);
            assertThat(files.file(stored(LETTER, LETTER), null)).isEmpty();
            kept.keep(Hash.sha256(LETTER).hex(), new ByteArrayInputStream(LETTER));
            assertThat(files.file(stored(LETTER, LETTER), null)).contains(LETTER);
            assertThatThrownBy(() -> files.file(stored(FORGED, LETTER), null))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("have the SHA-256");
        }
    }
}
