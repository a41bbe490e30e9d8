package nl.korpsmonitor.service.assembly;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import nl.korpsmonitor.service.http.Problem;
import org.jspecify.annotations.Nullable;
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
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final int RETRY_SECONDS = 60;

    private final KorpsmonitorLedger ledger;
    private final PublishedLog log;

    HealthController(KorpsmonitorLedger ledger, PublishedLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * How it is.
     *
     * @param status {@code UP}
     */
    record Health(String status) {}

    /**
     * How its parts are.
     *
     * @param status {@code UP} when all of them are, else {@code DOWN}
     * @param readModels {@code DOWN} when the service is not ready
     * @param checkpoints {@code DOWN} when publishing is held up
     */
    record Overview(String status, String readModels, String checkpoints) {}

    /**
     * How signing and publishing go.
     *
     * @param status {@code UP}
     */
    record Checkpoints(
            String status,
            long recordedSize,
            long signedSize,
            long publishedSize,
            boolean quorumMet,
            List<Witness> witnesses) {
        static Checkpoints of(CheckpointStatus status) {
            return new Checkpoints(
                    UP,
                    status.recordedSize(),
                    status.signedSize(),
                    status.publishedSize(),
                    status.quorumMet(),
                    status.witnesses().stream()
                            .map(witness -> new Witness(witness.name(), witness.cosignedSize(), witness.failure()))
                            .toList());
        }
    }

    /**
     * How a witness of the policy does.
     *
     * @param cosignedSize -1 for none yet
     * @param failure what it answered last; absent when that was a cosignature
     */
    record Witness(String name, long cosignedSize, @Nullable String failure) {}

    /** All of it at a glance, for people; always 200. */
    @GetMapping
    Overview overview() {
        boolean ready = ledger.projection().status().isHealthy();
        boolean publishing =
                CheckpointHealth.problem(log.status(), ledger.clock().instant()) == null;
        return new Overview(ready && publishing ? UP : DOWN, ready ? UP : DOWN, publishing ? UP : DOWN);
    }

    /** The process answers. Restart it when this fails. */
    @GetMapping("/live")
    Health live() {
        return new Health(UP);
    }

    /** It can read the ledger, and the read models follow. Send no requests here while this fails. */
    @GetMapping("/ready")
    ResponseEntity<Object> ready() {
        ledger.ledger().trail().size();
        ProjectionStatus projection = ledger.projection().status();
        if (projection.isHealthy()) {
            return ResponseEntity.ok(new Health(UP));
        }
        return down("The read models stand still at position " + projection.position()
                + ". Writes are recorded; the log says what is wrong.");
    }

    /** Checkpoints are signed and published. When this fails, writes and reads go on, but nothing new can be proved: tell somebody. */
    @GetMapping("/checkpoints")
    ResponseEntity<Object> checkpoints() {
        CheckpointStatus status = log.status();
        String problem = CheckpointHealth.problem(status, ledger.clock().instant());
        return problem == null ? ResponseEntity.ok(Checkpoints.of(status)) : down(problem);
    }

    private static ResponseEntity<Object> down(String detail) {
        return ResponseEntity.status(503)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Retry-After", String.valueOf(RETRY_SECONDS))
                .body(Problem.of(503, detail));
    }
}
