package nl.korpsmonitor.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that only their owner can read, as far as the file system knows owners. */
public final class OwnerOnly {
    private static final String FILE = "rw-------";
    private static final String DESTROYING = ".destroying";
    private static final int MAXIMUM_OVERWRITTEN_BYTES = 64 * 1024;

    private OwnerOnly() {}

    /**
     * Makes the directory, and those above it that are missing, durably. What exists stays as it is.
     *
     * @throws IOException when that can't be done
     */
    public static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        // Also when another process was faster; of a file of that name this says so.
        Files.createDirectories(directory, attributes("rwx------"));
        syncDirectory(directory);
    }

    /**
     * Makes an empty file for a database, unless there is one. SQLite gives the journals beside it the same permissions.
     *
     * @throws IOException when that can't be done
     */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        syncDirectory(file);
    }

    /**
     * Writes the file whole and durably, or not at all; one that exists is replaced.
     *
     * @throws IOException when that failed; the file is then as it was, or replaced
     */
    public static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, attributes(FILE))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file);
    }

    /**
     * Makes a new file to be written; it is not durable yet.
     *
     * @throws IOException when that can't be done, or there is one
     */
    public static OutputStream create(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newOutputStream(FileChannel.open(file, options, attributes(FILE)));
    }

    /**
     * Gives a file that was written its name, durably with all its bytes; one that has the name already is replaced.
     *
     * @param fresh in the same file system
     * @throws IOException when that failed
     */
    public static void moveDurably(Path fresh, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file);
    }

    /**
     * Deletes the file durably, if there is one.
     *
     * @throws IOException when that can't be done
     */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncDirectory(file);
        }
    }

    /**
     * Takes everybody else's permissions on a file away.
     *
     * @throws IOException when that can't be done
     */
    public static void restrict(Path file) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    /**
     * Overwrites a small file and removes it, durably. Under its own name it is whole or gone, whenever the process ends; what is left of it then is under
     * another name, which {@link #finishDestroying} knows. A copy on a worn-out cell of the disk, or in a backup, this can't reach.
     */
    static void destroy(Path file) throws IOException {
        Path going = file.resolveSibling(file.getFileName() + DESTROYING);
        Files.move(file, going, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(going);
        overwrite(going);
        delete(going);
    }

    /** Ends what {@link #destroy} began in this directory, in a process that was ended meanwhile. */
    static void finishDestroying(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + DESTROYING)) {
            for (Path file : left) {
                overwrite(file);
                delete(file);
            }
        }
    }

    private static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(channel.size(), MAXIMUM_OVERWRITTEN_BYTES));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
    }

    /** The new name survives loss of power only when the directory is written too. */
    private static void syncDirectory(Path file) throws IOException {
        if (isPosix()) {
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
