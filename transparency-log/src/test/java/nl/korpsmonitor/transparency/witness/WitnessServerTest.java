package nl.korpsmonitor.transparency.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.transparency.Mutations;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessServerTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int SOCKET_TIMEOUT_MILLIS = 60_000;

    private final TestLog log = TestLog.of("example.org/log", 40, 78);
    private final SigningKey key = TestKeys.key("example.org/witness", 50);
    private final MemoryWitnessState state = new MemoryWitnessState();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        server = start(state, WitnessServer.MAX_CONCURRENT_REQUESTS, LONG);
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void a_cosignature_is_answered_as_lines_of_text() throws Exception {
        HttpResponse<String> answer = submit(log.request(0, 5).encoded());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .startsWith("— example.org/witness ")
                .endsWith("=\n")
                .hasLineCount(1);
        SignedCheckpoint cosigned =
                SignedCheckpoint.parse((log.checkpoint(5).encoded() + answer.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(cosigned.verifiedBy(List.of(key.cosignerKey()))).hasSize(1);
    }

    @Test
    void every_refusal_has_its_status() throws Exception {
        submit(log.request(0, 5).encoded());
        TestLog unknown = TestLog.of("example.org/unknown", 9, 79);
        TestLog fork = log.fork(3, 80);
        String unsigned = log.request(5, 9).encoded().replace("log\n9\n", "log\n8\n");
        assertStatus(400, "nothing");
        assertStatus(400, new AddCheckpointRequest(6, List.of(), log.checkpoint(5)).encoded());
        assertStatus(403, unsigned);
        assertStatus(404, unknown.request(0, 5).encoded());
        assertStatus(422, fork.request(5, 9).encoded());
        assertStatus(422, fork.request(5, 5).encoded());
        HttpResponse<String> conflict = submit(log.request(0, 9).encoded());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("5\n");
    }

    @Test
    void monitors_get_the_last_cosigned_checkpoint() throws Exception {
        String path = "/" + Witness.originHash(log.origin()) + "/checkpoint";
        assertThat(get(path).statusCode()).isEqualTo(404);
        submit(log.request(0, 5).encoded());
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=5");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.body())
                .isEqualTo(state.latest(log.origin()).orElseThrow().encoded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/add-checkpoint/",
                "/add-checkpoint2",
                "/%61dd-checkpoint",
                "/sign-subtree",
                "/vkey",
                "/checkpoint",
                "/abc/checkpoint",
                "/../LOCK",
                "/E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855/checkpoint",
                "/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/checkpoint",
                "/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/checkpoint/"
            })
    void there_is_nothing_else(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(answer.body()).hasLineCount(1);
    }

    @Test
    void other_methods_are_told_which_is_right() throws Exception {
        String monitoring = "/" + Witness.originHash(log.origin()) + "/checkpoint";
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<String> answer = send(method, "/add-checkpoint", BodyPublishers.noBody());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST");
        }
        for (String method : List.of("POST", "HEAD", "PUT", "DELETE")) {
            HttpResponse<String> answer = send(method, monitoring, BodyPublishers.noBody());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET");
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not() throws Exception {
        byte[] large = new byte[AddCheckpointRequest.MAX_BYTES + 1];
        HttpResponse<String> told = send("POST", "/add-checkpoint", BodyPublishers.ofByteArray(large));
        assertThat(told.statusCode()).isEqualTo(413);
        HttpResponse<String> untold = send(
                "POST", "/add-checkpoint", BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(large))));
        assertThat(untold.statusCode()).isEqualTo(413);
        byte[] largest = new byte[AddCheckpointRequest.MAX_BYTES];
        assertThat(send("POST", "/add-checkpoint", BodyPublishers.ofByteArray(largest))
                        .statusCode())
                .isEqualTo(400);
        assertThat(submit(log.request(0, 5).encoded()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_is_told_without_its_particulars_and_what_may_be_stored_still_binds() throws Exception {
        state.failNext(MemoryWitnessState.Fault.FAILED_BUT_STORED);
        HttpResponse<String> answer = submit(log.request(0, 5).encoded());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).hasLineCount(1).doesNotContain("Exception", "stored", "nl.korpsmonitor");
        assertThat(submit(log.request(0, 5).encoded()).statusCode()).isEqualTo(409);
        assertThat(submit(log.request(5, 5).encoded()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_does_not_arrive_in_time_is_cut_off() throws Exception {
        try (WitnessServer impatient = start(new MemoryWitnessState(), 4, Duration.ofMillis(200))) {
            for (String beginning : List.of(
                    "P",
                    "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\n",
                    "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: 100\r\n\r\nold ",
                    "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: 9999999\r\n\r\nold ",
                    "POST /nowhere HTTP/1.1\r\nHost: witness\r\nContent-Length: 100\r\n\r\nold ")) {
                try (Socket socket = connect(impatient)) {
                    write(socket, beginning);
                    String answer = untilClosed(socket);
                    assertThat(answer).as(beginning).doesNotContain("200 OK");
                }
            }
        }
    }

    @Test
    void those_who_hold_on_to_their_requests_leave_a_bounded_number_of_places_and_lose_theirs_in_the_end()
            throws Exception {
        try (WitnessServer small = start(new MemoryWitnessState(), 2, LONG)) {
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 2; i++) {
                    Socket socket = connect(small);
                    slow.add(socket);
                    write(
                            socket,
                            "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
                    // The interim answer shows that it has its place.
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
                try (Socket third = connect(small)) {
                    write(third, "GET / HTTP/1.1\r\nHost: witness\r\nConnection: close\r\n\r\n");
                    assertThat(untilClosed(third))
                            .as("closed without an answer")
                            .isEmpty();
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
            String answer = "";
            while (answer.isEmpty()) {
                // Until the server has noticed that the slow ones left.
                try (Socket next = connect(small)) {
                    write(next, "GET / HTTP/1.1\r\nHost: witness\r\nConnection: close\r\n\r\n");
                    answer = untilClosed(next);
                }
            }
            assertThat(answer).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void mutated_requests_over_the_network_are_answered_within_the_protocol() throws Exception {
        submit(log.request(0, 5).encoded());
        List<byte[]> bodies = new ArrayList<>();
        new Mutations(84)
                .eachOf(
                        300,
                        List.of(log.request(5, 9).encoded(), log.request(5, 5).encoded()),
                        bodies::add);
        for (byte[] body : bodies) {
            int status = send("POST", "/add-checkpoint", BodyPublishers.ofByteArray(body))
                    .statusCode();
            assertThat(status).isIn(200, 400, 403, 404, 409, 422);
        }
        long size = state.latest(log.origin()).orElseThrow().checkpoint().size();
        assertThat(state.latest(log.origin()).orElseThrow().checkpoint().root()).isEqualTo(log.root(size));
    }

    @Test
    void what_is_no_http_does_not_stop_it() throws Exception {
        List<String> nonsense = List.of(
                "\r\n\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET http:// HTTP/1.1\r\n\r\n",
                "POST * HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST mailto:x HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST /add-checkpoint HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /add-checkpoint HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /add-checkpoint HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "POST /add-checkpoint HTTP/1.1\r\n: \r\n\r\n",
                "\u0000\u0001\u0002\u0003");
        for (String each : nonsense) {
            try (Socket socket = connect(server)) {
                write(socket, each);
                socket.shutdownOutput();
                assertThat(untilClosed(socket)).as(each).doesNotContain("200 OK", "Exception in", "\tat ");
            }
        }
        assertThat(submit(log.request(0, 5).encoded()).statusCode()).isEqualTo(200);
    }

    @Test
    void after_it_was_stopped_its_address_is_free() throws Exception {
        InetSocketAddress address = server.address();
        server.close();
        server = WitnessServer.start(witness(state), address);
        assertThat(server.address()).isEqualTo(address);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    private WitnessServer start(WitnessState with, int maxConcurrentRequests, Duration requestTime) throws IOException {
        return WitnessServer.start(
                witness(with),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                maxConcurrentRequests,
                requestTime);
    }

    private Witness witness(WitnessState with) {
        return new Witness(key, Map.of(log.origin(), List.of(log.key().verifierKey())), with, new TestClock());
    }

    private void assertStatus(int status, String body) throws Exception {
        HttpResponse<String> answer = submit(body);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).hasLineCount(1);
    }

    private HttpResponse<String> submit(String body) throws Exception {
        return send("POST", "/add-checkpoint", BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, BodyPublishers.noBody());
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) throws Exception {
        URI url = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(url).method(method, body).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Socket connect(WitnessServer to) throws IOException {
        Socket socket = new Socket(to.address().getAddress(), to.address().getPort());
        socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** All that the server says until it closes the connection, by whatever means. */
    private static String untilClosed(Socket socket) throws IOException {
        StringBuilder said = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                said.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Reset: closed as well.
            return said.toString();
        }
        return said.toString();
    }
}
