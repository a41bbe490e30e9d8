package nl.korpsmonitor.ledger.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.ledger.OwnerOnly;

/**
 * A database and what lies beside it, copied to a temporary directory that only its owner can read. It is deleted when it is closed, and also when the
 * program is stopped before that: there may be secrets in it.
 */
final class EvidenceCopy implements AutoCloseable {
    private final Path directory;
    private final Path file;
    private final Thread atExit;

    private EvidenceCopy(Path directory, Path file) {
        this.directory = directory;
        this.file = file;
        this.atExit = new Thread(() -> delete(directory), "delete-evidence-copy");
    }

    /**
     * Copies a database.
     *
     * @param companions the endings of what is copied along, as far as it exists
     * @throws IOException when that can't be done; nothing is left of it then
     */
    static EvidenceCopy of(Path source, List<String> companions) throws IOException {
        Path name = source.getFileName();
        // Of a temporary directory Java gives nobody else any permission.
        Path directory = Files.createTempDirectory("ledger-evidence");
        EvidenceCopy copy = new EvidenceCopy(directory, directory.resolve(String.valueOf(name)));
        Runtime.getRuntime().addShutdownHook(copy.atExit);
        try {
            copy(source, copy.file);
            for (String companion : companions) {
                Path beside = source.resolveSibling(name + companion);
                if (Files.exists(beside)) {
                    copy(beside, directory.resolve(name + companion));
                }
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        OwnerOnly.createFile(to);
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        }
    }

    /** The copy of the database. */
    Path file() {
        return file;
    }

    @Override
    public void close() {
        delete(directory);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is being stopped: the hook finds nothing left to do.
            return;
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // It lies among temporary files, and only its owner can read it.
            return;
        }
    }
}
