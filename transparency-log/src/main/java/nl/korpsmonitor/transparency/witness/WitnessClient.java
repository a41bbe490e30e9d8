package nl.korpsmonitor.transparency.witness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;

/**
 * Speaks to one witness (C2SP tlog-witness v1.0.0). It believes nothing of the answers but cosignatures that it has verified; answers are bounded in size and
 * time, and redirects are not followed. Safe for use by many threads.
 */
public final class WitnessClient implements AutoCloseable {

    /** How long to wait for a connection, unless told otherwise. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** How long to wait for a whole answer, connecting included, unless told otherwise. */
    public static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

    /** The most bytes of an answer. */
    public static final int MAX_ANSWER_BYTES = AddCheckpointRequest.MAX_BYTES;

    /** The most characters of a refusal's reason. */
    public static final int MAX_REASON_CHARACTERS = 200;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final URI url;
    private final VerifierKey witness;
    private final Duration totalTimeout;
    private final HttpClient http;

    /** A client with the default time limits; see {@link #WitnessClient(URI, VerifierKey, Duration, Duration)}. */
    public WitnessClient(URI url, VerifierKey witness) {
        this(url, witness, CONNECT_TIMEOUT, TOTAL_TIMEOUT);
    }

    /**
     * A client of a witness.
     *
     * @param url its prefix for submission and monitoring, with or without a slash at the end
     * @param witness the key of its cosignatures
     * @param connectTimeout above zero
     * @param totalTimeout for a whole answer, above zero
     * @throws IllegalArgumentException when the URL is not of HTTP or HTTPS, or the key is not one for cosignatures
     */
    public WitnessClient(URI url, VerifierKey witness, Duration connectTimeout, Duration totalTimeout) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
            throw new IllegalArgumentException("A witness's URL begins with https:// or http:// and a host");
        }
        if (witness.type() != SignatureType.ED25519_COSIGNATURE) {
            throw new IllegalArgumentException("A witness's key is of type 04 (Ed25519 cosignature)");
        }
        String text = url.toString();
        this.url = text.endsWith("/") ? url : URI.create(text + "/");
        this.witness = witness;
        this.totalTimeout = totalTimeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * Asks for a cosignature.
     *
     * @param checkpoint signed by its log
     * @param oldSize of the checkpoint that the witness cosigned last, 0 when it cosigned none
     * @param proof from the old size to the checkpoint's
     * @throws WitnessUnreachableException when there was no answer in time, or one too large; the witness may have cosigned nevertheless
     * @throws MalformedException when the request would leave the bounds of {@link AddCheckpointRequest}
     */
    public WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
            throws WitnessUnreachableException {
        String body = new AddCheckpointRequest(oldSize, proof, checkpoint).encoded();
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(url.resolve("add-checkpoint"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
        return switch (answer.statusCode()) {
            case OK -> cosigned(checkpoint, answer.body());
            case CONFLICT -> new WitnessAnswer.Conflict(size(answer.body()));
            default -> new WitnessAnswer.Refused(answer.statusCode(), reason(answer.body()));
        };
    }

    /**
     * The last checkpoint of a log that the witness cosigned, as it tells monitors. Nothing of it is verified but the origin: hold it to the keys of log and
     * witness before believing it.
     *
     * @return empty when the witness says that it has none
     * @throws WitnessUnreachableException when there was no answer in time, or it was no checkpoint of this log
     */
    public Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException {
        HttpResponse<byte[]> answer =
                send(HttpRequest.newBuilder(url.resolve(Witness.originHash(origin) + "/checkpoint"))
                        .GET()
                        .build());
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new WitnessUnreachableException(said("status " + answer.statusCode()));
        }
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(answer.body());
            if (checkpoint.checkpoint().origin().equals(origin)) {
                return Optional.of(checkpoint);
            }
        } catch (MalformedException e) {
            throw new WitnessUnreachableException(said("something that is no checkpoint"), e);
        }
        throw new WitnessUnreachableException(said("another log's checkpoint"));
    }

    private WitnessAnswer cosigned(SignedCheckpoint checkpoint, byte[] body) {
        try {
            // As the protocol proposes: what was signed, with the lines of the answer as its signatures.
            String text = checkpoint.note().text();
            SignedNote note = SignedNote.parse((text + "\n" + TextForms.utf8(body)).getBytes(StandardCharsets.UTF_8));
            if (!note.text().equals(text)) {
                return new WitnessAnswer.Refused(OK, "The answer is more than signature lines");
            }
            note.verifiedBy(List.of(witness));
            List<NoteSignature> own = note.signatures().stream()
                    .filter(signature -> signature.claims(witness))
                    .distinct()
                    .toList();
            return new WitnessAnswer.Cosigned(own);
        } catch (MalformedException | UnverifiedNoteException e) {
            return new WitnessAnswer.Refused(OK, "No valid cosignature of " + witness.name() + ": " + e.getMessage());
        }
    }

    private static OptionalLong size(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        try {
            return text.endsWith("\n")
                    ? OptionalLong.of(TextForms.decimal(text.substring(0, text.length() - 1)))
                    : OptionalLong.empty();
        } catch (MalformedException e) {
            // Some witnesses answer without a size.
            return OptionalLong.empty();
        }
    }

    private static String reason(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 4 * MAX_REASON_CHARACTERS), StandardCharsets.UTF_8);
        String printable = text.replaceAll("[^\\p{Print}\\p{L}\\p{M}]+", " ").strip();
        return printable.substring(0, Math.min(printable.length(), MAX_REASON_CHARACTERS));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws WitnessUnreachableException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            // Not the request's own time limit: that ends with the answer's first line.
            return answer.get(totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new WitnessUnreachableException(said("nothing within " + totalTimeout.toMillis() + " ms"), e);
        } catch (ExecutionException e) {
            throw new WitnessUnreachableException(
                    "The witness " + witness.name() + " at " + url + " can't be reached: " + e.getCause(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new WitnessUnreachableException("Waiting for the witness " + witness.name() + " was interrupted", e);
        }
    }

    private String said(String what) {
        return "The witness " + witness.name() + " at " + url + " answered " + what;
    }

    /** Ends the connections; calls that wait for an answer fail. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
