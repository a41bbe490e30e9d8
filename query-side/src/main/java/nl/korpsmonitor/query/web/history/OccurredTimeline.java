package nl.korpsmonitor.query.web.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredOrder;
import nl.korpsmonitor.query.replay.OccurredOrder.Place;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one subject's timeline into pages, in the order of the days on which things happened. All pages stand on the ledger that the first one stood on, so that what is recorded
 * meanwhile, on whatever day it happened, moves nothing. Safe for use by many threads.
 */
final class OccurredTimeline {
    private final Trail trail;
    private final Visibility visibility;

    /** @param visibility what the reader may see */
    OccurredTimeline(Trail trail, Visibility visibility) {
        this.trail = trail;
        this.visibility = visibility;
    }

    /**
     * The page that is asked for.
     *
     * @param subject of which the reader may see something
     * @throws InvalidInputException naming what can't be read; {@code order}, when there are too many events; {@code cursor}, when it is of another question
     */
    TimelineStretch stretch(TimelineQuestion question, Subject subject, Moments moments) {
        long first = question.first(moments);
        long before = question.before(moments);
        int wanted = question.wanted();
        Cursor cursor = Cursor.decode(question.cursor());
        Place last = cursor == null ? null : place(cursor, question, moments);
        long size = cursor == null ? moments.size() : cursor.position() + 1;
        NavigableSet<Place> places = new OccurredOrder(trail, subject, visibility, question.days())
                .places(first, Math.min(before, size), question.newestFirst());
        NavigableSet<Place> rest = last == null ? places : places.tailSet(last, false);
        List<Place> page = rest.stream().limit(wanted).toList();
        return new TimelineStretch(
                page.stream().map(place -> event(place.position())).toList(),
                size,
                rest.size() <= wanted
                        ? null
                        : cursor(size, page.getLast(), question).encode());
    }

    private RecordedEvent event(long position) {
        return trail.event(position).orElseThrow(() -> new IllegalStateException("no event at position " + position));
    }

    private static Cursor cursor(long size, Place last, TimelineQuestion question) {
        String day =
                last.day() == null ? PartialDate.UNKNOWN.text() : last.day().toString();
        return new Cursor(size - 1, new After(question.identity(), day + " " + last.position()));
    }

    private static Place place(Cursor cursor, TimelineQuestion question, Moments moments) {
        if (!cursor.after().sortValue().equals(question.identity())) {
            throw new InvalidInputException(
                    "cursor",
                    "it goes on with another question or order, or comes from another release; change nothing else in a 'next' link, or begin anew");
        }
        String[] parts = cursor.after().key().split(" ", -1);
        if (cursor.position() < moments.size() && parts.length == 2 && StateQuestion.isPosition(parts[1])) {
            try {
                boolean undated = parts[0].equals(PartialDate.UNKNOWN.text());
                @Nullable LocalDate day = undated ? null : LocalDate.parse(parts[0]);
                return new Place(day, Long.parseLong(parts[1]));
            } catch (DateTimeException e) {
                // Told below, together with other texts that are no place.
            }
        }
        throw Cursor.unknown();
    }
}
