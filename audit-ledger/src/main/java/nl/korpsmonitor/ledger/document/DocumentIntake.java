package nl.korpsmonitor.ledger.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the bytes of documents, a few at a time, each in a file of its own that only the owner can read, until it is known whether they are to be kept. Those
 * that are confidential are encrypted on their way there: no disk ever holds them in the clear. Safe for use by many threads.
 */
public final class DocumentIntake {
    /** The most files that are taken in at a time: each holds a thread and its bytes on the disk. */
    public static final int MAXIMUM_AT_ONCE = 4;

    /** How long a sender may take over one file: whoever sends a byte now and then holds a place for no longer. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String BODY = "body";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path directory;
    private final SecureRandom random;
    private final Semaphore places = new Semaphore(MAXIMUM_AT_ONCE);

    /** @param directory {@link DirectoryDocumentFiles#DIRECTORY} within that of a node; it may be absent */
    public DocumentIntake(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /** Removes what processes left that have ended; to be called before anything is taken in, by the one process that holds the directory. */
    public void clear() {
        new DirectoryDocumentFiles(directory).removeUnfinishedBefore(Instant.MAX);
    }

    /**
     * Takes in one file.
     *
     * @param body read to its end, or to where it is too long
     * @param confidential whether it is to be encrypted
     * @param maximumBytes that it may have
     * @return to be closed by the caller, which gives its place free
     * @throws TooManyUploadsException when all places are taken
     * @throws FileTooLongException when it has more bytes
     * @throws InvalidInputException when the sender breaks off or takes too long
     * @throws IOException when the disk fails
     */
    public ReceivedFile receive(InputStream body, boolean confidential, long maximumBytes) throws IOException {
        if (!places.tryAcquire()) {
            throw new TooManyUploadsException();
        }
        @Nullable Path file = null;
        try {
            file = DirectoryDocumentFiles.unfinished(directory);
            String key = confidential ? FileCipher.newKey(random) : null;
            MessageDigest storedDigest = NamedBytes.newDigest();
            MessageDigest digest = NamedBytes.newDigest();
            long size;
            OutputStream stored = new DigestOutputStream(OwnerOnly.create(file), storedDigest);
            try (OutputStream out = key == null ? stored : FileCipher.encrypting(stored, key)) {
                size = transfer(body, out, digest, maximumBytes);
            }
            return new ReceivedFile(
                    file,
                    HexFormat.of().formatHex(digest.digest()),
                    size,
                    key == null ? null : HexFormat.of().formatHex(storedDigest.digest()),
                    key,
                    places::release);
        } catch (IOException | RuntimeException e) {
            places.release();
            if (file != null) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    private static long transfer(InputStream body, OutputStream out, MessageDigest digest, long maximumBytes)
            throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            size += read;
            if (size > maximumBytes) {
                throw new FileTooLongException(maximumBytes);
            }
            if (System.nanoTime() - end > 0) {
                throw new InvalidInputException(BODY, "must arrive within " + LONGEST.toMinutes() + " minutes");
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return size;
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // Nothing of ours failed, and nobody may be there any more to hear this.
            throw new InvalidInputException(BODY, "did not arrive whole; send it again");
        }
    }
}
