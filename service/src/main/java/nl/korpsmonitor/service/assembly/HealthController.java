package nl.korpsmonitor.service.assembly;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
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

    /** What others record is looked at several times a second. A look takes as long as this only while tiles of a whole ledger are made. */
    static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

    private final KorpsmonitorLedger ledger;
    private final PublishedLog log;
    private final Readiness readiness;
    private final VitalThreads threads;

    HealthController(KorpsmonitorLedger ledger, PublishedLog log, Readiness readiness, VitalThreads threads) {
        this.ledger = ledger;
        this.log = log;
        this.readiness = readiness;
        this.threads = threads;
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
        boolean ready = readiness.problems().isEmpty();
        boolean publishing =
                CheckpointHealth.problem(log.status(), ledger.clock().instant()) == null;
        return new Overview(ready && publishing ? UP : DOWN, ready ? UP : DOWN, publishing ? UP : DOWN);
    }

    /** The process answers, and the threads that nothing but a restart brings back are alive. Restart it when this fails. */
    @GetMapping("/live")
    ResponseEntity<Object> live() {
        Set<String> dead = threads.dead();
        if (!dead.isEmpty()) {
            return down(
                    "These threads have ended, and only a restart brings them back: " + String.join(", ", dead) + ".");
        }
        @Nullable String stuck = stuck(ledger.reading().sinceLook());
        return stuck == null ? ResponseEntity.ok(new Health(UP)) : down(stuck);
    }

    static @Nullable String stuck(Optional<Duration> sinceLook) {
        return sinceLook
                .filter(since -> since.compareTo(LONGEST_LOOK) > 0)
                .map(since -> "What other nodes record was looked at " + since.toSeconds()
                        + " seconds ago: what follows them is stuck, and only a restart helps.")
                .orElse(null);
    }

    /**
     * It can do its work: the store answers, the read models follow, and nobody told it to stop. Answers within 2 seconds. Send no requests here while this
     * fails.
     */
    @GetMapping("/ready")
    ResponseEntity<Object> ready() {
        List<String> problems = readiness.problems();
        return problems.isEmpty() ? ResponseEntity.ok(new Health(UP)) : down(String.join(" ", problems));
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
