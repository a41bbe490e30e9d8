package nl.korpsmonitor.service.assembly;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.CommandObserver;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.LedgerRoot;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.QueryWebConfiguration;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.DemoLoader;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Opens the ledger and the accounts of the data directory and hands their parts to the web. The web server starts after
 * all of this and stops before it, so that every request finds an open ledger.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan("nl.korpsmonitor.command")
@Import(QueryWebConfiguration.class)
public class LedgerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccountStore accountStore(@Value("${korpsmonitor.data}") Path dataDirectory) {
        return AccountStore.open(dataDirectory);
    }

    @Bean
    KorpsmonitorLedger korpsmonitorLedger(
            @Value("${korpsmonitor.data}") Path dataDirectory,
            @Value("${korpsmonitor.policy:#{null}}") @Nullable Path policy,
            Clock clock) {
        // Read first: a fault in it must not leave a new ledger behind.
        PolicyFile file = policy == null ? null : PolicyFile.readForLedger("korpsmonitor.policy", policy);
        KorpsmonitorLedger ledger = KorpsmonitorLedger.open(
                LedgerOptions.in(dataDirectory).withClock(clock).withPolicyToCome(file == null ? null : file.policy()));
        try {
            if (file != null && new LedgerChanges(ledger).putInForce(file.text())) {
                LOG.info("The policy in {} is in force now", policy);
            }
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    @Bean(destroyMethod = "")
    ViewProjection viewProjection(KorpsmonitorLedger ledger) {
        return ledger.projection();
    }

    @Bean
    Trail trail(KorpsmonitorLedger ledger) {
        return ledger.ledger().trail();
    }

    @Bean
    EntryBodies entryBodies(KorpsmonitorLedger ledger) {
        return ledger.ledger().bodies();
    }

    @Bean(destroyMethod = "")
    PublishedLog publishedLog(KorpsmonitorLedger ledger) {
        return ledger.ledger().publishedLog();
    }

    @Bean
    LedgerMetrics ledgerMetrics(
            PrometheusMeterRegistry registry, PublishedLog log, ViewProjection projection, Clock clock) {
        return new LedgerMetrics(registry, log::status, projection::status, clock);
    }

    @Bean
    LedgerRoot ledgerRoot(KorpsmonitorLedger ledger) {
        return () -> {
            TreeHead head = ledger.ledger().head();
            return new LedgerRoot.Head(head.size(), head.root().base64());
        };
    }

    @Bean
    Viewer viewer() {
        return new AccountViewer();
    }

    @Bean
    CommandRunner commandRunner(KorpsmonitorLedger ledger, CommandObserver observer) {
        return ledger.runner().observedBy(observer);
    }

    @Bean
    ActorRegistrar actorRegistrar(KorpsmonitorLedger ledger, CommandRunner runner) {
        return new ActorRegistrar(ledger, runner);
    }

    @Bean
    WriteEndpoint writeEndpoint(KorpsmonitorLedger ledger, CommandRunner runner, ActorRegistrar registrar) {
        return new WriteEndpoint(new CommandReader(), runner, ledger.requestDigest(), new AccountActingUser(registrar));
    }

    /** Before the web server starts. */
    @Bean
    SmartInitializingSingleton actors(ActorRegistrar registrar, AccountStore accounts) {
        return () -> registrar.registerAll(accounts.all());
    }

    /** Also before the web server starts: an import needs the ledger to itself. */
    @Bean
    SmartInitializingSingleton demoData(
            KorpsmonitorLedger ledger,
            AccountStore accounts,
            @Value("${korpsmonitor.demo:}") Set<DemoFile> files,
            ObjectProvider<Progress> progress) {
        return () -> {
            LedgerDoor door = new LedgerDoor(ledger.ledger(), ledger.clock());
            Recorders recorders = new Recorders(accounts.all(), KorpsmonitorLedger.SELF);
            DemoLoader.load(files, door, recorders, progress.getIfAvailable(() -> Progress.NONE))
                    .forEach(LOG::info);
        };
    }
}
