package nl.korpsmonitor.transparency.witness;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Puts a {@link Witness} on the network (C2SP tlog-witness v1.0.0): {@code POST /add-checkpoint} and {@code GET /<origin hash>/checkpoint}, so that
 * submission and monitoring prefix are the same. Requests are bounded in number, size and time; what is beyond is refused or cut off. It speaks plain HTTP:
 * towards other machines, put a proxy with TLS before it.
 */
public final class WitnessServer implements AutoCloseable {

    /** How many requests are served at the same time; further connections are closed. */
    public static final int MAX_CONCURRENT_REQUESTS = 32;

    /** How long a request may take to arrive, unless told otherwise. */
    public static final Duration REQUEST_TIME = Duration.ofSeconds(10);

    private static final int MAX_CONNECTIONS = 1000;
    private static final int STOP_SECONDS = 1;

    private final HttpServer http;
    private final TimeLimitedThreads threads;

    static {
        // The JDK's server has no other way to bound its connections, and reads this once. Whoever starts the process
        // can set another bound.
        String property = "jdk.httpserver.maxConnections";
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(MAX_CONNECTIONS));
        }
    }

    private WitnessServer(HttpServer http, TimeLimitedThreads threads) {
        this.http = http;
        this.threads = threads;
    }

    /**
     * Starts serving.
     *
     * @param address to listen on; port 0 takes a free one
     * @throws IOException when the address can't be listened on
     */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        return start(witness, address, MAX_CONCURRENT_REQUESTS, REQUEST_TIME);
    }

    /**
     * Starts serving within other bounds.
     *
     * @param address to listen on; port 0 takes a free one
     * @param maxConcurrentRequests above 0
     * @param requestTime how long a request may take to arrive, above zero
     * @throws IOException when the address can't be listened on
     */
    public static WitnessServer start(
            Witness witness, InetSocketAddress address, int maxConcurrentRequests, Duration requestTime)
            throws IOException {
        HttpServer http = HttpServer.create(address, 0);
        TimeLimitedThreads threads = new TimeLimitedThreads("witness", maxConcurrentRequests, requestTime);
        http.setExecutor(threads);
        http.createContext("/", new WitnessHandler(witness, TimeLimitedThreads::liftLimit));
        http.start();
        return new WitnessServer(http, threads);
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    /** Stops: requests that are under way get a moment to end. */
    @Override
    public void close() {
        http.stop(STOP_SECONDS);
        threads.close();
    }
}
