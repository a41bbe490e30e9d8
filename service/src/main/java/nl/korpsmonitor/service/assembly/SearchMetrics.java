package nl.korpsmonitor.service.assembly;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import nl.korpsmonitor.query.search.SearchStatus;

/** How the search index follows, as gauges. Safe for use by many threads. */
final class SearchMetrics {
    private static final String PREFIX = "korpsmonitor.search.";

    private final Supplier<SearchStatus> status;

    /** Registers them. */
    SearchMetrics(MeterRegistry registry, Supplier<SearchStatus> status) {
        this.status = status;
        gauge(registry, "position", "Entries that the search index holds.", SearchStatus::position);
        gauge(registry, "lag", "Entries of the read models that can't be searched yet.", SearchStatus::lag);
        gauge(registry, "up", "1 while nothing holds up the search index.", current -> current.isHealthy() ? 1 : 0);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<SearchStatus> value) {
        Gauge.builder(PREFIX + name, this, metrics -> value.applyAsDouble(metrics.status.get()))
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
