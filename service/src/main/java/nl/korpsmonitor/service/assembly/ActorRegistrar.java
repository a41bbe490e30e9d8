package nl.korpsmonitor.service.assembly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.command.actor.ActorCommand.ChangeActorRoles;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.LedgerRoles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounts, and changes of their roles, known to the ledger before they record anything, so that every pseudonym in it stands for somebody
 * and it tells who might do what when.
 * Safe for use by many threads.
 */
final class ActorRegistrar {
    private static final Logger LOG = LoggerFactory.getLogger(ActorRegistrar.class);

    private final CommandRunner runner;
    private final Trail trail;
    private final Clock clock;
    /** What the ledger was last seen to know of each pseudonym; another node may have recorded more since. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param sequence of the event that says so */
    private record Known(Set<Role> roles, long sequence) {}

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
            // Those for whom an identity provider vouches are registered when they first record: many only read.
            boolean acts = !account.isExternal() || trail.lastSequence(Subject.actor(account.pseudonym())) >= 0;
            if (!account.disabled() && acts) {
                try {
                    ensureRegistered(account);
                } catch (ForbiddenException e) {
                    LOG.info("account {}: {}", account.username(), e.getMessage());
                }
            }
        }
    }

    /**
     * Registers the account unless it is, and records its roles when they are others than the ledger knows.
     *
     * @throws ForbiddenException when it can't be registered: its organisation is not in the ledger
     */
    void ensureRegistered(Account account) {
        Subject subject = Subject.actor(account.pseudonym());
        if (new Known(account.roles(), trail.lastSequence(subject)).equals(known.get(account.pseudonym()))) {
            return;
        }
        if (trail.lastSequence(subject) < 0) {
            register(account, subject);
        }
        long sequence = trail.lastSequence(subject);
        if (account.roles().equals(LedgerRoles.at(trail, subject, sequence))) {
            known.put(account.pseudonym(), new Known(account.roles(), sequence));
        } else {
            changeRoles(account, subject);
        }
    }

    private void changeRoles(Account account, Subject subject) {
        try {
            runner.run(
                    CommandInput.of(new ChangeActorRoles(subject, account.roles(), today())),
                    CommandContext.of(KorpsmonitorLedger.SELF));
        } catch (RefusedException e) {
            if (!account.roles().equals(LedgerRoles.of(trail, subject))) {
                throw e;
            }
            // Another request of the same account was first.
        }
    }

    private PartialDate today() {
        return PartialDate.of(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR));
    }

    private void register(Account account, Subject subject) {
        RegisterActor command =
                new RegisterActor(subject, account.name(), account.roles(), account.organisation(), today());
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
