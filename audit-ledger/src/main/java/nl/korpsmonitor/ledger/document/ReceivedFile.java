package nl.korpsmonitor.ledger.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.events.values.Confidential;
import org.jspecify.annotations.Nullable;

/** A file that was taken in whole and is not kept yet. When it is closed, what was taken in is gone. For one thread. */
public final class ReceivedFile implements AutoCloseable {
    private final Path file;
    private final String sha256;
    private final long size;
    private final @Nullable String storedSha256;
    private final @Nullable String key;
    private final Runnable closing;
    private boolean closed;

    ReceivedFile(
            Path file,
            String sha256,
            long size,
            @Nullable String storedSha256,
            @Nullable String key,
            Runnable closing) {
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
        this.storedSha256 = storedSha256;
        this.key = key;
        this.closing = closing;
    }

    /** Over what was sent, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Of what was sent, in bytes. */
    public long size() {
        return size;
    }

    /** Over what is to be stored; null when that is what was sent. */
    public @Nullable String storedSha256() {
        return storedSha256;
    }

    /** Under which it is encrypted; null when it is not. */
    public @Nullable Confidential<String> key() {
        return Confidential.ofNullable(key);
    }

    /**
     * Keeps it durably.
     *
     * @throws IOException when it can't be read
     * @throws nl.korpsmonitor.ledger.store.StoreException when the store fails
     */
    public void keepIn(DocumentFiles files) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            files.keep(storedSha256 == null ? sha256 : storedSha256, bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            closing.run();
            Files.deleteIfExists(file);
        }
    }
}
