package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.OccurredOrder;
import nl.korpsmonitor.query.replay.OccurredOrder.Place;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Times;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** In the order of the days on which the events of one subject happened; what has no date comes last. It keeps where each stands, and no event. */
final class OccurredWalk implements ReplayWalk {
    private static final Comparator<Place> BY_RECORDING = Comparator.comparingLong(Place::position);

    private final Trail trail;
    private final Clock clock;
    private final Replay replay;
    private final OccurredOrder order;
    private final long first;
    private final long before;
    private final NavigableSet<Place> oldestFirst;

    /**
     * @param days on which it must have happened
     * @param first the first position
     * @param before the first position that is no longer wanted
     * @param day tells what each step changed in what was in force on it; null for the last known facts
     * @throws InvalidInputException when there are more than {@link OccurredOrder#MAXIMUM_EVENTS}
     */
    OccurredWalk(
            Trail trail,
            Clock clock,
            Subject subject,
            OccurredDays days,
            long first,
            long before,
            @Nullable LocalDate day) {
        this.trail = trail;
        this.clock = clock;
        this.replay = new Replay(trail, Visibility.ALL, day);
        this.order = new OccurredOrder(trail, subject, Visibility.ALL, days);
        this.first = first;
        this.before = before;
        this.oldestFirst = places(false);
    }

    @Override
    public boolean all(boolean newestFirst, ReplayWriter writer, PrintWriter out) {
        List<Place> places = List.copyOf(places(newestFirst));
        for (int start = 0; start < places.size() && !out.checkError(); start += PAGE) {
            List<Place> page = places.subList(start, Math.min(start + PAGE, places.size()));
            Map<Long, Step> steps = new HashMap<>();
            // What is folded goes on from one position to a later one; from a later one it begins anew.
            page.stream().sorted(BY_RECORDING).forEach(place -> steps.put(place.position(), step(place)));
            page.forEach(place -> {
                Step step = Objects.requireNonNull(steps.get(place.position()));
                writer.step(step, step.changes());
            });
        }
        return !places.isEmpty();
    }

    @Override
    public @Nullable Step begin(boolean newestFirst) {
        return places(newestFirst).stream().findFirst().map(this::step).orElse(null);
    }

    @Override
    public @Nullable Step next(Step step) {
        Place place = oldestFirst.higher(Place.of(step.event()));
        return place == null ? null : step(place);
    }

    @Override
    public @Nullable Step previous(Step step) {
        Place place = oldestFirst.lower(Place.of(step.event()));
        return place == null ? null : step(place);
    }

    @Override
    public @Nullable Step recordedBefore(long position) {
        return oldestFirst.stream()
                .filter(place -> place.position() < position)
                .max(BY_RECORDING)
                .map(this::step)
                .orElse(null);
    }

    @Override
    public String targets() {
        return "a day or month such as 2013-11-15, a position, or a time of recording such as 2013-11-15T09:00:00Z";
    }

    /** A year is none of its targets: four digits are a position. */
    @Override
    public @Nullable Step goTo(String target) {
        if (target.matches("\\d{4}-\\d{2}(-\\d{2})?")) {
            LocalDate day = firstDay(target);
            return oldestFirst.stream()
                    .filter(place -> place.day() != null && !place.day().isBefore(day))
                    .findFirst()
                    .map(this::step)
                    .orElse(null);
        }
        long from = new Moments(trail, clock).first("g", target);
        return oldestFirst.stream()
                .filter(place -> place.position() >= from)
                .min(BY_RECORDING)
                .map(this::step)
                .orElse(null);
    }

    private static LocalDate firstDay(String text) {
        List<FieldFault> faults = new ArrayList<>();
        PartialDate date = Times.date("g", text, faults);
        LocalDate day = date == null ? null : date.earliest();
        if (day == null) {
            throw new InvalidInputException(faults);
        }
        return day;
    }

    private NavigableSet<Place> places(boolean newestFirst) {
        try {
            return order.places(first, before, newestFirst);
        } catch (InvalidInputException e) {
            throw ReplayDays.named(ReplayCommand.ORDER, e);
        }
    }

    private Step step(Place place) {
        RecordedEvent event = trail.event(place.position())
                .orElseThrow(() -> new IllegalStateException("no event at position " + place.position()));
        return replay.step(event);
    }
}
