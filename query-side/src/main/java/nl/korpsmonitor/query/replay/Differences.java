package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two moments, and which events made the difference. For one thread. */
public final class Differences {
    private final Trail trail;
    private final Visibility visibility;
    private final Side from;
    private final Side to;
    private final Replay before;
    private final Replay after;

    /**
     * A moment.
     *
     * @param beforePosition after exactly the entries at lower positions
     * @param day on which facts must be in force; null for the last known ones
     */
    public record Side(long beforePosition, @Nullable LocalDate day) {}

    /**
     * @param visibility what the reader may see
     * @param to not before {@code from}
     */
    public Differences(Trail trail, Visibility visibility, Side from, Side to) {
        if (to.beforePosition() < from.beforePosition()) {
            throw new IllegalArgumentException("to: not before from");
        }
        this.trail = trail;
        this.visibility = visibility;
        this.from = from;
        this.to = to;
        this.before = new Replay(trail, visibility, from.day());
        this.after = new Replay(trail, visibility, to.day());
    }

    /** What differs of a subject; no fields when nothing does. */
    public Difference of(Subject subject) {
        Facts was = before.at(subject, from.beforePosition());
        Facts is = after.at(subject, to.beforePosition());
        List<Change> changes = Facts.changes(was, is);
        Map<String, List<RecordedEvent>> events = changes.isEmpty() ? Map.of() : between(subject);
        return new Difference(
                subject,
                was != null,
                is != null,
                changes.stream()
                        .map(change -> new Difference.Field(change, events.getOrDefault(change.field(), List.of())))
                        .toList());
    }

    /** The events between the moments, by the fields that they changed on either day. */
    private Map<String, List<RecordedEvent>> between(Subject subject) {
        Replay first = new Replay(trail, visibility, from.day());
        Replay second = new Replay(trail, visibility, to.day());
        Map<String, List<RecordedEvent>> events = new HashMap<>();
        List<RecordedEvent> page;
        long sequence = first.sequence(subject, from.beforePosition()) + 1;
        do {
            page = trail.ofSubject(subject, sequence, to.beforePosition(), Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    Set<String> fields = new TreeSet<>(fields(second.step(event)));
                    fields.addAll(fields(first.step(event)));
                    fields.forEach(field -> events.computeIfAbsent(field, key -> new ArrayList<>())
                            .add(event));
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return events;
    }

    private static List<String> fields(Step step) {
        return step.changes().stream().map(Change::field).toList();
    }
}
