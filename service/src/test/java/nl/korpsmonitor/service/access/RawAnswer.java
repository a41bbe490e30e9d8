package nl.korpsmonitor.service.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import nl.korpsmonitor.service.testing.RunningService;

/**
 * What the service answers to bytes that no client library sends.
 *
 * @param head the lines before the first empty one, in lower case
 */
record RawAnswer(int status, List<String> head, String body) {
    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * Sends one request.
     *
     * @param username who logs in; empty for nobody
     * @param headers whole lines, each with its own end
     */
    static RawAnswer to(
            RunningService service, String username, String method, String target, String headers, String body) {
        String login = username.isEmpty()
                ? ""
                : "Authorization: " + RunningService.basic(username, RunningService.PASSWORD) + "\r\n";
        String request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + login + headers
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawAnswer of(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        List<String> head = answer.substring(0, end)
                .toLowerCase(Locale.ROOT)
                // A bare line feed or carriage return ends a line for some readers too.
                .lines()
                .toList();
        return new RawAnswer(Integer.parseInt(head.getFirst().split(" ", -1)[1]), head, answer.substring(end + 4));
    }

    /** Whether a line of the head begins with that, in lower case. */
    boolean hasLine(String beginning) {
        return head.stream().anyMatch(line -> line.strip().startsWith(beginning));
    }
}
