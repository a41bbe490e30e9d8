package nl.korpsmonitor.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.State.Item;
import org.jspecify.annotations.Nullable;

/** The subjects of an edition in one order: the edition itself, its recommendations, its scorecards, each by their paths. */
final class EditionSubjects {
    /** By their paths, in which the names of the types stand in this order too. */
    private static final List<ViewType<?, ?>> TYPES = List.of(ViewTypes.RECOMMENDATIONS, ViewTypes.SCORECARDS);

    private final State state;
    private final int year;

    /** @param state in which the reader sees the edition */
    EditionSubjects(State state, int year) {
        this.state = state;
        this.year = year;
    }

    /**
     * The next subjects.
     *
     * @param after the last one that was looked at; null for the beginning
     * @return 1 to limit, none at the end
     */
    List<Subject> next(@Nullable Subject after, int limit) {
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
