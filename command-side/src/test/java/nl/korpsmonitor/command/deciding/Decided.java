package nl.korpsmonitor.command.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;

/**
 * Gives an aggregate its past and a command, and says what came of it; on top of Axon's fixture. The day of deciding is
 * {@link #TODAY}. Used for one command.
 *
 * @param <A> the aggregate
 */
public final class Decided<A extends SubjectAggregate<?>> {
    /** The day on which all tests decide. */
    public static final String TODAY = "2013-12-31";

    private static final Clock CLOCK = Clock.fixed(Instant.parse(TODAY + "T12:00:00Z"), RecordedEvent.CALENDAR);

    private final AggregateTestFixture<A> fixture;
    private final GivenTrail trail = new GivenTrail();
    private final List<DomainEvent> past = new ArrayList<>();
    private boolean fictitious;

    private Decided(Class<A> aggregate) {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(new References(trail, CLOCK));
    }

    /** Nothing has happened yet. */
    public static <A extends SubjectAggregate<?>> Decided<A> by(Class<A> aggregate) {
        return new Decided<>(aggregate);
    }

    /** This happened to another subject. */
    public Decided<A> elsewhere(Subject subject, DomainEvent... events) {
        Arrays.stream(events).forEach(event -> trail.add(subject, false, event));
        return this;
    }

    /** This was invented about another subject. */
    public Decided<A> inventedElsewhere(Subject subject, DomainEvent... events) {
        Arrays.stream(events).forEach(event -> trail.add(subject, true, event));
        return this;
    }

    /** This happened to the subject itself. */
    public Decided<A> given(DomainEvent... events) {
        past.addAll(List.of(events));
        return this;
    }

    /** The subject's own past is invented. */
    public Decided<A> fictitious() {
        fictitious = true;
        return this;
    }

    /** The command is accepted, and exactly these events follow. */
    public void accepts(Command command, DomainEvent... events) {
        when(command).expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    /** The command is accepted, and says whether what follows is invented data. */
    public boolean acceptsAsFictitious(Command command) {
        List<Object> marks = new ArrayList<>();
        when(command)
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(Matchers.matches((List<? super EventMessage<?>> events) -> {
                    events.forEach(event -> marks.add(mark((EventMessage<?>) event)));
                    return true;
                }));
        assertThat(marks).as("events").isNotEmpty();
        return marks.stream().allMatch("true"::equals);
    }

    /** The command is refused by that rule, and nothing is recorded. */
    public void refuses(Command command, String rule) {
        Throwable thrown = thrown(command);
        assertThat(thrown).isInstanceOf(RefusedException.class);
        assertThat(((RefusedException) thrown).rule()).isEqualTo(rule);
    }

    /** The command has exactly these faulty fields, and nothing is recorded. */
    public void faults(Command command, String... fields) {
        Throwable thrown = thrown(command);
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        assertThat(((InvalidInputException) thrown).faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(fields);
    }

    private Throwable thrown(Command command) {
        @Nullable Throwable[] caught = new Throwable[1];
        when(command).expectNoEvents().expectException(Matchers.matches((Throwable t) -> {
            caught[0] = t;
            return true;
        }));
        Throwable thrown = caught[0];
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private ResultValidator<A> when(Command command) {
        List<GenericEventMessage<DomainEvent>> messages = past.stream()
                .map(event -> new GenericEventMessage<>(event, metaData(fictitious)))
                .toList();
        return (messages.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(messages))
                .when(command, metaData(false));
    }

    private static Object mark(EventMessage<?> event) {
        return String.valueOf(event.getMetaData().get(LedgerMetaData.FICTITIOUS));
    }

    private static MetaData metaData(boolean invented) {
        Map<String, String> who =
                Map.of(LedgerMetaData.ACTOR_ID, "somebody", LedgerMetaData.ACTOR_ROLE, Role.COORDINATOR.name());
        return MetaData.from(invented ? MetaData.from(who).and(LedgerMetaData.FICTITIOUS, "true") : who);
    }
}
