package nl.korpsmonitor.query.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.state.BrokenOffException;
import nl.korpsmonitor.query.state.TooManyStreamsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** That memory does not grow with an answer, and that half an answer does not look like a whole one. */
class StreamsTest {
    private static final RowFormat<String> LINES = out -> row -> out.write(row + "\n");

    private final Streams streams =
            new Streams(request -> Objects.requireNonNullElse(request.getRemoteUser(), "nobody"));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void send(String method, Pages<String> pages) {
        streams.send(
                new MockHttpServletRequest(method, "/v1/x"),
                response,
                new Streams.Answer<>("text/plain", "x.txt", 7, pages, LINES));
    }

    private long sent() {
        return response.getContentAsByteArray().length;
    }

    @Test
    void all_of_one_page_is_sent_before_the_next_is_read() {
        AtomicInteger read = new AtomicInteger();
        send("GET", () -> {
            assertThat(sent()).as("what was read before is sent").isEqualTo(read.get() * 20L);
            return read.incrementAndGet() > 1_000
                    ? null
                    : IntStream.range(0, 10).mapToObj(i -> "x").toList();
        });
        assertThat(sent()).isEqualTo(20_000);
        assertThat(response.getHeader(Streams.AS_OF)).isEqualTo("7");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"x.txt\"");
    }

    @Test
    void what_fails_before_anything_is_sent_is_told() {
        assertThatThrownBy(() -> send("GET", () -> {
                    throw new IllegalStateException("no store");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no store");
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void what_fails_half_way_is_broken_off() {
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() -> send("GET", () -> {
                    if (read.incrementAndGet() == 3) {
                        throw new IllegalStateException("no store");
                    }
                    return List.of("x");
                }))
                .isInstanceOf(BrokenOffException.class);
        assertThat(response.isCommitted()).isTrue();
    }

    @Test
    void a_head_request_reads_one_page_and_gets_no_body() {
        AtomicInteger read = new AtomicInteger();
        send("HEAD", () -> {
            read.incrementAndGet();
            return List.of("x");
        });
        assertThat(read).hasValue(1);
        assertThat(sent()).isZero();
    }

    @Test
    void places_are_given_back_and_when_all_are_taken_that_is_told() {
        for (int i = 0; i < 2 * Streams.MAXIMUM; i++) {
            send("GET", Pages.of(List.of("x")));
        }
        nested(Streams.MAXIMUM, "caller-%d"::formatted);
        assertThatThrownBy(() -> nested(Streams.MAXIMUM + 1, "caller-%d"::formatted))
                .isInstanceOf(TooManyStreamsException.class)
                .hasMessageContaining("16 whole tables and files are being sent,");
        nested(Streams.MAXIMUM, "caller-%d"::formatted);
    }

    @Test
    void nobody_takes_all_places() {
        nested(Streams.MAXIMUM_OF_CALLER, deep -> "one");
        assertThatThrownBy(() -> nested(Streams.MAXIMUM_OF_CALLER + 1, deep -> "one"))
                .isInstanceOf(TooManyStreamsException.class)
                .hasMessageContaining("sent to you");
        nested(Streams.MAXIMUM_OF_CALLER + 1, deep -> deep == 1 ? "another" : "one");
    }

    /** One answer asks for another while it is being read. */
    private @Nullable List<String> nested(int deep, IntFunction<String> caller) {
        MockHttpServletRequest request = new MockHttpServletRequest("HEAD", "/v1/x");
        request.setRemoteUser(caller.apply(deep));
        Pages<String> pages = () -> deep == 1 ? null : nested(deep - 1, caller);
        streams.send(request, response, new Streams.Answer<>("text/plain", "x.txt", 7, pages, LINES));
        return null;
    }
}
