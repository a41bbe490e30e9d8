package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A fact that changes over time, as it is known at one position: which value was in force from which day. Entries are
 * ordered by their day; of two with the same day, the one that was recorded later comes last.
 *
 * @param <T> the value
 * @param entries every value and the day from which it is in force
 */
public record Timeline<T>(List<Entry<T>> entries) {
    /** The day from which a fact counts that has always been so, as far as is known. */
    public static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    /**
     * One value.
     *
     * @param value null when nothing is in force from that day on
     * @param from first day on which it is in force, Europe/Amsterdam
     * @param position of the event that led to it
     */
    public record Entry<T>(@Nullable T value, LocalDate from, long position) {}

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** Nothing was ever in force. */
    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /** Adds a dated fact of its own: it is in force from its day until the next later day that is known. */
    public Timeline<T> with(@Nullable T value, LocalDate from, long position) {
        List<Entry<T>> changed = new ArrayList<>(entries);
        int place = changed.size();
        while (place > 0 && changed.get(place - 1).from().isAfter(from)) {
            place--;
        }
        changed.add(place, new Entry<>(value, from, position));
        return new Timeline<>(changed);
    }

    /**
     * Adds what takes the place of everything before it, from its day on: entries with a later day, or the same, are
     * never in force any more.
     */
    public Timeline<T> replacedFrom(@Nullable T value, LocalDate from, long position) {
        List<Entry<T>> changed = new ArrayList<>(entries);
        changed.removeIf(entry -> !entry.from().isBefore(from));
        changed.add(new Entry<>(value, from, position));
        return new Timeline<>(changed);
    }

    /** Puts another value in place of the last one, from that one's own day; the position is the correction's. */
    public Timeline<T> corrected(T value, long position) {
        List<Entry<T>> changed = new ArrayList<>(entries);
        Entry<T> last = changed.removeLast();
        changed.add(new Entry<>(value, last.from(), position));
        return new Timeline<>(changed);
    }

    /** Changes every value, but no day; what has ended stays ended. */
    public <R> Timeline<R> map(java.util.function.Function<? super T, ? extends R> change) {
        List<Entry<R>> changed = new ArrayList<>();
        for (Entry<T> entry : entries) {
            changed.add(new Entry<>(
                    entry.value() == null ? null : change.apply(entry.value()), entry.from(), entry.position()));
        }
        return new Timeline<>(changed);
    }

    /** Changes the last value and keeps its day and position. */
    Timeline<T> lastChanged(UnaryOperator<T> change) {
        List<Entry<T>> changed = new ArrayList<>(entries);
        Entry<T> last = changed.removeLast();
        changed.add(new Entry<>(change.apply(Objects.requireNonNull(last.value())), last.from(), last.position()));
        return new Timeline<>(changed);
    }

    /** The last entry; null when there is none. */
    public @Nullable Entry<T> last() {
        return entries.isEmpty() ? null : entries.getLast();
    }

    /** The entry in force on a day, or the last one when no day is given; null when none is in force. */
    public @Nullable Entry<T> entryOn(@Nullable LocalDate day) {
        Entry<T> found = null;
        for (Entry<T> entry : entries) {
            if (day == null || !entry.from().isAfter(day)) {
                found = entry;
            }
        }
        return found == null || found.value() == null ? null : found;
    }

    /** The value in force on a day, or the last one when no day is given; null when none is in force. */
    public @Nullable T inForceOn(@Nullable LocalDate day) {
        Entry<T> entry = entryOn(day);
        return entry == null ? null : entry.value();
    }
}
