package nl.korpsmonitor.query.shown;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.query.view.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A fact, the day from which it is in force, and the event that it comes from.
 *
 * @param value null when nothing is in force from that day on
 * @param position of the event: {@code /v1/events/{position}}
 */
public record Dated<T>(@Nullable T value, LocalDate inForceFrom, long position) {

    /** The one in force; null when there is none. */
    public static <T> @Nullable Dated<T> on(Timeline<T> timeline, @Nullable LocalDate day) {
        Timeline.Entry<T> entry = timeline.entryOn(day);
        return entry == null ? null : new Dated<>(entry.value(), entry.from(), entry.position());
    }

    /** All of them, up to a day when one is given. */
    public static <T> List<Dated<T>> all(Timeline<T> timeline, @Nullable LocalDate day) {
        return timeline.entries().stream()
                .filter(entry -> day == null || !entry.from().isAfter(day))
                .map(entry -> new Dated<>(entry.value(), entry.from(), entry.position()))
                .toList();
    }
}
