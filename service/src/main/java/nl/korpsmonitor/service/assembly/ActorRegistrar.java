package nl.korpsmonitor.service.assembly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.accounts.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounts known to the ledger before they record anything, so that every pseudonym in it stands for somebody.
 * Safe for use by many threads.
 */
final class ActorRegistrar {
    private static final Logger LOG = LoggerFactory.getLogger(ActorRegistrar.class);

    private final CommandRunner runner;
    private final Trail trail;
    private final Clock clock;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    /**
     * @param ledger in which they are registered, by the service itself
     * @param runner of that ledger
     */
    ActorRegistrar(KorpsmonitorLedger ledger, CommandRunner runner) {
        this.runner = runner;
        this.trail = ledger.reading().trail();
        this.clock = ledger.clock();
    }

    /** At the start: those who can't be registered yet are at their first command, with the reason as its answer. */
    void registerAll(Iterable<Account> accounts) {
        for (Account account : accounts) {
            if (!account.disabled()) {
                try {
                    ensureRegistered(account);
                } catch (ForbiddenException e) {
                    LOG.info("account {}: {}", account.username(), e.getMessage());
                }
            }
        }
    }

    /**
     * Registers the account unless it is.
     *
     * @throws ForbiddenException when it can't be registered: its organisation is not in the ledger
     */
    void ensureRegistered(Account account) {
        if (registered.contains(account.pseudonym())) {
            return;
        }
        Subject subject = Subject.actor(account.pseudonym());
        if (trail.lastSequence(subject) < 0) {
            register(account, subject);
        }
        registered.add(account.pseudonym());
    }

    private void register(Account account, Subject subject) {
        PartialDate today = PartialDate.of(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR));
        RegisterActor command =
                new RegisterActor(subject, account.name(), account.roles(), account.organisation(), today);
        try {
            runner.run(CommandInput.of(command), CommandContext.of(KorpsmonitorLedger.SELF));
        } catch (RefusedException e) {
            if (trail.lastSequence(subject) < 0) {
                throw e;
            }
            // Another request of the same account was first.
        } catch (InvalidInputException e) {
            throw new ForbiddenException("This account can't record anything yet: " + e.getMessage());
        }
    }
}
