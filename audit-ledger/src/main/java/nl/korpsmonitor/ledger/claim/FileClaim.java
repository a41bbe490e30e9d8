package nl.korpsmonitor.ledger.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.korpsmonitor.ledger.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * A claim among the processes of one machine: the operating system's lock on a file. It ends with the process, however that ends. There is to be
 * one for a file within a process, as some systems release such a lock with whatever channel of the file is closed first.
 */
public final class FileClaim implements Claim {
    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private boolean closed;

    /** @param file made, readable by its owner only, when absent; it stays empty */
    public FileClaim(Path file) {
        this.file = file;
    }

    /** @throws UncheckedIOException when the file can't be opened */
    @Override
    public synchronized boolean held() {
        if (lock == null && !closed) {
            take();
        }
        return lock != null;
    }

    private void take() {
        try {
            FileChannel opened = channel;
            if (opened == null) {
                OwnerOnly.createFile(file);
                opened = FileChannel.open(file, StandardOpenOption.WRITE);
                channel = opened;
            }
            lock = opened.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by another part of this process.
            lock = null;
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + file + " can't be used", e);
        }
    }

    @Override
    public synchronized void release() {
        FileChannel opened = channel;
        channel = null;
        lock = null;
        if (opened != null) {
            try {
                // With it the lock.
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the lock " + file + " was not released", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
