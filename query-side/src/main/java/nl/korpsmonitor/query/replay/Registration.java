package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.view.Timeline;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * How the day on which something was recorded relates to the day on which it held.
 *
 * @param kind which of the four
 * @param days between the two days when it is late or backdated, 1 or more; null otherwise
 */
public record Registration(Kind kind, @Nullable Long days) {
    /** What there is. */
    public enum Kind {
        /** Recorded no later than on the last day that its date can mean. */
        ON_TIME,
        /** Recorded on a later day than the last one that its date can mean. */
        LATE,
        /** Put before what was recorded earlier: it changes what held on a past day for which something else was known. */
        BACKDATED,
        /** It has no date, so that nobody can tell. */
        UNKNOWN
    }

    /**
     * How an event was registered.
     *
     * @param before the subject's view without it; null when it is the first one, or has no view
     * @param after the view with it; null when there is none
     */
    static Registration of(RecordedEvent event, @Nullable View before, @Nullable View after) {
        LocalDate recordedOn = event.recordedAt().atZone(RecordedEvent.CALENDAR).toLocalDate();
        LocalDate put = before == null || after == null ? null : putBefore(event.position(), before, after);
        if (put != null && put.isBefore(recordedOn)) {
            return new Registration(Kind.BACKDATED, ChronoUnit.DAYS.between(put, recordedOn));
        }
        LocalDate latest = latest(event.event());
        if (latest == null) {
            return new Registration(Kind.UNKNOWN, null);
        }
        return latest.isBefore(recordedOn)
                ? new Registration(Kind.LATE, ChronoUnit.DAYS.between(latest, recordedOn))
                : new Registration(Kind.ON_TIME, null);
    }

    /** The last day that its date can mean; of what names the day from which it counts itself, that day when it is earlier. Null when it has no date. */
    private static @Nullable LocalDate latest(DomainEvent event) {
        LocalDate occurred = event.occurredOn().latest();
        LocalDate from = switch (event) {
            case MandateGranted granted -> granted.validFrom();
            case MandateLimited limited -> limited.from();
            case MandateRevoked revoked -> revoked.from();
            default -> null;
        };
        return from == null || (occurred != null && occurred.isBefore(from)) ? occurred : from;
    }

    /** The day from which the event's fact counts, when it stands before a fact that was known already; null otherwise. */
    private static @Nullable LocalDate putBefore(long position, View before, View after) {
        Map<String, Timeline<?>> known = Timelines.of(before);
        for (Map.Entry<String, Timeline<?>> each : Timelines.of(after).entrySet()) {
            Timeline<?> timeline = known.get(each.getKey());
            for (Timeline.Entry<?> entry : each.getValue().entries()) {
                if (timeline != null
                        && entry.position() == position
                        && timeline.entries().stream()
                                .anyMatch(earlier -> earlier.from().isAfter(entry.from()))) {
                    return entry.from();
                }
            }
        }
        return null;
    }
}
