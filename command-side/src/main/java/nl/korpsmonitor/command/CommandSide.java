package nl.korpsmonitor.command;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.actor.ActorAggregate;
import nl.korpsmonitor.command.actor.ActorCommand;
import nl.korpsmonitor.command.audit.AuditAggregate;
import nl.korpsmonitor.command.audit.AuditCommand;
import nl.korpsmonitor.command.audit.LedgerRoots;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.disclosure.DisclosureAggregate;
import nl.korpsmonitor.command.disclosure.DisclosureCommand;
import nl.korpsmonitor.command.document.DocumentAggregate;
import nl.korpsmonitor.command.document.DocumentCommand;
import nl.korpsmonitor.command.edition.EditionAggregate;
import nl.korpsmonitor.command.edition.EditionCommand;
import nl.korpsmonitor.command.hold.HoldAggregate;
import nl.korpsmonitor.command.hold.HoldCommand;
import nl.korpsmonitor.command.inquiry.InquiryAggregate;
import nl.korpsmonitor.command.inquiry.InquiryCommand;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.command.ledger.LedgerAggregate;
import nl.korpsmonitor.command.ledger.LedgerCommand;
import nl.korpsmonitor.command.mandate.MandateAggregate;
import nl.korpsmonitor.command.mandate.MandateCommand;
import nl.korpsmonitor.command.organisation.OrganisationAggregate;
import nl.korpsmonitor.command.organisation.OrganisationCommand;
import nl.korpsmonitor.command.recommendation.RecommendationAggregate;
import nl.korpsmonitor.command.recommendation.RecommendationCommand;
import nl.korpsmonitor.command.scorecard.ScorecardAggregate;
import nl.korpsmonitor.command.scorecard.ScorecardCommand;
import nl.korpsmonitor.command.viewing.ViewingAggregate;
import nl.korpsmonitor.command.viewing.ViewingCommand;
import nl.korpsmonitor.ledger.Trail;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;

/**
 * Puts the command side into an Axon configuration. The service gives its {@link Configurer} (with Spring: in a {@code
 * ConfigurerModule} bean), whose event store stands on the ledger and whose command bus is a SimpleCommandBus, and
 * makes a {@code CommandRunner} on that bus.
 */
public final class CommandSide {
    private static final List<Class<?>> AGGREGATES = List.of(
            EditionAggregate.class,
            ScorecardAggregate.class,
            RecommendationAggregate.class,
            OrganisationAggregate.class,
            MandateAggregate.class,
            DocumentAggregate.class,
            ActorAggregate.class,
            DisclosureAggregate.class,
            HoldAggregate.class,
            InquiryAggregate.class,
            ViewingAggregate.class,
            AuditAggregate.class,
            LedgerAggregate.class);

    private CommandSide() {}

    /** Every command. */
    public static CommandCatalogue catalogue() {
        List<Class<? extends Command>> commands = List.of(
                EditionCommand.class,
                ScorecardCommand.class,
                RecommendationCommand.class,
                OrganisationCommand.class,
                MandateCommand.class,
                DocumentCommand.class,
                ActorCommand.class,
                DisclosureCommand.class,
                HoldCommand.class,
                InquiryCommand.class,
                ViewingCommand.class,
                AuditCommand.class,
                LedgerCommand.class);
        return CommandCatalogue.of(commands);
    }

    /** Every command that a file to be imported may hold whole: not those that come with bytes, nor those of dossiers, which are made here and by nobody else. */
    public static CommandCatalogue importable() {
        return catalogue().withoutBytes().without(Set.of("issue-dossier", "record-dossier"));
    }

    /**
     * Registers the aggregates and what their decisions refer to.
     *
     * @param clock says what day it is
     * @param checkpoints that answers to inquiries stand on
     * @param roots with which audits are compared
     * @return the same configurer
     */
    public static Configurer configure(
            Configurer configurer, Trail trail, Clock clock, PublishedCheckpoints checkpoints, LedgerRoots roots) {
        configurer.registerComponent(LedgerRoots.class, configuration -> roots);
        configurer.registerComponent(PublishedCheckpoints.class, configuration -> checkpoints);
        configurer.registerComponent(References.class, configuration -> new References(trail, clock));
        AGGREGATES.forEach(type -> configurer.configureAggregate(aggregate(type)));
        return configurer;
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureLockFactory(configuration -> PessimisticLockFactory.usingDefaults());
    }
}
