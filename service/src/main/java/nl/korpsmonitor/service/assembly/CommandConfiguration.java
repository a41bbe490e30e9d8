package nl.korpsmonitor.service.assembly;

import java.util.Set;
import nl.korpsmonitor.command.document.FileStore;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.CommandObserver;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.DemoLoader;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What a node has that records. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${korpsmonitor.role}'.toUpperCase() != 'QUERY'")
@ComponentScan("nl.korpsmonitor.command")
class CommandConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CommandConfiguration.class);

    @Bean
    CommandRunner commandRunner(KorpsmonitorLedger ledger, CommandObserver observer) {
        return ledger.runner().observedBy(observer);
    }

    @Bean
    ActorRegistrar actorRegistrar(KorpsmonitorLedger ledger, CommandRunner runner) {
        return new ActorRegistrar(ledger, runner);
    }

    @Bean
    Viewings viewings(KorpsmonitorLedger ledger, CommandRunner runner, ActorRegistrar registrar) {
        return new Viewings(ledger, runner, registrar);
    }

    @Bean
    WriteEndpoint writeEndpoint(KorpsmonitorLedger ledger, CommandRunner runner, ActorRegistrar registrar) {
        return new WriteEndpoint(new CommandReader(), runner, ledger.requestDigest(), new AccountActingUser(registrar));
    }

    @Bean
    FileStore fileStore(
            KorpsmonitorLedger ledger, @Value("${korpsmonitor.documents.maximum-bytes}") long maximumBytes) {
        Ledger own = ledger.ledger();
        return new FileStore(own.documentIntake(), own.documentFiles(), own.trail(), maximumBytes);
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
