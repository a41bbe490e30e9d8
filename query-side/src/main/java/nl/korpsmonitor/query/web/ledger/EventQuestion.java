package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.Times;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which events are wanted. */
public record EventQuestion(
        @Parameter(description = "A subject, or its first segments.", example = "scorecard/2012") @Nullable
        String subject,

        @Parameter(description = "Stored event names, parted by commas.", example = "score-corrected,score-rectified")
        @Nullable
        String type,

        @Parameter(description = "Pseudonym of who recorded them.", example = "4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d")
        @Nullable
        String actor,

        @Parameter(description = "Recorded at or after this RFC 3339 time.", example = "2013-10-01T00:00:00Z") @Nullable
        String from,

        @Parameter(description = "Recorded before this RFC 3339 time.", example = "2013-11-01T00:00:00Z") @Nullable
        String to,

        @Parameter(description = "Only events after this position.", example = "1207") @Nullable
        String afterPosition) {
    private static final Set<String> NAMES = names();

    /**
     * Read and checked.
     *
     * @throws InvalidInputException naming every parameter that is wrong
     */
    EventFilter filter() {
        List<FieldFault> faults = new ArrayList<>();
        if (subject != null && !ReadParameters.isSubject(subject)) {
            faults.add(new FieldFault("subject", "a subject such as scorecard/2012/ijsselland, or its first segments"));
        }
        Set<String> types = types(type, faults);
        if (actor != null && !ReadParameters.isSubject("actor/" + actor)) {
            faults.add(new FieldFault("actor", "the pseudonym of an actor"));
        }
        Instant since = Times.read("from", from, "", faults);
        Instant until = Times.read("to", to, "", faults);
        Times.requireOrder("from", since, "to", until, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new EventFilter(subject, types, actor, since, until);
    }

    /** The first position wanted. */
    long fromPosition() {
        if (afterPosition == null) {
            return 0;
        }
        if (!StateQuestion.isPosition(afterPosition)) {
            throw new InvalidInputException("afterPosition", "a position in the ledger, a whole number of 0 or more");
        }
        return Long.parseLong(afterPosition) + 1;
    }

    /** The event names in a parameter; those that there are not are added to the faults. */
    public static Set<String> types(@Nullable String type, List<FieldFault> faults) {
        Set<String> types = type == null ? Set.of() : new TreeSet<>(Arrays.asList(type.split(",", -1)));
        if (!NAMES.containsAll(types)) {
            faults.add(new FieldFault("type", "event names out of " + String.join(", ", NAMES)));
        }
        return types;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Class<?> subjectEvents : DomainEvent.class.getPermittedSubclasses()) {
            Arrays.stream(subjectEvents.getPermittedSubclasses())
                    .map(event -> event.getAnnotation(EventName.class))
                    .forEach(name -> names.add(name.value()));
        }
        return names;
    }
}
