package nl.korpsmonitor.transparency.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.witness.WitnessAnswer.Conflict;
import nl.korpsmonitor.transparency.witness.WitnessAnswer.Cosigned;
import nl.korpsmonitor.transparency.witness.WitnessAnswer.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessClientTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TestLog log = TestLog.of("example.org/log", 40, 85);
    private final SigningKey key = TestKeys.key("example.org/witness", 50);
    private final SignedCheckpoint checkpoint = log.checkpoint(5);
    private final String text = checkpoint.note().text();

    /** What a server of one's own making answers. */
    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @FunctionalInterface
    private interface Asking {
        void ask(WitnessClient client) throws Exception;
    }

    @Test
    void a_log_is_witnessed_over_the_network_and_after_a_restart(@TempDir Path directory) throws Exception {
        try (FileWitnessState state = FileWitnessState.open(directory, List.of(key.cosignerKey()));
                WitnessServer server = WitnessServer.start(witness(state), loopback());
                WitnessClient client = client(server.address(), "")) {
            assertThat(client.latest(log.origin())).isEmpty();
            assertCosigned(client.submit(log.checkpoint(5), 0, List.of()), log.checkpoint(5));
            assertCosigned(client.submit(log.checkpoint(9), 5, log.consistency(5, 9)), log.checkpoint(9));
            assertThat(client.submit(log.checkpoint(12), 5, log.consistency(5, 12)))
                    .isEqualTo(new Conflict(OptionalLong.of(9)));
        }
        try (FileWitnessState state = FileWitnessState.open(directory, List.of(key.cosignerKey()));
                WitnessServer server = WitnessServer.start(witness(state), loopback());
                WitnessClient client = client(server.address(), "/")) {
            SignedCheckpoint latest = client.latest(log.origin()).orElseThrow();
            assertThat(latest.checkpoint()).isEqualTo(log.checkpoint(9).checkpoint());
            assertThat(latest.verifiedBy(List.of(log.key().verifierKey(), key.cosignerKey())))
                    .hasSize(2);
            TestLog fork = log.fork(8, 86);
            assertThat(client.submit(fork.checkpoint(12), 9, fork.consistency(9, 12)))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(422);
                        assertThat(refused.reason()).contains("proof");
                    });
            assertCosigned(client.submit(log.checkpoint(12), 9, log.consistency(9, 12)), log.checkpoint(12));
        }
    }

    @Test
    void its_url_may_have_a_path() throws Exception {
        String cosignature = cosignature(key, text);
        against(
                "/some/witness",
                exchange -> {
                    assertThat(exchange.getRequestURI().getPath()).startsWith("/some/witness/");
                    answer(exchange, 200, cosignature);
                },
                client -> assertCosigned(client.submit(checkpoint, 0, List.of()), checkpoint));
    }

    @Test
    void only_true_cosignatures_of_this_witness_over_this_checkpoint_are_believed() throws Exception {
        SigningKey stranger = TestKeys.key("example.org/stranger", 51);
        SigningKey namesake = TestKeys.key("example.org/witness", 52);
        String genuine = cosignature(key, text);
        String ofOthers = cosignature(stranger, text) + cosignature(namesake, text);
        for (String useless : List.of(
                "",
                "\n",
                ofOthers,
                cosignature(key, log.checkpoint(6).note().text()),
                genuine + cosignature(key, log.checkpoint(6).note().text()),
                NoteSignature.sign(text, key).line() + "\n",
                genuine.strip(),
                "\n" + genuine,
                genuine + "\n" + genuine,
                "text\n\n" + genuine,
                "<html>\n",
                "\u0000\n",
                genuine.repeat(101))) {
            against(
                    "",
                    exchange -> answer(exchange, 200, useless),
                    client -> assertThat(client.submit(checkpoint, 0, List.of()))
                            .as(useless)
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.status()).isEqualTo(200)));
        }
        against(
                "",
                exchange -> answer(exchange, 200, ofOthers + genuine + genuine),
                client -> assertThat(((Cosigned) client.submit(checkpoint, 0, List.of())).signatures())
                        .extracting(NoteSignature::line)
                        .containsExactly(genuine.strip()));
    }

    @Test
    void a_conflict_tells_the_size_or_not() throws Exception {
        Map<String, OptionalLong> sizes = Map.of(
                "9\n", OptionalLong.of(9),
                "0\n", OptionalLong.of(0),
                "", OptionalLong.empty(),
                "9", OptionalLong.empty(),
                "-9\n", OptionalLong.empty(),
                "9\n9\n", OptionalLong.empty(),
                "99999999999999999999\n", OptionalLong.empty(),
                "conflict\n", OptionalLong.empty());
        for (Map.Entry<String, OptionalLong> size : sizes.entrySet()) {
            against(
                    "",
                    exchange -> answer(exchange, 409, size.getKey()),
                    client -> assertThat(client.submit(checkpoint, 0, List.of()))
                            .as(size.getKey())
                            .isEqualTo(new Conflict(size.getValue())));
        }
    }

    @Test
    void a_refusal_s_reason_is_short_and_printable() throws Exception {
        String nasty = "no\u001b[31m\r\n\u0007\u202e entry é " + "x".repeat(10_000);
        against(
                "",
                exchange -> answer(exchange, 403, nasty),
                client -> assertThat(client.submit(checkpoint, 0, List.of()))
                        .isInstanceOfSatisfying(Refused.class, refused -> {
                            assertThat(refused.status()).isEqualTo(403);
                            assertThat(refused.reason())
                                    .startsWith("no [31m entry é xxx")
                                    .hasSize(WitnessClient.MAX_REASON_CHARACTERS);
                        }));
    }

    @Test
    void redirects_are_not_followed() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        against(
                "",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    answer(exchange, 307, "");
                },
                client -> {
                    assertThat(client.submit(checkpoint, 0, List.of())).isInstanceOf(Refused.class);
                    assertThatExceptionOfType(WitnessUnreachableException.class)
                            .isThrownBy(() -> client.latest(log.origin()));
                });
        assertThat(requests).hasValue(2);
    }

    @Test
    void an_answer_without_end_is_broken_off() throws Exception {
        for (int status : List.of(200, 403, 409)) {
            against(
                    "",
                    exchange -> {
                        exchange.sendResponseHeaders(status, 0);
                        byte[] block = new byte[8192];
                        try {
                            while (true) {
                                exchange.getResponseBody().write(block);
                            }
                        } catch (IOException e) {
                            // The client has closed the connection, as it should.
                            exchange.close();
                        }
                    },
                    client -> assertThatExceptionOfType(WitnessUnreachableException.class)
                            .isThrownBy(() -> client.submit(checkpoint, 0, List.of()))
                            .withMessageContaining("more than"));
        }
    }

    @Test
    void a_witness_that_does_not_answer_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                WitnessClient client = client((InetSocketAddress) silent.getLocalSocketAddress(), "", SHORT)) {
            assertThatExceptionOfType(WitnessUnreachableException.class)
                    .isThrownBy(() -> client.submit(checkpoint, 0, List.of()))
                    .withMessageContaining("300 ms");
            assertThatExceptionOfType(WitnessUnreachableException.class).isThrownBy(() -> client.latest(log.origin()));
        }
    }

    @Test
    void a_witness_that_begins_to_answer_and_does_not_end_is_given_up() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                WitnessClient client = client((InetSocketAddress) slow.getLocalSocketAddress(), "", SHORT)) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = slow.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n— "
                                    .getBytes(StandardCharsets.UTF_8));
                    // Until the client is tired of it.
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // So it was.
                }
            });
            assertThatExceptionOfType(WitnessUnreachableException.class)
                    .isThrownBy(() -> client.submit(checkpoint, 0, List.of()))
                    .withMessageContaining("300 ms");
        }
    }

    @Test
    void a_witness_that_is_not_there_is_unreachable() throws Exception {
        InetSocketAddress address;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) gone.getLocalSocketAddress();
        }
        try (WitnessClient client = client(address, "")) {
            assertThatExceptionOfType(WitnessUnreachableException.class)
                    .isThrownBy(() -> client.submit(checkpoint, 0, List.of()))
                    .withMessageContaining("example.org/witness");
        }
    }

    @Test
    void an_interrupt_ends_the_waiting_and_is_kept() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                WitnessClient client = client((InetSocketAddress) silent.getLocalSocketAddress(), "")) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(WitnessUnreachableException.class)
                    .isThrownBy(() -> client.submit(checkpoint, 0, List.of()));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void what_monitors_get_must_be_a_checkpoint_of_the_log() throws Exception {
        for (String other : List.of(
                "",
                "nothing\n",
                text,
                TestLog.of("example.org/other", 5, 87).checkpoint(5).encoded())) {
            against(
                    "",
                    exchange -> answer(exchange, 200, other),
                    client -> assertThatExceptionOfType(WitnessUnreachableException.class)
                            .as(other)
                            .isThrownBy(() -> client.latest(log.origin())));
        }
        against(
                "",
                exchange -> answer(exchange, 500, "fault"),
                client -> assertThatExceptionOfType(WitnessUnreachableException.class)
                        .isThrownBy(() -> client.latest(log.origin()))
                        .withMessageContaining("500"));
        against(
                "",
                exchange -> answer(exchange, 200, checkpoint.encoded()),
                client -> assertThat(client.latest(log.origin()))
                        .as("not cosigned, and still evidence of what the log signed")
                        .contains(checkpoint));
    }

    @Test
    void urls_keys_and_requests_that_can_not_be_are_refused() throws Exception {
        for (String url : List.of("ftp://example.org/", "example.org", "/witness", "https:///witness")) {
            assertThatIllegalArgumentException()
                    .as(url)
                    .isThrownBy(() -> new WitnessClient(URI.create(url), key.cosignerKey()));
        }
        assertThatIllegalArgumentException()
                .as("a log's key")
                .isThrownBy(() -> new WitnessClient(URI.create("https://example.org/"), key.verifierKey()));
        try (WitnessClient client = new WitnessClient(URI.create("HTTP://127.0.0.1:1"), key.cosignerKey())) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> client.submit(checkpoint, -1, List.of()));
        }
    }

    private void against(String path, Answering answering, Asking asking) throws Exception {
        HttpServer server = HttpServer.create(loopback(), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answering.answer(exchange);
        });
        server.start();
        try (WitnessClient client = client(server.getAddress(), path)) {
            asking.ask(client);
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void assertCosigned(WitnessAnswer answer, SignedCheckpoint submitted) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Cosigned.class,
                        cosigned -> assertThat(
                                        submitted.with(cosigned.signatures()).verifiedBy(List.of(key.cosignerKey())))
                                .hasSize(1));
    }

    private static String cosignature(SigningKey by, String over) {
        return NoteSignature.cosign(over, by, TestClock.START).line() + "\n";
    }

    private Witness witness(WitnessState state) {
        return new Witness(key, Map.of(log.origin(), List.of(log.key().verifierKey())), state, new TestClock());
    }

    private WitnessClient client(InetSocketAddress address, String path) {
        return client(address, path, LONG);
    }

    private WitnessClient client(InetSocketAddress address, String path, Duration totalTimeout) {
        URI url = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
        return new WitnessClient(url, key.cosignerKey(), LONG, totalTimeout);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
