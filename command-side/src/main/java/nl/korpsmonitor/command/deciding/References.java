package nl.korpsmonitor.command.deciding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * What a decision may know beyond its own subject: today, and the state of other subjects. Every read is put among the
 * {@link AppendConditions} of the current unit of work, so that nothing is appended when what was read has changed
 * meanwhile. Safe for use by many threads; states are kept and extended with new events only.
 */
public final class References {
    /** How many subjects' states are kept. */
    static final int MAXIMUM_KEPT_STATES = 2_000;
    /** How many groups of subjects are kept. */
    static final int MAXIMUM_KEPT_GROUPS = 8;

    private final Trail trail;
    private final Clock clock;
    private final Map<Subject, Known> states = new Bounded<>(MAXIMUM_KEPT_STATES);
    private final Map<String, Group> groups = new Bounded<>(MAXIMUM_KEPT_GROUPS);

    /** @param clock says what day it is */
    public References(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** The present day, in the calendar of the domain. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR);
    }

    /** The present moment. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * How many entries that are stored now were recorded at or before a time that has passed. A block of entries has its time before it is stored, so that of a time
     * that has only just passed a later call may say more; never less. Whoever decides by it records the position that he was told, so nothing is expected of it.
     */
    public long sizeAt(Instant time) {
        return trail.sizeAt(time);
    }

    /** An event that was recorded, without its confidential values; empty when there is none at that position. It never changes, so nothing is expected of it. */
    public Optional<RecordedEvent> event(long position) {
        return trail.event(position);
    }

    /** The first event of a subject, without its confidential values; empty when it has none. Once there it never changes, so nothing is expected of it. */
    public Optional<RecordedEvent> first(Subject subject) {
        return trail.ofSubject(subject, 0, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /**
     * Shows the events of a subject up to a position, in order, without their confidential values. They never change, so nothing is expected of them.
     *
     * @param each may throw to end it
     */
    public void forEach(Subject subject, long lastPosition, Consumer<RecordedEvent> each) {
        long sequence = 0;
        List<RecordedEvent> page;
        do {
            page = trail.ofSubject(subject, sequence, lastPosition + 1, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                each.accept(event);
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    /**
     * Shows the events of all subjects below a prefix, such as {@code scorecard/2012}, as {@link #forEach(Subject, long, Consumer)} does those of one.
     *
     * @param each may throw to end it
     */
    public void forEachBelow(String prefix, long lastPosition, Consumer<RecordedEvent> each) {
        EventFilter filter = new EventFilter(prefix, Set.of(), null, null, null);
        long next = 0;
        List<RecordedEvent> page;
        do {
            page = trail.page(filter, next, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                next = event.position() + 1;
                if (event.position() <= lastPosition) {
                    each.accept(event);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE && next <= lastPosition);
    }

    /**
     * An event of a subject, with every confidential value whose key is there. It says nothing about what was decided
     * to be withheld; that is another subject's state.
     *
     * @throws IllegalStateException when there is no such event
     */
    public RecordedEvent opened(Subject subject, long sequence) {
        return trail.ofSubject(subject, sequence, Long.MAX_VALUE, 1).stream()
                .filter(event -> event.sequence() == sequence)
                .findFirst()
                .flatMap(event -> trail.opened(event.position()))
                .orElseThrow(() -> new IllegalStateException(subject + " has no event " + sequence));
    }

    /**
     * The state of another subject; its initial state when it has no events.
     *
     * @throws IllegalStateException outside a unit of work
     */
    public <S> S state(Subject subject, Fold<S> fold) {
        Known known;
        synchronized (states) {
            known = states.getOrDefault(subject, new Known(fold.initial(), -1));
        }
        long before = known.sequence();
        for (List<RecordedEvent> page = newer(subject, known); ; page = newer(subject, known)) {
            for (RecordedEvent event : page) {
                known = known.with(event, fold);
            }
            if (page.size() < Trail.MAXIMUM_PAGE) {
                break;
            }
        }
        if (known.sequence() > before) {
            keep(subject, known);
        }
        AppendConditions.current().expect(subject, known.sequence());
        return fold.type().cast(known.state());
    }

    /**
     * The states of all subjects below a prefix, such as {@code scorecard/2012}, those that have events. Nothing new
     * may appear below it until the append: neither an event of one of these, nor another subject.
     *
     * @throws IllegalStateException outside a unit of work
     */
    public <S> Map<Subject, S> statesBelow(String prefix, Fold<S> fold) {
        Group group;
        synchronized (groups) {
            group = groups.getOrDefault(prefix, new Group(Map.of(), 0));
        }
        EventFilter filter = new EventFilter(prefix, Set.of(), null, null, null);
        Map<Subject, Known> members = new LinkedHashMap<>(group.members());
        long next = group.nextPosition();
        List<RecordedEvent> page;
        do {
            page = trail.page(filter, next, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                Known known = members.getOrDefault(event.subject(), new Known(fold.initial(), -1));
                members.put(event.subject(), known.with(event, fold));
                next = event.position() + 1;
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        synchronized (groups) {
            groups.put(prefix, new Group(Map.copyOf(members), next));
        }
        AppendConditions.current().expectNothingBelow(prefix, next);
        Map<Subject, S> result = new LinkedHashMap<>();
        members.forEach((subject, known) -> result.put(subject, fold.type().cast(known.state())));
        return result;
    }

    private List<RecordedEvent> newer(Subject subject, Known known) {
        return trail.ofSubject(subject, known.sequence() + 1, Long.MAX_VALUE, Trail.MAXIMUM_PAGE);
    }

    private void keep(Subject subject, Known known) {
        synchronized (states) {
            // Another thread may have read further meanwhile.
            states.merge(subject, known, (a, b) -> a.sequence() > b.sequence() ? a : b);
        }
    }

    private record Known(Object state, long sequence) {
        <S> Known with(RecordedEvent event, Fold<S> fold) {
            return new Known(fold.apply(fold.type().cast(state), Occurred.of(event)), event.sequence());
        }
    }

    private record Group(Map<Subject, Known> members, long nextPosition) {}

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int maximum;

        Bounded(int maximum) {
            super(16, 0.75f, true);
            this.maximum = maximum;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > maximum;
        }
    }
}
