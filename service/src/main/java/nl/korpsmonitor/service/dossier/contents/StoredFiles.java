package nl.korpsmonitor.service.dossier.contents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.ledger.document.DamagedFileException;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import org.jspecify.annotations.Nullable;

/** Gives the files of documents that are stored with the ledger. Safe for use by many threads. */
@FunctionalInterface
public interface StoredFiles {
    /**
     * A document's file.
     *
     * @param stored the event that says which bytes they are
     * @param key under which they are encrypted, as the dossier shows it; null when they are in the clear
     * @return the very bytes of which the event tells; empty when the store has none of that name
     * @throws DamagedFileException when the store has others
     * @throws IOException when they can't be read
     */
    Optional<byte[]> file(DocumentFileStored stored, @Nullable String key) throws IOException;

    /** Those of a ledger. */
    static StoredFiles of(DocumentFiles files) {
        return (stored, key) -> {
            if (!files.holds(stored.storedAs())) {
                return Optional.empty();
            }
            DocumentFileStored openable = new DocumentFileStored(
                    stored.sha256(),
                    stored.size(),
                    stored.mediaType(),
                    stored.edition(),
                    stored.storedSha256(),
                    key == null ? null : Confidential.of(key),
                    stored.occurredOn());
            try (InputStream bytes = DocumentBytes.open(files, openable)) {
                return Optional.of(bytes.readAllBytes());
            }
        };
    }
}
