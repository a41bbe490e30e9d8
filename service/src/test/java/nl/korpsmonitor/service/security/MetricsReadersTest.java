package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class MetricsReadersTest {
    private static final String UNKNOWN = "/nothing-of-the-kind";

    private static boolean mayRead(String networks, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/metrics");
        request.setRemoteAddr(address);
        return new MetricsReaders(networks).matches(request);
    }

    @Test
    void this_machine_and_the_named_networks_may_read_and_nobody_else() {
        assertThat(List.of("127.0.0.1", "127.0.0.2", "::1", "0:0:0:0:0:0:0:1")).allMatch(own -> mayRead("", own));
        assertThat(List.of("10.1.2.3", "172.31.0.1", "fd00::1", "203.0.113.9")).noneMatch(other -> mayRead("", other));
        String networks = "10.1.2.0/24, fd00::/64,192.0.2.7";
        assertThat(List.of("10.1.2.3", "fd00::1", "192.0.2.7", "127.0.0.1")).allMatch(one -> mayRead(networks, one));
        assertThat(List.of("10.1.3.3", "fd00:1::1", "192.0.2.8")).noneMatch(one -> mayRead(networks, one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheus",
                "10.1.2.0/33",
                "10.1.2.0/x",
                "10.1.2.0/-1",
                "10.1.2/24",
                "fd00::/129",
                "10.1.2.3;10.1.2.4"
            })
    void what_is_no_network_stops_the_start(String wrong) {
        assertThatThrownBy(() -> new MetricsReaders("10.0.0.0/8," + wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("korpsmonitor.metrics.networks")
                .hasMessageContaining("'" + wrong + "' is none");
    }

    @Test
    void nothing_else_is_opened_by_an_address() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", UNKNOWN);
        request.setRemoteAddr("127.0.0.1");
        assertThat(new MetricsReaders("").matches(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "none"})
    void for_whom_a_proxy_asks_there_is_nothing_here_whatever_is_claimed(String strategy, @TempDir Path directory) {
        try (RunningService service = RunningService.start(directory, "server.forward-headers-strategy=" + strategy)) {
            assertThat(service.get("/metrics").statusCode()).isEqualTo(200);
            HttpResponse<String> unknown = service.get(UNKNOWN);
            assertThat(unknown.statusCode()).isEqualTo(404);
            for (String claimed :
                    List.of("203.0.113.9", "127.0.0.1", "127.0.0.1, 203.0.113.9", "127.0.0.1, 10.1.2.3")) {
                HttpResponse<String> answer =
                        service.send(service.request("/metrics").header("X-Forwarded-For", claimed));
                assertThat(answer.statusCode()).as(claimed).isEqualTo(404);
                assertThat(answer.body()).as(claimed).isEqualTo(unknown.body());
            }
        }
    }
}
