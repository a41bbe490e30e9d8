package nl.korpsmonitor.ledger.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the files of documents are kept, as they are stored: those that not everybody may see are encrypted. Each is found by the SHA-256 of its stored bytes
 * and never changes. Bytes are kept before the event that tells of them is recorded, so there may be some of which no event tells. Safe for use by many
 * threads. Every method throws {@link nl.korpsmonitor.ledger.store.StoreException} when the store fails.
 */
public interface DocumentFiles extends AutoCloseable {
    /** Where they are, for messages. */
    String name();

    /**
     * What is kept under a name.
     *
     * @param sha256 64 lower-case hexadecimal digits over the stored bytes, as it was said when they were kept
     * @param size of the stored bytes
     * @param keptAt since when
     */
    record Kept(String sha256, long size, Instant keptAt) {}

    /**
     * Keeps the bytes of a file durably under their SHA-256. What is there already under that name counts as kept now.
     *
     * @param sha256 64 lower-case hexadecimal digits over the bytes
     * @param bytes read to the end, not closed
     * @throws DamagedFileException when they have another SHA-256; then nothing is kept
     * @throws IOException when they can't be read
     */
    void keep(String sha256, InputStream bytes) throws IOException;

    /** Whether there are bytes of that name, whatever they are. */
    boolean holds(String sha256);

    /**
     * The stored bytes, to be closed by the caller; empty when there are none of that name. They are not checked: see {@link DocumentBytes}.
     *
     * @throws IOException when they can't be read
     */
    Optional<InputStream> find(String sha256) throws IOException;

    /** Shows everything that is kept, in no order. */
    void forEach(Consumer<Kept> each);

    /** Removes what is kept under a name when that was before a moment; else nothing happens. */
    void removeKeptBefore(String sha256, Instant moment);

    /** Removes what was never kept whole, by processes that ended before a moment. */
    void removeUnfinishedBefore(Instant moment);

    @Override
    void close();
}
