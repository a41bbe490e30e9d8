package nl.korpsmonitor.service.assembly;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the probes ask. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    /** A node that is further off than this would stamp events with times at which others refuse to record, or refuse to itself. */
    static final Duration TOLERATED_CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    @Bean
    Probes probes(@Value("${korpsmonitor.role}") NodeRole role, List<ReadinessCheck> checks) {
        return Probes.of(role, checks);
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

    /** What others record is taken in. */
    @Bean
    EntriesFollow entriesFollow(KorpsmonitorLedger ledger) {
        return EntriesFollow.of(ledger.reading());
    }

    /** Events get times that every node can follow. */
    @Bean
    RecordingCheck clockAgrees(KorpsmonitorLedger ledger) {
        return () -> clockProblem(ledger.reading().clockDifference());
    }

    /** What is sent would be recorded. */
    @Bean
    RecordingCheck writerTakes(KorpsmonitorLedger ledger) {
        return () -> ledger.reading().refusal().orElse(null);
    }

    static @Nullable String clockProblem(Duration difference) {
        return difference.abs().compareTo(TOLERATED_CLOCK_DIFFERENCE) <= 0
                ? null
                : "The clock of this machine and that of the store differ by "
                        + difference.abs().toSeconds()
                        + " seconds: one of the two is wrong. Let both follow a time server.";
    }
}
