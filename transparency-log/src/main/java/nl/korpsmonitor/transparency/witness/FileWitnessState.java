package nl.korpsmonitor.transparency.witness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.jspecify.annotations.Nullable;

/**
 * A witness's memory in a directory: a file for each log, named by its {@linkplain Witness#originHash origin's hash}, that holds the last checkpoint that
 * was cosigned, and beside it one that says, for good, that there was one. Files are replaced whole and durably, readable by their owner only. A file is believed only with the witness's own cosignature on it: a
 * damaged one is refused, never taken for a log that was not seen yet. One process at a time holds the directory. Safe for use by many threads.
 *
 * <p>What this can't see is a file that was replaced by an older copy of itself, or all of the directory's: keep it where only the witness writes, and
 * never restore it from a backup while the witness's key stays in use.
 */
public final class FileWitnessState implements WitnessState, AutoCloseable {

    private static final String LOCK_FILE = "LOCK";
    private static final String TEMPORARY = ".new";

    /** Ends the name of the file that says that a log has been cosigned. */
    private static final String KNOWN = ".known";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    /** A stored checkpoint has few signatures, so anything longer is no such file. */
    private static final int MAX_FILE_BYTES = AddCheckpointRequest.MAX_BYTES;

    private final Path directory;
    private final List<VerifierKey> witnessKeys;
    private final FileChannel lockFile;
    private final ReentrantLock writing = new ReentrantLock();

    private FileWitnessState(Path directory, List<VerifierKey> witnessKeys, FileChannel lockFile) {
        this.directory = directory;
        this.witnessKeys = witnessKeys;
        this.lockFile = lockFile;
    }

    /**
     * Takes the directory, makes it when absent, and reads every file in it.
     *
     * @param witnessKeys the {@linkplain Witness#key witness's key}, and those that it had before in the same directory
     * @throws WitnessStateException when another process holds it, a file in it is damaged, or it can't be used
     */
    public static FileWitnessState open(Path directory, Collection<VerifierKey> witnessKeys) {
        try {
            OwnerFiles.createDirectories(directory);
            FileWitnessState state =
                    new FileWitnessState(directory, List.copyOf(witnessKeys), lock(directory.resolve(LOCK_FILE)));
            try {
                state.readAll();
                return state;
            } catch (IOException | RuntimeException e) {
                state.close();
                throw e;
            }
        } catch (IOException e) {
            throw new WitnessStateException("The directory " + directory + " can't be used: " + e, e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = OwnerFiles.open(file);
        if (tryLock(channel) == null) {
            channel.close();
            throw new WitnessStateException("Another witness uses the directory "
                    + file.toAbsolutePath().getParent() + ": stop that one, or give this one a directory of its own");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private void readAll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    know(read(file), file);
                } else if (name.endsWith(KNOWN)) {
                    requireThere(file.resolveSibling(name.substring(0, name.length() - KNOWN.length())));
                } else if (!name.equals(LOCK_FILE) && !name.endsWith(TEMPORARY)) {
                    throw new WitnessStateException(
                            file + " does not belong there: move it away, or choose another directory");
                }
            }
        }
    }

    @Override
    public Optional<SignedCheckpoint> latest(String origin) {
        requireOpen();
        Path file = file(origin);
        // A broken link or an unreadable file is not the same as none.
        if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(read(file));
        }
        if (!Files.notExists(known(file), LinkOption.NOFOLLOW_LINKS)) {
            requireThere(file);
        }
        return Optional.empty();
    }

    private static Path known(Path file) {
        return file.resolveSibling(file.getFileName() + KNOWN);
    }

    /** After the first checkpoint and not before it: a crash between them leaves a memory that is whole. */
    private static void know(SignedCheckpoint checkpoint, Path file) throws IOException {
        Path known = known(file);
        if (Files.notExists(known, LinkOption.NOFOLLOW_LINKS)) {
            OwnerFiles.replace(
                    known,
                    known.resolveSibling(known.getFileName() + TEMPORARY),
                    checkpoint.checkpoint().origin() + "\n");
        }
    }

    private static void requireThere(Path file) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WitnessStateException(
                    file + " is missing, in which stood what this witness cosigned last of a log"
                            + " (" + known(file).getFileName()
                            + " says of which). Put it back as it was. Without it this witness"
                            + " could cosign the contrary: give it a new key and a new directory, and tell the logs");
        }
    }

    @Override
    public boolean replace(String origin, Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
        Path file = file(origin);
        writing.lock();
        try {
            if (!latest(origin).equals(expected)) {
                return false;
            }
            check(file, next);
            OwnerFiles.replace(file, file.resolveSibling(file.getFileName() + TEMPORARY), next.encoded());
            know(next, file);
            return true;
        } catch (IOException e) {
            throw new WitnessStateException(file + " can't be replaced: " + e, e);
        } finally {
            writing.unlock();
        }
    }

    private SignedCheckpoint read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        } catch (IOException e) {
            throw new WitnessStateException(file + " can't be read: " + e, e);
        }
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
            check(file, checkpoint);
            return checkpoint;
        } catch (MalformedException e) {
            throw damaged(file, e);
        }
    }

    private void check(Path file, SignedCheckpoint checkpoint) {
        if (!file(checkpoint.checkpoint().origin()).equals(file)) {
            throw new WitnessStateException(
                    file + " holds a checkpoint of " + checkpoint.checkpoint().origin()
                            + ", which has another file: somebody moved it; put both back as they were");
        }
        try {
            checkpoint.verifiedBy(witnessKeys);
        } catch (UnverifiedNoteException e) {
            throw damaged(file, e);
        }
    }

    private static WitnessStateException damaged(Path file, RuntimeException cause) {
        return new WitnessStateException(
                file + " is damaged, or not of this witness's key: " + cause.getMessage()
                        + ". Put the newest whole copy back. Without one this witness can't tell what it cosigned last:"
                        + " give it a new key and a new directory, and tell the logs",
                cause);
    }

    private Path file(String origin) {
        return directory.resolve(Witness.originHash(origin));
    }

    private void requireOpen() {
        if (!lockFile.isOpen()) {
            throw new WitnessStateException("The directory " + directory + " was given back: open it again");
        }
    }

    /** Gives the directory back. What was stored stays. */
    @Override
    public void close() {
        try {
            // Closing the channel releases its lock.
            lockFile.close();
        } catch (IOException e) {
            throw new WitnessStateException("The lock of " + directory + " was not released: " + e, e);
        }
    }
}
