package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of one subject in the order of the world's clock: by the first day that the date of each can mean, those of one day by position. What has no date comes last, whichever
 * way. Safe for use by many threads.
 */
public final class OccurredOrder {
    /** How many events may be recorded in a stretch; of more it is refused, not cut off. */
    public static final int MAXIMUM_EVENTS = 10_000;

    private final Subject subject;
    private final EventWalk walk;
    private final OccurredDays days;
    private final int maximumEvents;

    /**
     * Of what may have happened on some days only.
     *
     * @param visibility what the reader may see
     */
    public OccurredOrder(Trail trail, Subject subject, Visibility visibility, OccurredDays days) {
        this(trail, subject, visibility, days, MAXIMUM_EVENTS);
    }

    OccurredOrder(Trail trail, Subject subject, Visibility visibility, OccurredDays days, int maximumEvents) {
        this.subject = subject;
        // Whatever the day: so many events are read at most, however few of them fit.
        this.walk = new EventWalk(trail, Scope.of(subject), visibility);
        this.days = days;
        this.maximumEvents = maximumEvents;
    }

    /**
     * Where an event stands.
     *
     * @param day the first on which it may have held; null when it has no date
     */
    public record Place(@Nullable LocalDate day, long position) {
        /** That of an event. */
        public static Place of(RecordedEvent event) {
            return new Place(event.event().occurredOn().earliest(), event.position());
        }

        private boolean hasNoDay() {
            return day == null;
        }

        private long epochDay() {
            return day == null ? 0 : day.toEpochDay();
        }
    }

    /**
     * All events of a stretch of positions that fit, in order. The set is the caller's own.
     *
     * @param from the first position
     * @param before the first position that is no longer wanted
     * @param newestFirst whether the last day comes first, and of one day what was recorded last
     * @throws InvalidInputException naming {@code order}, when more than {@link #MAXIMUM_EVENTS} were recorded there that the reader may see, on whatever day they happened
     */
    public NavigableSet<Place> places(long from, long before, boolean newestFirst) {
        NavigableSet<Place> places = new TreeSet<>(order(newestFirst));
        int recorded = 0;
        for (Long next = from; next != null; ) {
            EventWalk.Page page = walk.upwards(next, before, Trail.MAXIMUM_PAGE - 1);
            recorded += page.events().size();
            if (recorded > maximumEvents) {
                throw new InvalidInputException(
                        "order",
                        "more than " + maximumEvents + " events of " + subject.id()
                                + " were recorded in the stretch; ask for a shorter one (from, to), or for steps in the"
                                + " order of recording");
            }
            page.events().stream()
                    .filter(event -> days.fit(event.event().occurredOn()))
                    .map(Place::of)
                    .forEach(places::add);
            next = page.end() == null ? null : Long.valueOf(page.end() + 1);
        }
        return places;
    }

    private static Comparator<Place> order(boolean newestFirst) {
        Comparator<Place> byDay = Comparator.comparingLong(Place::epochDay).thenComparingLong(Place::position);
        return Comparator.comparing(Place::hasNoDay).thenComparing(newestFirst ? byDay.reversed() : byDay);
    }
}
