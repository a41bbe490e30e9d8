package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import org.jspecify.annotations.Nullable;

/** Keeps a service from starting while a directory that none has is read. It only reads the lock's file, and many may hold it at a time. */
final class DirectoryHold implements AutoCloseable {
    private final @Nullable FileChannel channel;
    private final boolean inUse;

    private DirectoryHold(@Nullable FileChannel channel, boolean inUse) {
        this.channel = channel;
        this.inUse = inUse;
    }

    static DirectoryHold take(Path directory, Findings findings) throws IOException {
        Path file = directory.resolve(LedgerFiles.LOCK);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.notice(
                        LedgerFiles.LOCK + " can't be read, so it is not known whether a service has the ledger open");
            }
            return new DirectoryHold(null, false);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            return new DirectoryHold(channel, lock == null);
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return new DirectoryHold(channel, true);
        }
    }

    /** Whether a service has the ledger open. */
    boolean inUse() {
        return inUse;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
