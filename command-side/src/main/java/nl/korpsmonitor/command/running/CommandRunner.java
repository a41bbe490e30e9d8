package nl.korpsmonitor.command.running;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.Decided;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.Trail;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Has commands decided and recorded, on the caller's thread. When it returns, the events are durable. Safe for use by
 * many threads.
 *
 * <p>Every attempt is a unit of work of its own around the bus's, so that the append's conditions can be set before and
 * its receipt taken after, and so that a rehearsal can be rolled back.
 */
public final class CommandRunner {
    /** How often a command is decided anew because what it read had moved. */
    public static final int MAXIMUM_ATTEMPTS = 20;

    private final CommandBus bus;
    private final Trail trail;
    private final IdempotencyRecords idempotencyRecords;
    private final CommandObserver observer;

    /** @param bus must handle commands on the dispatching thread, as Axon's SimpleCommandBus does */
    public CommandRunner(CommandBus bus, Trail trail, IdempotencyRecords idempotencyRecords) {
        this(bus, trail, idempotencyRecords, CommandObserver.NONE);
    }

    private CommandRunner(
            CommandBus bus, Trail trail, IdempotencyRecords idempotencyRecords, CommandObserver observer) {
        this.bus = bus;
        this.trail = trail;
        this.idempotencyRecords = idempotencyRecords;
        this.observer = observer;
    }

    /** A runner of the same commands, which has them looked at. */
    public CommandRunner observedBy(CommandObserver other) {
        return new CommandRunner(bus, trail, idempotencyRecords, other);
    }

    /**
     * Decides a command and records what was decided.
     *
     * @throws InvalidInputException when fields are wrong, or the idempotency key was used for another request
     * @throws RefusedException when a rule of the domain forbids it
     * @throws PreconditionFailedException when the subject is not as {@link CommandContext#ifMatch} says
     * @throws ForbiddenException when the actor may not give it
     * @throws ConcurrencyException when what it read still moved at the last attempt; it can be given again later
     * @throws nl.korpsmonitor.ledger.OutcomeUnknownException when the store failed and can't say whether it was recorded
     * @throws nl.korpsmonitor.ledger.store.StoreException when the store failed and recorded nothing
     * @throws nl.korpsmonitor.ledger.ClockAheadException when the clock is wrong; nothing was recorded
     * @throws nl.korpsmonitor.ledger.ClockBehindException the same
     */
    public CommandResult run(CommandInput input, CommandContext context) {
        return observer.running(name(input.command()), () -> decideAndRecord(input, context));
    }

