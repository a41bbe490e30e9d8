package nl.korpsmonitor.ledger.checkpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.witness.AddCheckpointRequest;
import nl.korpsmonitor.transparency.witness.Witness;
import nl.korpsmonitor.transparency.witness.WitnessDecision;
import nl.korpsmonitor.transparency.witness.WitnessState;

/** A witness behind HTTP on the loopback, which keeps every checkpoint that it was ever sent. */
public final class HttpWitness implements AutoCloseable {
    /** Whatever was sent, cosigned or not. */
    public final List<SignedCheckpoint> seen = new CopyOnWriteArrayList<>();

    /** Answers 503 to everything while set. */
    public final AtomicBoolean down = new AtomicBoolean();

    private final Witness witness;
    private final HttpServer server;

    /** A witness of one log. */
    public HttpWitness(String name, String origin, List<VerifierKey> keys) {
        SigningKey key = SigningKey.generate(name, new SecureRandom());
        Map<String, SignedCheckpoint> latest = new ConcurrentHashMap<>();
        WitnessState state = new WitnessState() {
            @Override
            public Optional<SignedCheckpoint> latest(String of) {
                return Optional.ofNullable(latest.get(of));
            }

            @Override
            public boolean replace(String of, Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
                return expected.isPresent()
                        ? latest.replace(of, expected.get(), next)
                        : latest.putIfAbsent(of, next) == null;
            }
        };
        witness = new Witness(key, Map.of(origin, keys), state, Clock.systemUTC());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The policy that asks for this witness. */
    public String policy() {
        return "witness w " + witness.key().vkey() + " http://"
                + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "\nquorum w\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (down.get()) {
            send(exchange, 503, "");
        } else if (exchange.getRequestMethod().equals("POST")) {
            submitted(exchange, body);
        } else {
            String hash = exchange.getRequestURI().getPath().substring(1).replace("/checkpoint", "");
            Optional<SignedCheckpoint> latest = witness.latest(hash);
            send(
                    exchange,
                    latest.isPresent() ? 200 : 404,
                    latest.map(SignedCheckpoint::encoded).orElse(""));
        }
    }

    private void submitted(HttpExchange exchange, byte[] body) throws IOException {
        try {
            seen.add(AddCheckpointRequest.parse(body).checkpoint());
        } catch (MalformedException e) {
            send(exchange, 400, "");
            return;
        }
        switch (witness.addCheckpoint(body)) {
            case WitnessDecision.Cosigned cosigned -> {
                StringBuilder lines = new StringBuilder();
                for (NoteSignature signature : cosigned.signatures()) {
                    lines.append(signature.line()).append('\n');
                }
                send(exchange, 200, lines.toString());
            }
            case WitnessDecision.Conflict conflict -> send(exchange, 409, conflict.size() + "\n");
            case WitnessDecision other -> send(exchange, other.status(), "");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
