package nl.korpsmonitor.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a ledger, held by one process at a time. The lock is the operating system's: it ends with the
 * process, however that ends, so a lock file that was left behind blocks nobody.
 */
final class DataDirectory implements AutoCloseable {
    private static final int MAXIMUM_SMALL_FILE_BYTES = 100;

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes the directory, and makes it when absent.
     *
     * @throws IllegalStateException when another process holds it, or it is of another format
     */
    static DataDirectory open(Path path) {
        try {
            OwnerOnly.createDirectories(path);
            OwnerOnly.createFile(path.resolve(LedgerFiles.LOCK));
            FileChannel channel =
                    FileChannel.open(path.resolve(LedgerFiles.LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = read(channel);
                channel.close();
                throw new IllegalStateException(
                        "the ledger in " + path + " is in use by process " + holder
                                + ", or being verified: stop that first, choose another directory, or only follow it (serve --role query)");
            }
            DataDirectory directory = new DataDirectory(path, channel, lock);
            try {
                directory.writePid();
                directory.checkFormat();
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the directory " + path + " can't be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private void writePid() throws IOException {
        lockFile.truncate(0);
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        lockFile.write(ByteBuffer.wrap(pid), 0);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAXIMUM_SMALL_FILE_BYTES);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private void checkFormat() throws IOException {
        Path file = path.resolve(LedgerFiles.FORMAT);
        if (!Files.exists(file)) {
            OwnerOnly.write(file, LedgerFiles.FORMAT_TEXT);
        } else if (Files.size(file) > MAXIMUM_SMALL_FILE_BYTES
                || !Files.readString(file, StandardCharsets.UTF_8).equals(LedgerFiles.FORMAT_TEXT)) {
            throw unknownFormat(file);
        }
    }

    /**
     * Looks at a directory that is only read.
     *
     * @throws IllegalStateException when it is of another format, or can't be read
     */
    static void requireFormat(Path path) {
        Path file = path.resolve(LedgerFiles.FORMAT);
        try {
            if (Files.size(file) > MAXIMUM_SMALL_FILE_BYTES
                    || !Files.readString(file, StandardCharsets.UTF_8).equals(LedgerFiles.FORMAT_TEXT)) {
                throw unknownFormat(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the directory " + path + " can't be read: " + e.getMessage(), e);
        }
    }

    private static IllegalStateException unknownFormat(Path file) {
        return new IllegalStateException(file + " names a format that this version does not know; it knows '"
                + LedgerFiles.FORMAT_TEXT.strip() + "': use the version that made it");
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Lets another process take it. */
    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " was not released: " + e.getMessage(), e);
        }
    }
}
