package nl.korpsmonitor.service.assembly;

import java.util.List;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the probes ask. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    /** A node whose read models are further behind than this would show an old state: it gets no requests until it has caught up. */
    static final long MAXIMUM_LAG = 10_000;

    @Bean
    Readiness readiness(List<ReadinessCheck> checks) {
        return new Readiness(checks);
    }

    @Bean
    VitalThreads vitalThreads() {
        return new VitalThreads(VitalThreads.NAMES);
    }

    /** The ledger's store answers. */
    @Bean
    ReadinessCheck storeAnswers(KorpsmonitorLedger ledger) {
        return () -> ledger.reading().trail().size() >= 0 ? null : "The ledger's store has no size.";
    }

    static @Nullable String problem(ProjectionStatus projection) {
        if (!projection.isHealthy()) {
            return "The read models stand still at position " + projection.position()
                    + ". Writes are recorded; the log says what is wrong.";
        }
        if (projection.lag() > MAXIMUM_LAG) {
            return "The read models are " + projection.lag() + " entries behind. They are catching up.";
        }
        return null;
    }
}
