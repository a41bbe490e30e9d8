package nl.korpsmonitor.service.assembly;

import io.swagger.v3.oas.annotations.Hidden;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import nl.korpsmonitor.service.http.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells those who watch over the service how it is. */
@RestController
@RequestMapping("/health")
@Hidden
class HealthController {
    private final KorpsmonitorLedger ledger;

    HealthController(KorpsmonitorLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * How it is.
     *
     * @param status {@code UP}
     */
    record Health(String status) {}

    /** The process answers. Restart it when this fails. */
    @GetMapping("/live")
    Health live() {
        return new Health("UP");
    }

    /** It can read the ledger, and the read models follow. Send no requests here while this fails. */
    @GetMapping("/ready")
    ResponseEntity<Object> ready() {
        ledger.ledger().trail().size();
        ProjectionStatus projection = ledger.projection().status();
        if (projection.isHealthy()) {
            return ResponseEntity.ok(new Health("UP"));
        }
        return ResponseEntity.status(503)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Retry-After", "60")
                .body(Problem.of(
                        503,
                        "The read models stand still at position " + projection.position()
                                + ". Writes are recorded; the log says what is wrong."));
    }
}
