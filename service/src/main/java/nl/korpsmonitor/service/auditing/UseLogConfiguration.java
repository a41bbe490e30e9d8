package nl.korpsmonitor.service.auditing;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.http.ProblemObserver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's log of use. */
@Configuration(proxyBeanMethods = false)
public class UseLogConfiguration {
    /** The counter of entries that could not be written. */
    static final String UNWRITTEN = "korpsmonitor.audit.unwritten";

    @Bean
    UseLog useLog(
            @Value("${korpsmonitor.data}") Path dataDirectory,
            @Value("${" + UseLog.SETTING + "}") String target,
            Clock clock,
            MeterRegistry meters) {
        UseLog log = UseLog.in(dataDirectory, UseLogTarget.of(target), clock);
        FunctionCounter.builder(UNWRITTEN, log, UseLog::failures)
                .description("Entries of the log of use that could not be written.")
                .register(meters);
        return log;
    }

    @Bean
    LoginEntries loginEntries(UseLog log, AccountStore accounts) {
        return new LoginEntries(log, accounts, Ticker.systemTicker());
    }

    @Bean
    AccountEntries accountEntries(UseLog log) {
        return new AccountEntries(log);
    }

    @Bean
    ProblemObserver refusedRequests(UseLog log) {
        return new RefusedRequests(log);
    }
}
