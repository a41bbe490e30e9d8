package nl.korpsmonitor.service.assembly;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.jspecify.annotations.Nullable;

/** How the ledger grows, is published and is followed, as gauges. All figures of one scrape are of one moment. Safe for use by many threads. */
final class LedgerMetrics {
    private static final String PREFIX = "korpsmonitor.";

    private final PrometheusMeterRegistry registry;
    private final Supplier<CheckpointStatus> log;
    private final @Nullable Supplier<ProjectionStatus> projection;
    private final @Nullable BooleanSupplier writes;
    private final Supplier<Duration> entriesBehind;
    private final Clock clock;
    private volatile Duration behind = Duration.ZERO;
    private volatile boolean recording = true;
    private final MultiGauge cosigned;
    private final MultiGauge up;
    private volatile CheckpointStatus checkpoints;
    private volatile ProjectionStatus views = new ProjectionStatus(0, 0, null, null);

    /**
     * Registers them.
     *
     * @param projection null on a node without read models
     * @param writes whether what is sent would be recorded; null on a node that records nothing
     * @param entriesBehind for how long the node has not taken in what others record
     */
    LedgerMetrics(
            PrometheusMeterRegistry registry,
            Supplier<CheckpointStatus> log,
            @Nullable Supplier<ProjectionStatus> projection,
            @Nullable BooleanSupplier writes,
            Supplier<Duration> entriesBehind,
            Clock clock) {
        this.registry = registry;
        this.log = log;
        this.projection = projection;
        this.writes = writes;
        this.entriesBehind = entriesBehind;
        this.clock = clock;
        this.checkpoints = log.get();
        gauge("ledger.entries", "Entries recorded.", metrics -> metrics.checkpoints.recordedSize());
        gauge(
                "ledger.behind.seconds",
                "For how many seconds this node has not taken in what others recorded; 0 when it does.",
                metrics -> metrics.behind.toMillis() / 1000.0);
        gauge(
                "checkpoint.signed.size",
                "Size of the newest signed checkpoint.",
                metrics -> metrics.checkpoints.signedSize());
        gauge(
                "checkpoint.published.size",
                "Size of the newest published checkpoint.",
                metrics -> metrics.checkpoints.publishedSize());
        gauge(
                "checkpoint.behind.seconds",
                "For how many seconds something has waited to be published; 0 when nothing does.",
                LedgerMetrics::secondsBehind);
        gauge(
                "checkpoint.failure",
                "1 while something is wrong with signing or publishing.",
                metrics -> flag(metrics.checkpoints.failure() != null));
        gauge(
                "checkpoint.stopped",
                "1 when nothing will be signed any more: what is stored contradicts what was signed.",
                metrics -> flag(metrics.checkpoints.stopped()));
        gauge(
                "quorum.met",
                "1 while the newest signed checkpoint has the cosignatures that the policy asks for.",
                metrics -> flag(metrics.checkpoints.quorumMet()));
        if (projection != null) {
            addProjection(projection);
        }
        if (writes != null) {
            gauge("writes.up", "1 while what is sent would be recorded.", metrics -> flag(metrics.recording));
        }
        this.cosigned = MultiGauge.builder(PREFIX + "witness.cosigned.size")
                .description("Size of the last checkpoint that the witness cosigned; -1 for none.")
                .register(registry);
        this.up = MultiGauge.builder(PREFIX + "witness.up")
                .description("0 when the witness' last answer was no cosignature.")
                .register(registry);
    }

    private void addProjection(Supplier<ProjectionStatus> status) {
        views = status.get();
        gauge("projection.position", "Entries that the read models hold.", metrics -> metrics.views.position());
        gauge("projection.lag", "Entries that the read models have still to take in.", metrics -> metrics.views.lag());
        gauge(
                "projection.rebuilding.position",
                "How far a rebuild is, or one that was cut short; -1 for none, and while one beside a data directory runs.",
                metrics -> metrics.views.rebuilding() == null ? -1 : metrics.views.rebuilding());
        gauge("projection.up", "1 while nothing holds up the read models.", metrics -> flag(metrics.views.isHealthy()));
    }

    /** All metrics of the registry in Prometheus' text format 0.0.4. */
    synchronized String scrape() {
        checkpoints = log.get();
        if (projection != null) {
            views = projection.get();
        }
        behind = entriesBehind.get();
        if (writes != null) {
            recording = writes.getAsBoolean();
        }
        List<CheckpointStatus.Witness> witnesses = checkpoints.witnesses();
        cosigned.register(rows(witnesses, CheckpointStatus.Witness::cosignedSize), true);
        up.register(rows(witnesses, witness -> flag(witness.failure() == null)), true);
        return registry.scrape();
    }

    private void gauge(String name, String description, ToDoubleFunction<LedgerMetrics> value) {
        Gauge.builder(PREFIX + name, this, value).description(description).register(registry);
    }

    private static List<MultiGauge.Row<?>> rows(
            List<CheckpointStatus.Witness> witnesses, ToDoubleFunction<CheckpointStatus.Witness> value) {
        return witnesses.stream()
                .<MultiGauge.Row<?>>map(
                        witness -> MultiGauge.Row.of(Tags.of("witness", witness.name()), value.applyAsDouble(witness)))
                .toList();
    }

    private double secondsBehind() {
        return checkpoints.behindSince() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(checkpoints.behindSince(), clock.instant())
                                        .toMillis()
                                / 1000.0);
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }
}
