package nl.korpsmonitor.query.web.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.State.Item;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.Listing;
import org.jspecify.annotations.Nullable;

/** The subjects of an edition in one order: the edition itself, its recommendations, its scorecards, each by their paths. */
final class EditionSubjects {
    /** By their paths, in which the names of the types stand in this order too. */
    private static final List<ViewType<?, ?>> TYPES = List.of(ViewTypes.RECOMMENDATIONS, ViewTypes.SCORECARDS);

    private final State state;
    private final int year;

    /** @param state whose recommendations and scorecards there are; the edition itself is among them whether or not it is in force on the state's day */
    EditionSubjects(State state, int year) {
        this.state = state;
        this.year = year;
    }

    /**
     * A stretch of what is shown of the subjects.
     *
     * @param next where to go on; null at the end
     */
    record Stretch<T>(List<T> items, @Nullable Cursor next) {}

    /**
     * The next stretch.
     *
     * @param cursor where to go on; null for the beginning
     * @param wanted how many items, 1 or more
     * @param show what is shown of a subject; empty when nothing is
     * @throws InvalidInputException when the cursor is not one that was given out
     */
    <T> Stretch<T> stretch(@Nullable Cursor cursor, int wanted, Function<Subject, Optional<T>> show) {
        return stretch(cursor, wanted, item -> 0, 1, show);
    }

    /**
     * The next stretch, which ends as well when enough is told.
     *
     * @param cursor where to go on; null for the beginning
     * @param wanted how many items at most, 1 or more
     * @param size how much is told of an item
     * @param enough once so much is told of all items, 1 or more, no further one is added; of one item more may be told
     * @param show what is shown of a subject; empty when nothing is
     * @throws InvalidInputException when the cursor is not one that was given out
     */
    <T> Stretch<T> stretch(
            @Nullable Cursor cursor,
            int wanted,
            ToLongFunction<T> size,
            long enough,
            Function<Subject, Optional<T>> show) {
        List<T> items = new ArrayList<>();
        long told = 0;
        Subject after = cursor == null ? null : subject(cursor);
        Subject shownLast = after;
        List<Subject> some;
        do {
            some = next(after, wanted + 1);
            for (Subject subject : some) {
                Optional<T> item = show.apply(subject);
                if (item.isPresent() && (items.size() == wanted || told >= enough) && shownLast != null) {
                    // It names the last subject that was shown, and none that was only looked at.
                    After last = new After(shownLast.id(), shownLast.id());
                    return new Stretch<>(items, new Cursor(state.moment().position(), last));
                }
                if (item.isPresent()) {
                    items.add(item.get());
                    told += size.applyAsLong(item.get());
                    shownLast = subject;
                }
                after = subject;
            }
        } while (!some.isEmpty());
        return new Stretch<>(items, null);
    }

    /** All of them, read as they are asked for. */
    Pages<Subject> pages() {
        return new Pages<>() {
            private @Nullable Subject after;
            private boolean ended;

            @Override
            public @Nullable List<Subject> next() {
                if (ended) {
                    return null;
                }
                List<Subject> some = EditionSubjects.this.next(after, Listing.PAGE);
                ended = some.isEmpty();
                after = ended ? after : some.getLast();
                return some;
            }
        };
    }

    private static Subject subject(Cursor cursor) {
        try {
            return new Subject(cursor.after().key());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("cursor", "take it unchanged from the 'next' link of the page before");
        }
    }

    /** The subjects after one, or the first ones; none at the end. */
    private List<Subject> next(@Nullable Subject after, int limit) {
        List<Subject> subjects = new ArrayList<>();
        if (after == null) {
            subjects.add(Subject.edition(year));
        }
        for (ViewType<?, ?> type : TYPES) {
            int room = limit - subjects.size();
            if (room > 0 && (after == null || after.type().compareTo(type.name()) <= 0)) {
                After row =
                        after != null && after.type().equals(type.name()) ? new After(after.id(), after.id()) : null;
                list(type, row, room).forEach(subjects::add);
            }
        }
        return subjects;
    }

    private <S> List<Subject> list(ViewType<?, S> type, @Nullable After after, int limit) {
        return state
                .list(type, Map.of(ViewTypes.EDITION, List.of(String.valueOf(year))), null, false, after, limit)
                .stream()
                .map(Item::row)
                .map(row -> new Subject(row.key()))
                .toList();
    }
}
