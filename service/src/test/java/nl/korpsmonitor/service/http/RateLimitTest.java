package nl.korpsmonitor.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void a_caller_may_come_so_often_at_once_and_then_so_often_a_second_and_others_do_not_suffer() {
        RateLimits limits = new RateLimits(2, 3, clock);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.secondsToWait("one")).isZero();
        }
        assertThat(limits.secondsToWait("one")).isEqualTo(1);
        assertThat(limits.secondsToWait("two")).isZero();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(limits.secondsToWait("one")).isZero();
        assertThat(limits.secondsToWait("one")).isEqualTo(1);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(limits.secondsToWait("one")).isZero();
        }
        assertThat(limits.secondsToWait("one")).isEqualTo(1);
    }

    @Test
    void an_ipv6_network_is_one_caller() {
        assertThat(Callers.of("2001:db8:1:2::1")).isEqualTo(Callers.of("2001:db8:1:2:ffff::2"));
        assertThat(Callers.of("2001:db8:1:2::1")).isNotEqualTo(Callers.of("2001:db8:1:3::1"));
        assertThat(Callers.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Callers.of("::ffff:192.0.2.1")).as("IPv4 within IPv6").isEqualTo("192.0.2.1");
    }

    @Test
    void an_address_that_asks_too_often_is_told_when_to_come_again_but_health_and_metrics_always_answer() {
        try (RunningService service = RunningService.start(
                directory, "korpsmonitor.limits.requests-per-second=1", "korpsmonitor.limits.requests-at-once=2")) {
            HttpResponse<String> answer = service.get("/v1/ledger");
            for (int i = 0; i < 5 && answer.statusCode() != 429; i++) {
                answer = service.get("/v1/ledger");
            }
            assertThat(Fixture.body(answer, 429).get("detail").asString()).contains("from this address");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            for (int i = 0; i < 5; i++) {
                assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(service.get("/metrics").statusCode()).isEqualTo(200);
            }
            answer = service.get("/health/live", "nobody");
            for (int i = 0; i < 5 && answer.statusCode() != 429; i++) {
                answer = service.get("/health/live", "nobody");
            }
            assertThat(answer.statusCode())
                    .as("a login there is looked at like any other")
                    .isEqualTo(429);
        }
        assertThat(UseLines.of(directory, "GET", "throttled"))
                .as(UseLines.text(directory))
                .first()
                .satisfies(entry -> assertThat(entry.get("object").asString()).isEqualTo("/v1/ledger"));
    }

    @Test
    void an_account_that_writes_too_often_is_refused_while_others_write_and_all_read() {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(
                directory, "korpsmonitor.limits.writes-per-second=1", "korpsmonitor.limits.writes-at-once=1")) {
            HttpResponse<String> answer = service.post("/v1/documents", "carl", "{}");
            for (int i = 0; i < 5 && answer.statusCode() != 429; i++) {
                answer = service.post("/v1/documents", "carl", "{}");
            }
            assertThat(Fixture.body(answer, 429).get("detail").asString()).contains("nothing was recorded");
            assertThat(service.post("/v1/documents", "paul", "{}").statusCode()).isEqualTo(400);
            assertThat(service.get("/v1/ledger", "carl").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void reading_what_is_confidential_counts_as_the_write_that_it_is() {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(
                directory, "korpsmonitor.limits.writes-per-second=1", "korpsmonitor.limits.writes-at-once=1")) {
            String[] purpose = {"Viewing-Purpose", "A question."};
            HttpResponse<String> answer = service.get("/v1/events/0", "carl", purpose);
            for (int i = 0; i < 5 && answer.statusCode() != 429; i++) {
                answer = service.get("/v1/events/0", "carl", purpose);
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(service.get("/v1/events/0", "carl").statusCode())
                    .as("without a purpose it is a read")
                    .isEqualTo(200);
        }
    }

    @Test
    void a_limit_that_is_none_is_refused_at_the_start() {
        for (String wrong : new String[] {"0", "many"}) {
            assertThatThrownBy(() -> RunningService.start(directory, "korpsmonitor.limits.writes-per-second=" + wrong))
                    .rootCause()
                    .hasMessageContaining("korpsmonitor.limits.writes-per-second: must be a whole number from 1");
        }
    }
}
