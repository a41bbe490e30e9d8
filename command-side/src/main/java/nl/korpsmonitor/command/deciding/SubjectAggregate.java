package nl.korpsmonitor.command.deciding;

import java.util.List;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.LedgerMetaData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * What all aggregates share. A subclass has one {@code @CommandHandler} per command, each with
 * {@code @CreationPolicy(CREATE_IF_MISSING)}: that a subject must exist already is the decision's to say, in the words
 * of the domain. Handlers call a pure decision and {@link #record} what it returns.
 *
 * @param <S> the state that follows from its events
 */
public abstract class SubjectAggregate<S> {
    /** The metadata of a command that its events take over. */
    private static final String[] TAKEN_OVER = {
        LedgerMetaData.ACTOR_ID,
        LedgerMetaData.ACTOR_ROLE,
        LedgerMetaData.ACTOR_ORGANISATION,
        LedgerMetaData.COMMAND,
        LedgerMetaData.CORRELATION,
        LedgerMetaData.REQUEST
    };

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private S state;
    private final transient Fold<S> fold;

    protected SubjectAggregate(Fold<S> fold) {
        this.fold = fold;
        this.state = fold.initial();
    }

    /** The state that all events so far give. */
    protected final S state() {
        return state;
    }

    /** Who gave the command. */
    protected static Actor actor(MetaData metaData) {
        Object organisation = metaData.get(LedgerMetaData.ACTOR_ORGANISATION);
        return new Actor(
                text(metaData, LedgerMetaData.ACTOR_ID),
                Role.valueOf(text(metaData, LedgerMetaData.ACTOR_ROLE)),
                organisation == null ? null : organisation.toString());
    }

    /**
     * Records the events of a decision, in order.
     *
     * @param metaData the command's
     * @param fictitious whether the subject is invented data
     */
    protected final void record(
            Command command, MetaData metaData, boolean fictitious, List<? extends DomainEvent> events) {
        id = command.subject().id();
        MetaData taken = metaData.subset(TAKEN_OVER);
        MetaData meta = fictitious ? taken.and(LedgerMetaData.FICTITIOUS, "true") : taken;
        Decided.in(CurrentUnitOfWork.get()).addAll(events);
        events.forEach(event -> AggregateLifecycle.apply(event, meta));
    }

    @EventSourcingHandler
    void on(DomainEvent event, DomainEventMessage<?> message) {
        id = message.getAggregateIdentifier();
        state = fold.apply(state, Occurred.of(message));
    }

    private static String text(MetaData metaData, String key) {
        Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException("a command must say who gives it: " + key + " is missing");
        }
        return value.toString();
    }
}
