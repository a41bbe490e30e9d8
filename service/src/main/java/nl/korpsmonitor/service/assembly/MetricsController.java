package nl.korpsmonitor.service.assembly;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures for those who watch over the service: the ledger's size and rhythm, which its public tiles show too, how the witnesses answer, how busy it is, and how
 * often which command was given, also about what is not public. A scraper has no login; {@link nl.korpsmonitor.service.security.MetricsReaders} says by address who may read them.
 */
@RestController
@Hidden
class MetricsController {
    private static final MediaType PROMETHEUS = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

    private final LedgerMetrics metrics;

    MetricsController(LedgerMetrics metrics) {
        this.metrics = metrics;
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        return ResponseEntity.ok().contentType(PROMETHEUS).body(metrics.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
