package nl.korpsmonitor.ledger.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the disk allows: records appended to a preallocated file, durable for everybody who waits after one fdatasync.
 * It has no order to keep, no index, no tree and no checks.
 */
final class BareFile implements AutoCloseable {
    private static final int PREALLOCATED_BYTES = 512 * 1024 * 1024;
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final FileChannel channel;
    private final Object turn = new Object();
    private long written;
    private volatile long durable;
    private boolean syncing;

    BareFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        for (int at = 0; at < PREALLOCATED_BYTES; at += CHUNK_BYTES) {
            channel.write(ByteBuffer.allocate(CHUNK_BYTES), at);
        }
        channel.force(true);
    }

    /** Appends so many bytes and returns when they are durable. The file is used round and round. */
    void append(int bytes) throws IOException, InterruptedException {
        ByteBuffer record = ByteBuffer.allocate(bytes);
        long mine;
        synchronized (turn) {
            channel.write(record, written % (PREALLOCATED_BYTES - bytes));
            written += bytes;
            mine = written;
        }
        while (durable < mine) {
            long upTo;
            synchronized (turn) {
                while (syncing && durable < mine) {
                    turn.wait();
                }
                if (durable >= mine) {
                    return;
                }
                syncing = true;
                upTo = written;
            }
            channel.force(false);
            synchronized (turn) {
                durable = upTo;
                syncing = false;
                turn.notifyAll();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
