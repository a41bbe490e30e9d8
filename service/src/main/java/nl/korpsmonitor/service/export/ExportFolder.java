package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an export while it is written. A file is there whole or not at all, under its name only when it is durable, and is left alone when it is there
 * already. For one thread; a lock keeps a second process out.
 */
final class ExportFolder implements AutoCloseable {
    /** The field that faults name. */
    static final String FIELD = "DIR";

    private static final int MAXIMUM_SMALL_FILE_BYTES = 1024 * 1024;

    private final Path root;
    private final boolean ownerOnly;
    private final FileChannel lockFile;
    private final Runnable afterChange;
    private int written;
    private int unchanged;
    private int removed;

    private ExportFolder(Path root, boolean ownerOnly, FileChannel lockFile, Runnable afterChange) {
        this.root = root;
        this.ownerOnly = ownerOnly;
        this.lockFile = lockFile;
        this.afterChange = afterChange;
    }

    /**
     * Takes the folder for an export; makes it when absent.
     *
     * @param wanted what is to be exported
     * @param afterChange is told after every file that was written or removed
     * @throws InvalidInputException when it holds anything else, with what can be done about it
     * @throws IllegalStateException when another process exports into it
     */
    static ExportFolder open(Path path, ExportDescription wanted, Runnable afterChange) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidInputException(FIELD, path + " is a file; name a folder");
        }
        boolean ownerOnly = wanted.mode() == ExportMode.FULL;
        Files.createDirectories(path, attributes(ownerOnly ? "rwx------" : "rwxr-xr-x"));
        Path root = path.toRealPath();
        requireNothingElse(root, path, wanted);
        if (ownerOnly) {
            requirePrivate(root, path);
        }
        FileChannel channel =
                FileChannel.open(root.resolve(ExportPaths.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException("another export writes into " + path + ": wait until it is done");
        }
        return new ExportFolder(root, ownerOnly, channel, afterChange);
    }

    /** To tighten it is left to whose folder it is: others may use it for something. */
    private static void requirePrivate(Path root, Path path) throws IOException {
        if (!hasPosixPermissions()) {
            return;
        }
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(root));
        if (!permissions.endsWith("------")) {
            throw new InvalidInputException(
                    FIELD,
                    path + " is open to others (" + permissions + "), and a full export holds what is confidential:"
                            + " run 'chmod 700 " + path + "', or name a folder that does not exist yet");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void requireNothingElse(Path root, Path path, ExportDescription wanted) throws IOException {
        String remedy = "; choose a new or empty folder";
        Optional<byte[]> stored = readSmall(root, ExportPaths.DESCRIPTION);
        if (stored.isEmpty()) {
            // Killed before it had written anything, an export leaves these two.
            visit(root, file -> {
                if (!file.equals(ExportPaths.LOCK) && !file.equals(ExportPaths.UNFINISHED)) {
                    throw new InvalidInputException(FIELD, path + " holds other files, such as " + file + remedy);
                }
            });
            return;
        }
        ExportDescription found = ExportDescription.read(stored.get())
                .orElseThrow(() -> new InvalidInputException(
                        FIELD,
                        path + "/" + ExportPaths.DESCRIPTION + " is of no export that this version knows" + remedy));
        if (!found.origin().equals(wanted.origin())) {
            throw new InvalidInputException(
                    FIELD, path + " holds an export of another ledger, " + found.origin() + remedy);
        }
        if (found.mode() != wanted.mode()) {
            throw new InvalidInputException(
                    FIELD,
                    path + " holds a " + found.mode().word() + " export, and this is a "
                            + wanted.mode().word() + " one" + remedy);
        }
        if (found.entries() > wanted.entries()) {
            throw new InvalidInputException(
                    FIELD,
                    path + " holds an export of " + found.entries() + " entries, more than the " + wanted.entries()
                            + " that this ledger has published: is this an older copy of the ledger? If so, put the"
                            + " newest one back; keep the export, which shows what was there");
        }
        visit(root, file -> {
            if (!ExportPaths.isOurs(file)) {
                throw new InvalidInputException(
                        FIELD, path + " holds a file that is not of an export, " + file + "; move it away");
            }
        });
    }

    /**
     * Writes a file, unless it is there with this content.
     *
     * @param path below the folder, with slashes
     */
    void put(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        if (holds(file, content)) {
            unchanged++;
            return;
        }
        Files.createDirectories(parent(file), attributes(ownerOnly ? "rwx------" : "rwxr-xr-x"));
        Path fresh = root.resolve(ExportPaths.UNFINISHED);
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(fresh, options, attributes(ownerOnly ? "rw-------" : "rw-r--r--"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written++;
        afterChange.run();
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        try {
            return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** What a small file holds; empty when there is none. What is longer than such a file can be is cut off. */
    Optional<byte[]> readSmall(String path) throws IOException {
        return readSmall(root, path);
    }

    private static Optional<byte[]> readSmall(Path root, String path) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            return Optional.of(in.readNBytes(MAXIMUM_SMALL_FILE_BYTES));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Removes a file, if it is there, and the folders above it that are empty then. */
    void remove(String path) throws IOException {
        if (Files.deleteIfExists(root.resolve(path))) {
            removed++;
            removeEmptyAbove(path);
            afterChange.run();
        }
    }

    private void removeEmptyAbove(String path) throws IOException {
        for (Path folder = parent(root.resolve(path)); !folder.equals(root); folder = parent(folder)) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    /** The widths, below that of a partial tile or bundle, in which it is there too, from earlier exports. */
    List<Integer> narrower(String path) throws IOException {
        Path file = root.resolve(path);
        int width = Integer.parseInt(file.getFileName().toString());
        try (Stream<Path> files = Files.list(parent(file))) {
            // All names were checked when the folder was taken.
            return files.map(each -> Integer.parseInt(each.getFileName().toString()))
                    .filter(each -> each < width)
                    .toList();
        }
    }

    /** Removes every file whose path is chosen; meant for few. */
    void removeAll(Predicate<String> chosen) throws IOException {
        List<String> all = new ArrayList<>();
        visit(root, file -> {
            if (chosen.test(file)) {
                all.add(file);
            }
        });
        for (String file : all) {
            remove(file);
        }
    }

    /** How many files were written. */
    int written() {
        return written;
    }

    /** How many files were there already. */
    int unchanged() {
        return unchanged;
    }

    /** How many files were removed. */
    int removed() {
        return removed;
    }

    /** Lets others have the folder, without what is not of the export. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(root.resolve(ExportPaths.UNFINISHED));
        // While it is still held: whoever takes it next makes a new one.
        Files.deleteIfExists(root.resolve(ExportPaths.LOCK));
        lockFile.close();
    }

    /** Visits every file, one at a time: an export can have very many. */
    private static void visit(Path root, Consumer<String> visitor) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new InvalidInputException(FIELD, path + " is not a plain file; an export has nothing else");
                }
                visitor.accept(path);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return parent;
    }

    private static boolean hasPosixPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return hasPosixPermissions()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