    private CommandResult decideAndRecord(CommandInput input, CommandContext context) {
        requireRole(input.command(), context.actor());
        CommandResult earlier = earlier(context);
        if (earlier != null) {
            return earlier;
        }
        if (!input.faults().isEmpty()) {
            rehearse(input, context);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return new CommandResult(attempt(input.command(), context), false);
            } catch (RepeatedCommandException e) {
                return repeated(e, context.idempotency());
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == MAXIMUM_ATTEMPTS) {
                    throw new ConcurrencyException("what the decision was based on kept changing; try again", e);
                }
            } catch (RefusedException | InvalidInputException | PreconditionFailedException e) {
                // While this one waited for its turn, the same request may have been recorded, and be the very reason.
                earlier = earlier(context);
                if (earlier != null) {
                    return earlier;
                }
                requireMatch(input.command(), context);
                throw e;
            }
        }
    }

    /**
     * Decides a command as things stand and records nothing. Returns when something would be recorded.
     *
     * @return the events that would be recorded, in order
     * @throws InvalidInputException naming every field that could not be read or that the decision finds wrong
     * @throws RefusedException and the others, as {@link #run} does
     */
    public List<DomainEvent> rehearse(CommandInput input, CommandContext context) {
        requireRole(input.command(), context.actor());
        List<DomainEvent> decided = List.of();
        try {
            UnitOfWork<CommandMessage<?>> unitOfWork = begin(message(input.command(), context), context);
            try {
                dispatch(unitOfWork.getMessage());
                decided = List.copyOf(Decided.in(unitOfWork));
            } finally {
                unitOfWork.rollback();
            }
        } catch (InvalidInputException e) {
            throw MergedFaults.of(input.faults(), e.faults());
        } catch (RefusedException e) {
            // With fields missing that could not be read, only those are worth telling.
            if (input.faults().isEmpty()) {
                throw e;
            }
        }
        if (!input.faults().isEmpty()) {
            throw MergedFaults.of(input.faults(), List.of());
        }
        return decided;
    }

    /**
     * What the same request recorded earlier; empty when nothing, or when it has no key.
     *
     * @throws ForbiddenException when the actor may not give the command
     * @throws InvalidInputException when the idempotency key was used for another request
     */
    public Optional<CommandResult> earlier(Command command, CommandContext context) {
        requireRole(command, context.actor());
        return Optional.ofNullable(earlier(context));
    }

    private Receipt attempt(Command command, CommandContext context) {
        UnitOfWork<CommandMessage<?>> unitOfWork = begin(message(command, context), context);
        AppendConditions conditions = AppendConditions.of(unitOfWork);
        try {
            dispatch(unitOfWork.getMessage());
            return observer.appending(() -> append(command, unitOfWork, conditions));
        } catch (RuntimeException e) {
            // A failed commit has rolled back by itself.
            if (unitOfWork.isActive()) {
                unitOfWork.rollback(e);
            }
            throw Causes.domain(e);
        }
    }

    private static Receipt append(Command command, UnitOfWork<?> unitOfWork, AppendConditions conditions) {
        try {
            unitOfWork.commit();
        } catch (RuntimeException e) {
            throw Causes.domain(e);
        }
        Receipt receipt = conditions.receipt();
        if (receipt == null) {
            throw new IllegalStateException(name(command) + " was handled but recorded nothing");
        }
        return receipt;
    }

    private UnitOfWork<CommandMessage<?>> begin(CommandMessage<?> message, CommandContext context) {
        Command command = (Command) message.getPayload();
        requireMatch(command, context);
        UnitOfWork<CommandMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        AppendConditions conditions = AppendConditions.of(unitOfWork);
        if (context.ifMatch() != null && context.ifMatch().sequence() != null) {
            conditions.expect(command.subject(), context.ifMatch().sequence());
        }
        if (context.idempotency() != null) {
            conditions.idempotencyKey(
                    context.idempotency().ledgerKey(context.actor().id()));
        }
        return unitOfWork;
    }

    private void dispatch(CommandMessage<?> message) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(message, (command, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("the command bus must handle commands on the dispatching thread");
        }
        if (result.isExceptional()) {
            throw Causes.domain(result.exceptionResult());
        }
    }

    private CommandMessage<?> message(Command command, CommandContext context) {
        Actor actor = context.actor();
        Map<String, String> metaData = new HashMap<>();
        metaData.put(LedgerMetaData.ACTOR_ID, actor.id());
        metaData.put(LedgerMetaData.ACTOR_ROLE, actor.role().name());
        if (actor.organisation() != null) {
            metaData.put(LedgerMetaData.ACTOR_ORGANISATION, actor.organisation());
        }
        metaData.put(
                LedgerMetaData.COMMAND,
                CommandCatalogue.entry(command.askedAs()).name());
        if (context.idempotency() != null) {
            metaData.put(LedgerMetaData.REQUEST, context.idempotency().request());
        }
        CommandMessage<?> message = new GenericCommandMessage<>(command, metaData);
        String correlation = observer.correlation();
        return message.andMetaData(
                Map.of(LedgerMetaData.CORRELATION, correlation == null ? message.getIdentifier() : correlation));
    }

    private static String name(Command command) {
        return CommandCatalogue.entry(command.getClass()).name();
    }

    private void requireMatch(Command command, CommandContext context) {
        if (context.ifMatch() != null) {
            context.ifMatch().require(command.subject(), trail.lastSequence(command.subject()));
        }
    }

    /** What the same request left earlier; null when there is nothing. */
    private @Nullable CommandResult earlier(CommandContext context) {
        Idempotency idempotency = context.idempotency();
        return idempotency == null
                ? null
                : idempotencyRecords
                        .find(idempotency.ledgerKey(context.actor().id()))
                        .map(first -> repeated(first, idempotency))
                        .orElse(null);
    }

    private static void requireRole(Command command, Actor actor) {
        CommandCatalogue.Entry entry = CommandCatalogue.entry(command.getClass());
        if (!entry.roles().contains(actor.role())) {
            throw new ForbiddenException(entry.name() + " may be given by " + entry.roles() + " only");
        }
    }

    private static CommandResult repeated(RepeatedCommandException repeated, @Nullable Idempotency idempotency) {
        if (idempotency == null || !repeated.firstRequest().equals(idempotency.request())) {
            throw new InvalidInputException(
                    Idempotency.FIELD, "was used before for another request; take a new key for a new request");
        }
        return new CommandResult(repeated.first(), true);
    }
}
