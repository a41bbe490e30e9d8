package nl.korpsmonitor.command.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.korpsmonitor.command.audit.LedgerRoots;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;

/**
 * One decision of an aggregate, over Axon's fixture: given the events of its subject and of others, when a command is
 * given, it records events, or names wrong fields, or is refused.
 */
public final class Decision {
    /** The note that stands for a published checkpoint. */
    public static final String CHECKPOINT = "a signed note";

    /** Base64 of what stands for the root over the ledger's first two entries; none other is known. */
    public static final String ROOT = "A".repeat(43) + "=";

    private final AggregateTestFixture<?> fixture;
    private final InMemoryTrail others = new InMemoryTrail();
    private final List<EventMessage<?>> given = new ArrayList<>();
    /** Puts the subject's own events on the trail, after those of others, once the subject is known. */
    private final List<Consumer<Subject>> own = new ArrayList<>();

    private boolean fictitious;
    private long published = Long.MAX_VALUE;

    /** A decision of that aggregate, today. */
    public Decision(Class<?> aggregate, String today) {
        Instant noon = LocalDate.parse(today)
                .atTime(12, 0)
                .atZone(RecordedEvent.CALENDAR)
                .toInstant();
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(new References(others, Clock.fixed(noon, RecordedEvent.CALENDAR)));
        fixture.registerInjectableResource(
                (PublishedCheckpoints) position -> position < published ? Optional.of(CHECKPOINT) : Optional.empty());
        fixture.registerInjectableResource((LedgerRoots) size -> size == 2 ? Optional.of(ROOT) : Optional.empty());
    }

    /** The checkpoints that are published cover so many entries, and no more. */
    public Decision published(long size) {
        published = size;
        return this;
    }

    /** From here on given events, of the subject and of others, are invented data. */
    public Decision fictitious() {
        fictitious = true;
        return this;
    }

    /** Events of another subject. */
    public Decision elsewhere(Subject subject, DomainEvent... events) {
        return elsewhereBy("somebody", subject, events);
    }

    /** Events of another subject, by an actor. */
    public Decision elsewhereBy(String actor, Subject subject, DomainEvent... events) {
        Arrays.stream(events).forEach(event -> others.add(subject, actor, fictitious, event));
        return this;
    }

    /** How many events of other subjects there are; on the trail those of the subject itself follow them. */
    public int elsewhereCount() {
        return (int) others.size();
    }

    /** Events of the subject itself, by an actor. */
    public Decision givenBy(String actor, DomainEvent... events) {
        for (DomainEvent event : events) {
            boolean invented = fictitious;
            own.add(subject -> others.add(subject, actor, invented, event));
            given.add(new GenericEventMessage<>(
                    event,
                    fictitious
                            ? Map.of(LedgerMetaData.ACTOR_ID, actor, LedgerMetaData.FICTITIOUS, "true")
                            : Map.of(LedgerMetaData.ACTOR_ID, actor)));
        }
        return this;
    }

    /** The command, by an actor in the command's first role. */
    public Outcome when(String actor, Command command) {
        Role role = CommandCatalogue.entry(command.getClass()).roles().get(0);
        return when(new Actor(actor, role, null), command);
    }

    /** The command, by an actor. */
    public Outcome when(Actor actor, Command command) {
        own.forEach(event -> event.accept(command.subject()));
        Map<String, Object> metaData = new java.util.HashMap<>();
        metaData.put(LedgerMetaData.ACTOR_ID, actor.id());
        metaData.put(LedgerMetaData.ACTOR_ROLE, actor.role().name());
        if (actor.organisation() != null) {
            metaData.put(LedgerMetaData.ACTOR_ORGANISATION, actor.organisation());
        }
        return new Outcome(fixture.given(given).when(command, metaData));
    }

    /** What became of it. */
    public record Outcome(ResultValidator<?> result) {
        /** Exactly these events, in order. */
        public void records(DomainEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
        }

        /** The events carry the mark of invented data, or do not. */
        public void recordsFictitious(boolean expected) {
            result.expectSuccessfulHandlerExecution()
                    .expectEventsMatching(Matchers.listWithAllOf(Matchers.matches((Message<?> message) ->
                            expected == message.getMetaData().containsKey(LedgerMetaData.FICTITIOUS))));
        }

        /** Faults of exactly these fields, and nothing recorded. */
        public void isInvalid(String... fields) {
            result.expectNoEvents().expectException(InvalidInputException.class);
            List<String> named = new ArrayList<>();
            result.expectException(Matchers.matches((InvalidInputException e) -> {
                e.faults().stream().map(FieldFault::field).forEach(named::add);
                return true;
            }));
            assertThat(named).as("fields with a fault").containsExactlyInAnyOrder(fields);
        }

        /** A fault of exactly this field, whose message names all this, and nothing recorded. */
        public void isInvalidNaming(String field, String... parts) {
            result.expectNoEvents().expectException(InvalidInputException.class);
            List<FieldFault> faults = new ArrayList<>();
            result.expectException(Matchers.matches((InvalidInputException e) -> faults.addAll(e.faults())));
            assertThat(faults).singleElement().satisfies(fault -> {
                assertThat(fault.field()).isEqualTo(field);
                assertThat(fault.message()).contains(parts);
            });
        }

        /** Refused by that rule, and nothing recorded. */
        public void isRefused(String rule) {
            result.expectNoEvents().expectException(RefusedException.class);
            List<String> named = new ArrayList<>();
            result.expectException(Matchers.matches((RefusedException e) -> named.add(e.rule())));
            assertThat(named).as("the rule that refuses").containsOnly(rule);
        }

        /** What it is about is not there, and nothing is recorded. */
        public void isNotFound() {
            result.expectNoEvents().expectException(NotFoundException.class);
        }

        /** No checkpoint covers it yet, and nothing is recorded. */
        public void isNotCovered() {
            result.expectNoEvents().expectException(CheckpointMissingException.class);
        }

        /** The actor may not do this, and nothing is recorded. */
        public void isForbidden() {
            result.expectNoEvents().expectException(ForbiddenException.class);
        }
    }
}
