package nl.korpsmonitor.transparency.verify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;

/** The files of a log that is served over HTTP. Thread-safe. */
final class HttpFiles implements LogFiles, AutoCloseable {

    private static final int MAX_REDIRECTS = 3;
    private static final Pattern PARTIAL = Pattern.compile("(tile/.+)\\.p/([0-9]{1,3})");

    private final URI root;
    private final HttpOptions options;
    private final HttpClient client;

    /** @param root ends with a slash */
    HttpFiles(URI root, HttpOptions options) {
        this.root = root;
        this.options = options;
        this.client = HttpClient.newBuilder()
                .connectTimeout(options.connectTimeout())
                // Followed here, to the same host only.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String where(String path) {
        return root.resolve(path).toString();
    }

    /**
     * Reads a file, again after a passing fault. A log may have dropped a partial tile when the full one came, which then begins with it.
     *
     * @throws UnreachableException when there is no answer
     */
    @Override
    public Content read(String path, int maxBytes) {
        Content content = read(root.resolve(path), maxBytes);
        Matcher partial = PARTIAL.matcher(path);
        if (!content.missing() || !partial.matches()) {
            return content;
        }
        Content full = read(root.resolve(partial.group(1)), BundleCheck.MAX_BUNDLE_BYTES);
        int width = Integer.parseInt(partial.group(2));
        int bytes = path.startsWith(BundleCheck.BUNDLES) ? bundleBytes(full.bytes(), width) : width * Hash.BYTES;
        return full.present() && full.bytes().length >= bytes
                ? Content.of(Arrays.copyOf(full.bytes(), bytes))
                : content;
    }

    /** The length of a bundle's first entries; the whole when it has no more. */
    private static int bundleBytes(byte[] bundle, int entries) {
        int position = 0;
        for (int i = 0; i < entries && position + 1 < bundle.length; i++) {
            position += 2 + (((bundle[position] & 0xFF) << Byte.SIZE) | (bundle[position + 1] & 0xFF));
        }
        return Math.min(position, bundle.length);
    }

    private Content read(URI address, int maxBytes) {
        String fault = "";
        for (int attempt = 0; attempt < options.attempts(); attempt++) {
            if (attempt > 0) {
                pause(attempt);
            }
            try {
                Answer answer = follow(address, maxBytes);
                if (!answer.passing()) {
                    return answer.content();
                }
                fault = answer.content().reason();
            } catch (ExecutionException e) {
                fault = String.valueOf(e.getCause());
            } catch (TimeoutException e) {
                fault = "no answer within " + options.answerTimeout().toSeconds() + " seconds";
            }
        }
        throw new UnreachableException(address + " can't be read (" + fault + ")");
    }

    private record Answer(boolean passing, Content content) {}

    private Answer follow(URI address, int maxBytes) throws ExecutionException, TimeoutException {
        URI at = address;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpResponse<Content> response = send(at, maxBytes);
            int status = response.statusCode();
            if (status < 300 || status >= 400) {
                return answer(status, response.body());
            }
            URI to = at.resolve(target(response));
            if (!String.valueOf(to.getAuthority()).equals(root.getAuthority())
                    || !to.getScheme().equals(root.getScheme())) {
                return new Answer(
                        false,
                        Content.unreadable(
                                "is redirected to another host, which is not followed. Give the address there, if you trust it"));
            }
            at = to;
        }
        return new Answer(false, Content.unreadable("is redirected too often"));
    }

    private static URI target(HttpResponse<?> response) {
        try {
            return URI.create(response.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static Answer answer(int status, Content content) {
        if (status == 200) {
            return new Answer(false, content);
        }
        if (status == 404 || status == 410) {
            return new Answer(false, Content.MISSING);
        }
        return new Answer(status == 429 || status >= 500, Content.unreadable("is answered with status " + status));
    }

    private HttpResponse<Content> send(URI address, int maxBytes) throws ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(options.answerTimeout())
                .header("User-Agent", "korpsmonitor-verifier")
                .build();
        CompletableFuture<HttpResponse<Content>> answer =
                client.sendAsync(request, response -> new BoundedBody(maxBytes));
        try {
            // The request's own time-out ends with the headers; a body that trickles must not take for ever.
            return answer.get(options.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("The verification was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(options.pause().multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("The verification was interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
