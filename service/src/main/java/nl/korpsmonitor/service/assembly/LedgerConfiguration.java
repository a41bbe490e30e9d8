package nl.korpsmonitor.service.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.service.accounts.AccountChanges;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.auditing.UseEntry;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.auditing.UseResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Opens the ledger and the accounts and hands their parts to the web. The web server starts after all of this and stops before it, so that every request finds
 * an open ledger.
 */
@Configuration(proxyBeanMethods = false)
@Import({CommandConfiguration.class, QueryConfiguration.class, DossierConfiguration.class})
public class LedgerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccountStore accountStore(@Value("${korpsmonitor.data}") Path dataDirectory, ObjectProvider<SharedStore> shared) {
        SharedStore store = shared.getIfAvailable();
        return store == null ? AccountStore.open(dataDirectory) : AccountStore.in(store.connectKeyStore());
    }

    @Bean
    KorpsmonitorLedger korpsmonitorLedger(
            @Value("${korpsmonitor.data}") Path dataDirectory,
            @Value("${korpsmonitor.role}") NodeRole role,
            @Value("${korpsmonitor.policy:#{null}}") @Nullable Path policy,
            ObjectProvider<SharedStore> shared,
            UseLog useLog,
            // Closed after the ledger, whose record says how often they were changed.
            AccountStore accounts,
            Clock clock) {
        // Read first: a fault in it must not leave a new ledger behind.
        PolicyFile file = policy == null ? null : PolicyFile.readForLedger("korpsmonitor.policy", policy);
        LedgerOptions options = LedgerOptions.in(dataDirectory)
                .withShared(shared.getIfAvailable())
                .withClock(clock)
                .withKeysDestroyed(count -> useLog.record(
                        UseEntry.ofService("destroy keys of erased values", Map.of("keys", Long.toString(count)))))
                .withPolicyToCome(file == null ? null : file.policy());
        KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options, role);
        try {
            if (file != null && new LedgerChanges(ledger).putInForce(file.text())) {
                LOG.info("The policy in {} is in force now", policy);
                useLog.record(new UseEntry(
                        "put policy in force",
                        "ledger",
                        UseResult.DONE,
                        UseEntry.COMMAND_LINE,
                        UseEntry.operator(),
                        Map.of()));
            }
            if (role.records()) {
                AccountChanges.noteAtClose(ledger.ledger(), accounts);
            }
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    @Bean
    Trail trail(KorpsmonitorLedger ledger) {
        return ledger.reading().trail();
    }

    @Bean
    EntryBodies entryBodies(KorpsmonitorLedger ledger) {
        return ledger.reading().bodies();
    }

    @Bean
    EntryDisclosures entryDisclosures(KorpsmonitorLedger ledger) {
        return ledger.reading().disclosures();
    }

    @Bean(destroyMethod = "")
    PublishedLog publishedLog(KorpsmonitorLedger ledger) {
        return ledger.reading().publishedLog();
    }

    @Bean
    LedgerMetrics ledgerMetrics(
            PrometheusMeterRegistry registry,
            PublishedLog log,
            ObjectProvider<ViewProjection> projection,
            Probes probes,
            EntriesFollow entries,
            @Value("${korpsmonitor.role}") NodeRole role,
            Clock clock) {
        ViewProjection own = projection.getIfAvailable();
        return new LedgerMetrics(
                registry,
                log::status,
                own == null ? null : own::status,
                role.records() ? () -> probes.writes().problems().isEmpty() : null,
                entries::behind,
                clock);
    }
}
