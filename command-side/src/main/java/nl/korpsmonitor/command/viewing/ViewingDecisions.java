package nl.korpsmonitor.command.viewing;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.viewing.ViewingCommand.RecordViewing;
import nl.korpsmonitor.command.viewing.ViewingCommand.Viewed;
import nl.korpsmonitor.events.ViewingEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides what is recorded of somebody's reading. */
final class ViewingDecisions {
    private static final Duration HOUR = Duration.ofHours(1);

    private ViewingDecisions() {}

    static List<ViewingEvent> decide(RecordViewing command, String actor, ViewingState state, References references) {
        Faults faults = new Faults();
        faults.check(
                isPresent(command.subject(), actor, references.now()),
                "subject",
                "is viewing/<the pseudonym of who reads>/<the present hour, as 20131024t09>");
        Map<Subject, Long> viewed = viewed(command, faults, references);
        @Nullable String purpose = faults.line("purpose", command.purpose(), ViewingEvent.MAXIMUM_PURPOSE_LENGTH);
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        viewed.keySet().removeAll(state.viewed());
        if (viewed.isEmpty()) {
            throw new RefusedException("recorded-already", "All of this was recorded within the hour.");
        }
        return viewed.entrySet().stream()
                .<ViewingEvent>map(each -> new ConfidentialViewed(
                        each.getKey(), each.getValue(), Confidential.of(given(purpose)), given(on)))
                .toList();
    }

    /** Everybody tells of his own reading, in the hour in which he reads; it may have ended since he asked. */
    private static boolean isPresent(Subject subject, String actor, Instant now) {
        return subject.equals(Subject.viewing(actor, now)) || subject.equals(Subject.viewing(actor, now.minus(HOUR)));
    }

    private static Map<Subject, Long> viewed(RecordViewing command, Faults faults, References references) {
        List<Viewed> given = Objects.requireNonNullElse(command.viewed(), List.of());
        faults.check(
                !given.isEmpty() && given.size() <= ViewingCommand.MAXIMUM_VIEWED,
                "viewed",
                "names 1 to " + ViewingCommand.MAXIMUM_VIEWED + " subjects, each with the position of an event");
        Map<Subject, Long> viewed = new LinkedHashMap<>();
        if (given.size() <= ViewingCommand.MAXIMUM_VIEWED) {
            for (Viewed each : given) {
                Subject subject = each.subject();
                Long position = each.position();
                boolean there = subject != null
                        && position != null
                        && position >= 0
                        && references
                                .event(position)
                                .filter(event -> event.subject().equals(subject))
                                .isPresent();
                faults.check(there, "viewed", "there is no event of " + subject + " at position " + position);
                if (there) {
                    viewed.putIfAbsent(Objects.requireNonNull(subject), Objects.requireNonNull(position));
                }
            }
        }
        return viewed;
    }
}
