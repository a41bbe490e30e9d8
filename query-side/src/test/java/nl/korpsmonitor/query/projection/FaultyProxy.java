package nl.korpsmonitor.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and its server, and cuts a connection when it is told to: before a request has reached the server, or after, so that only the
 * answer is lost.
 */
public final class FaultyProxy implements AutoCloseable {
    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requestsUntilCut = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean afterwards;

    /** @param server where it passes everything on to */
    public FaultyProxy(InetSocketAddress server) {
        this.server = server;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients find it. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Cuts the connection on which the so-manieth request comes, counted over all connections.
     *
     * @param answerOnly whether the server gets that request, and only its answer is lost
     */
    public void cutAt(int request, boolean answerOnly) {
        afterwards = answerOnly;
        requestsUntilCut.set(request);
    }

    /** How many it has cut. */
    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket behind = new Socket();
                behind.connect(server);
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(behind);
                Thread.ofVirtual().start(() -> pass(client, behind, true));
                Thread.ofVirtual().start(() -> pass(behind, client, false));
            } catch (IOException e) {
                // Closed, or the client went away.
            }
        }
    }

    /** What comes in one piece is taken for one request; a large one may count as several, which only moves the cut. */
    private void pass(Socket from, Socket to, boolean requests) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            int length = in.read(bytes);
            while (length >= 0) {
                boolean cut = requests && requestsUntilCut.decrementAndGet() == 0;
                if (!cut || afterwards) {
                    out.write(bytes, 0, length);
                    out.flush();
                }
                if (cut) {
                    cuts.incrementAndGet();
                    from.close();
                    return;
                }
                length = in.read(bytes);
            }
        } catch (IOException e) {
            // One side went away; the other is closed as well.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
