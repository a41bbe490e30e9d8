package nl.korpsmonitor.ledger.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.StoreException;

/**
 * {@link DocumentFiles} in a directory, which only its owner can read: a file each, named by the SHA-256 of its bytes. It is made when the first is kept. One
 * process changes it at a time; others may read.
 */
public final class DirectoryDocumentFiles implements DocumentFiles {
    /** Of the directory within that of a ledger. */
    public static final String DIRECTORY = "documents";

    /** Of the directory within it of what is not whole yet. */
    static final String INCOMING = "incoming";

    private final Path directory;

    /** @param directory {@link #DIRECTORY} within that of a ledger; it may be absent */
    public DirectoryDocumentFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public void keep(String sha256, InputStream bytes) throws IOException {
        Path file = file(sha256);
        Path fresh = unfinished(directory);
        try {
            try (OutputStream out = OwnerOnly.create(fresh)) {
                NamedBytes.checked(sha256, bytes).transferTo(out);
            }
            // No removal may come between: it would take what is kept anew for what it looked at.
            synchronized (this) {
                OwnerOnly.moveDurably(fresh, file);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** A name for a file that is not whole yet, in the directory for such. */
    static Path unfinished(Path directory) throws IOException {
        Path incoming = directory.resolve(INCOMING);
        OwnerOnly.createDirectories(incoming);
        return incoming.resolve(UUID.randomUUID().toString());
    }

    @Override
    public boolean holds(String sha256) {
        return isFile(file(sha256));
    }

    /** Whoever reads a directory as evidence must not wait for a pipe in it, nor be led elsewhere by a link. */
    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Optional<InputStream> find(String sha256) throws IOException {
        Path file = file(sha256);
        try {
            return isFile(file) ? Optional.of(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void forEach(Consumer<Kept> each) {
        attempt(() -> {
            if (!Files.isDirectory(directory)) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    if (NamedBytes.isName(name)) {
                        each.accept(new Kept(
                                name,
                                Files.size(file),
                                Files.getLastModifiedTime(file).toInstant()));
                    }
                }
            }
        });
    }

    @Override
    public synchronized void removeKeptBefore(String sha256, Instant moment) {
        attempt(() -> removeBefore(file(sha256), moment));
    }

    @Override
    public void removeUnfinishedBefore(Instant moment) {
        Path incoming = directory.resolve(INCOMING);
        attempt(() -> {
            if (!Files.isDirectory(incoming)) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
                for (Path file : files) {
                    removeBefore(file, moment);
                }
            }
        });
    }

    private static void removeBefore(Path file, Instant moment) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0) {
                OwnerOnly.delete(file);
            }
        } catch (NoSuchFileException e) {
            // It is gone, as it should be: who was making it has ended.
            return;
        }
    }

    private Path file(String sha256) {
        return directory.resolve(NamedBytes.requireName(sha256));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new StoreException("reading or changing " + directory + " failed: " + e.getMessage(), e);
        }
    }

    /** Nothing is held open. */
    @Override
    public void close() {
        // See above.
    }
}
