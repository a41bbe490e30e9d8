package nl.korpsmonitor.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** That whole tables and trails count for more than one request. */
class LongAnswersTest {
    private static int cost(String path, String... accepts) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        for (String accept : accepts) {
            request.addHeader("Accept", accept);
        }
        return LongAnswers.cost(request);
    }

    @Test
    void a_whole_table_costs_more_however_it_is_asked_for() {
        for (String path : List.of(
                "/v1/decisions",
                "/v1/agreements",
                "/v1/inquiries/kv-1/dossiers/1/file",
                "/v1/documents/kst-28638-103/file",
                "/v1/%64ecisions",
                "/%761/documents/kst-1/fil%65",
                "/v1/inquiries/kv-1/%64ossiers/1/file",
                "/v1/editions/2012/scores",
                "/v1/editions/2012/totals",
                "/v1/editions/2012/findings",
                "/v1/editions/2012/dimensions",
                "/v1/comparisons/2010/2012/dimensions",
                "/v1/reconstructions/events")) {
            assertThat(cost(path, "*/*")).as(path).isEqualTo(LongAnswers.COST);
        }
        for (String form :
                List.of("text/csv", "TEXT/CSV;q=0.5", "text/*", "application/x-ndjson", "application/jsonl")) {
            for (String path : List.of("/v1/events", "/v1/timeline", "/v1/search")) {
                assertThat(cost(path, form)).as(form).isEqualTo(LongAnswers.COST);
            }
        }
        assertThat(cost("/v1/events", "application/json", "text/csv")).isEqualTo(LongAnswers.COST);
        assertThat(cost("/v1/events", "application/json")).isEqualTo(1);
        assertThat(cost("/v1/events")).isEqualTo(1);
        assertThat(cost("/v1/reconstructions", "application/json")).isEqualTo(1);
        assertThat(cost("/v1/events%", "*/*")).as("no path").isEqualTo(1);
        assertThat(cost("/v1/documents/kst-28638-103", "*/*")).isEqualTo(1);
        assertThat(cost("/v1/editions/2012", "*/*")).isEqualTo(1);
        assertThat(cost("/v1/inquiries/kv-1/dossiers/1", "*/*")).isEqualTo(1);
        assertThat(LongAnswers.cost(new MockHttpServletRequest("POST", "/v1/inquiries/kv-1/dossiers")))
                .isEqualTo(LongAnswers.COST);
    }

    @Test
    void who_may_ask_less_at_once_than_one_of_them_costs_gets_one_all_the_same() {
        RateLimits limits = new RateLimits(1, 5, TimeMeter.SYSTEM_NANOTIME);
        assertThat(limits.secondsToWait("one", LongAnswers.COST)).isZero();
        assertThat(limits.secondsToWait("one", LongAnswers.COST)).isPositive();
    }
}
