package nl.korpsmonitor.ledger.document;

import java.io.IOException;
import java.io.InputStream;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.values.Confidential;
import org.jspecify.annotations.Nullable;

/** A document's own bytes, checked against the event that tells of them. Whether somebody may have them is decided by who asks. */
public final class DocumentBytes {
    private DocumentBytes() {}

    /**
     * Opens the bytes of a document, decrypted where they are encrypted. Its reads throw {@link DamagedFileException} when they are not those of the event: within
     * an encrypted file where that is, else before the end of the file is told. Whoever keeps them must read to the end first.
     *
     * @param stored with its key shown, where it has one
     * @return to be closed by the caller
     * @throws DamagedFileException when nothing is kept under the name, or it does not begin as it must
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException when the key is not shown
     */
    public static InputStream open(DocumentFiles files, DocumentFileStored stored) throws IOException {
        String key = key(stored);
        InputStream found = stored(files, stored);
        try {
            return new CheckedStream(
                    key == null ? found : FileCipher.decrypting(found, key), stored.sha256(), stored.size());
        } catch (IOException | RuntimeException e) {
            found.close();
            throw e;
        }
    }

    /**
     * Opens the bytes as they are stored, encrypted or not; its reads throw as those of {@link #open}.
     *
     * @param stored its key need not be shown
     */
    public static InputStream openStored(DocumentFiles files, DocumentFileStored stored) throws IOException {
        return new CheckedStream(stored(files, stored), stored.storedAs(), storedSize(stored));
    }

    private static long storedSize(DocumentFileStored stored) {
        return stored.inTheClear() ? stored.size() : FileCipher.storedSize(stored.size());
    }

    private static @Nullable String key(DocumentFileStored stored) {
        if (stored.key() instanceof Confidential.Shown<String> shown) {
            return shown.value();
        }
        if (stored.key() != null) {
            throw new IllegalArgumentException("the key of the file is not shown");
        }
        return null;
    }

    private static InputStream stored(DocumentFiles files, DocumentFileStored stored) throws IOException {
        return files.find(stored.storedAs())
                .orElseThrow(() -> new DamagedFileException("there is no file " + stored.storedAs()));
    }
}
