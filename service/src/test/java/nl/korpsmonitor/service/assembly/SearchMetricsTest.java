package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import nl.korpsmonitor.query.search.SearchStatus;
import org.junit.jupiter.api.Test;

class SearchMetricsTest {
    private SearchStatus status = new SearchStatus(7, 10, "damaged");

    @Test
    void a_scrape_tells_how_far_the_index_is_behind_and_whether_it_stands_still() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        SearchMetrics metrics = new SearchMetrics(registry, () -> status);
        assertThat(registry.scrape().lines())
                .contains(
                        "korpsmonitor_search_position 7.0",
                        "korpsmonitor_search_lag 3.0",
                        "korpsmonitor_search_up 0.0");
        status = new SearchStatus(10, 10, null);
        assertThat(registry.scrape().lines()).contains("korpsmonitor_search_lag 0.0", "korpsmonitor_search_up 1.0");
        assertThat(metrics).isNotNull();
    }
}
