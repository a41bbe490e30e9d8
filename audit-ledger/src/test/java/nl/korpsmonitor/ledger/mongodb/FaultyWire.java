package nl.korpsmonitor.ledger.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a driver and a server, and does to what passes what networks do: a connection ends before a request arrives, or after it took effect and
 * before the answer arrives; an answer comes late. Faults come at random, from a seed, while they are switched on.
 */
final class FaultyWire implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Random random;
    private final int oneIn;
    private final long delayMillis;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("faulty-wire-", 1).factory());
    private volatile boolean faulty;

    /** How often a fault was made. */
    final AtomicInteger faults = new AtomicInteger();

    /**
     * Listens on a port of its own.
     *
     * @param oneIn so many chunks pass for one that does not
     * @param delayMillis how late a late answer is
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The threads end with the wire.
    FaultyWire(String host, int port, long seed, int oneIn, long delayMillis) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        this.random = new Random(seed);
        this.oneIn = oneIn;
        this.delayMillis = delayMillis;
        threads.submit(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void faulty(boolean on) {
        faulty = on;
    }

    private void accept() {
        while (!listening.isClosed()) {
            connect();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // They end with the connection.
    private void connect() {
        try {
            Socket client = listening.accept();
            Socket server = new Socket(host, port);
            threads.submit(() -> pass(client, server, false));
            threads.submit(() -> pass(server, client, true));
        } catch (IOException e) {
            // Closed, or the other side was not there: the driver tries again.
            return;
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                if (faulty && draw(oneIn) == 0) {
                    faults.incrementAndGet();
                    if (!answers || draw(2) == 0) {
                        // A request is lost, or its answer: what it asked for has happened.
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(delayMillis);
                }
                out.write(chunk, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // The other direction ended.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int draw(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
