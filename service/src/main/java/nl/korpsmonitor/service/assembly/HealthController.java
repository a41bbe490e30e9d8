package nl.korpsmonitor.service.assembly;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchStatus;
import nl.korpsmonitor.service.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
    private final Probes probes;
    private final VitalThreads threads;
    private final NodeRole role;
    private final @Nullable SearchIndex search;

    HealthController(
            KorpsmonitorLedger ledger,
            PublishedLog log,
            Probes probes,
            VitalThreads threads,
            @Value("${korpsmonitor.role}") NodeRole role,
            ObjectProvider<SearchIndex> search) {
        this.search = search.getIfAvailable();
        this.ledger = ledger;
        this.log = log;
        this.probes = probes;
        this.threads = threads;
        this.role = role;
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
     * @param writes {@code DOWN} when what is sent would not be recorded; absent on a node that only answers
     * @param checkpoints {@code DOWN} when publishing is held up
     * @param search {@code DOWN} when searches are answered 503; all else goes on. Absent on a node that only takes commands
     */
    record Overview(
            String status,
            String readModels,
            @Nullable String writes,
            String checkpoints,
            @Nullable String search) {}

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
        boolean ready = probes.ready().problems().isEmpty();
        boolean recording = !role.records() || probes.writes().problems().isEmpty();
        boolean publishing =
                CheckpointHealth.problem(log.status(), ledger.clock().instant()) == null;
        SearchStatus index = search == null ? null : search.status();
        boolean searching = index == null || (index.isHealthy() && index.lag() <= SearchIndex.MAXIMUM_LAG);
        return new Overview(
                word(ready && recording && publishing && searching),
                word(ready),
                role.records() ? word(recording) : null,
                word(publishing),
                index == null ? null : word(searching));
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

    private static String word(boolean up) {
        return up ? UP : DOWN;
    }

    /**
     * It can answer: the store does, the read models follow, and nobody told it to stop. A node that only takes commands can record. Answers within 2 seconds.
     * Send no requests here while this fails.
     */
    @GetMapping("/ready")
    ResponseEntity<Object> ready() {
        return answer(probes.ready());
    }

    /** What is sent would be recorded. Answers within 2 seconds. Send no writes here while this fails; reads go on. */
    @GetMapping("/ready/writes")
    ResponseEntity<Object> writes() {
        return answer(probes.writes());
    }

    private static ResponseEntity<Object> answer(Readiness readiness) {
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
