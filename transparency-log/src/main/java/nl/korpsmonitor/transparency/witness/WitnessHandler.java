package nl.korpsmonitor.transparency.witness;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/** Turns requests into a witness's decisions, and those into answers. */
final class WitnessHandler implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(WitnessHandler.class.getName());

    private static final String SUBMISSION = "/add-checkpoint";
    private static final Pattern MONITORING = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    private final Witness witness;
    private final Runnable requestReceived;

    /** An answer; the body ends with a line feed. */
    private record Answer(int status, String contentType, String body) {
        static Answer text(int status, String body) {
            return new Answer(status, TEXT, body + "\n");
        }
    }

    WitnessHandler(Witness witness, Runnable requestReceived) {
        this.witness = witness;
        this.requestReceived = requestReceived;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            headers.set("Cache-Control", "no-store");
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A request failed", e);
                answer = Answer.text(500, "The witness has a fault, which its operator can find in its log");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            headers.set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        Matcher monitoring = MONITORING.matcher(path);
        if (path.equals(SUBMISSION)) {
            return exchange.getRequestMethod().equals("POST") ? submission(exchange) : notAllowed(exchange, "POST");
        }
        if (monitoring.matches()) {
            return exchange.getRequestMethod().equals("GET")
                    ? checkpoint(exchange, monitoring.group(1))
                    : notAllowed(exchange, "GET");
        }
        return Answer.text(404, "There is nothing here");
    }

    private static Answer notAllowed(HttpExchange exchange, String method) {
        exchange.getResponseHeaders().set("Allow", method);
        return Answer.text(405, "Use " + method);
    }

    private Answer submission(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpointRequest.MAX_BYTES + 1);
        if (body.length > AddCheckpointRequest.MAX_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.text(413, "A request has at most " + AddCheckpointRequest.MAX_BYTES + " bytes");
        }
        requestReceived.run();
        WitnessDecision decision = witness.addCheckpoint(body);
        return switch (decision) {
            case WitnessDecision.Cosigned cosigned -> new Answer(decision.status(), TEXT, lines(cosigned));
            case WitnessDecision.Malformed malformed -> Answer.text(decision.status(), malformed.reason());
            case WitnessDecision.NotSigned notSigned -> Answer.text(decision.status(), notSigned.reason());
            case WitnessDecision.UnknownLog unknown ->
                Answer.text(decision.status(), "This witness does not know a log of this origin");
            case WitnessDecision.Conflict conflict -> new Answer(decision.status(), SIZE, conflict.size() + "\n");
            case WitnessDecision.Inconsistent inconsistent -> {
                if (inconsistent.fork()) {
                    report(body);
                }
                yield Answer.text(decision.status(), inconsistent.reason());
            }
        };
    }

    /** Two signed trees of the same size are proof of a log's misbehaviour, and here may be the only place where both are seen. */
    private static void report(byte[] request) {
        LOG.log(
                Level.WARNING,
                "A log signed two different trees of the same size. Keep this, and the checkpoint that this witness serves"
                        + " of it, as evidence:\n{0}",
                new String(request, StandardCharsets.UTF_8));
    }

    private static String lines(WitnessDecision.Cosigned cosigned) {
        StringBuilder lines = new StringBuilder();
        cosigned.signatures()
                .forEach(signature -> lines.append(signature.line()).append('\n'));
        return lines.toString();
    }

    private Answer checkpoint(HttpExchange exchange, String originHash) {
        requestReceived.run();
        Optional<SignedCheckpoint> latest = witness.latest(originHash);
        if (latest.isEmpty()) {
            return Answer.text(404, "This witness has cosigned no checkpoint of such a log");
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "public, max-age=5");
        headers.set("Access-Control-Allow-Origin", "*");
        return new Answer(200, TEXT, latest.get().encoded());
    }
}
