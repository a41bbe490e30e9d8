package nl.korpsmonitor.query.audit;

import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** The present score of every dimension on every scorecard, with who set it: as much as there are scores, however often they changed. */
final class ScoreCells {
    private final Map<Integer, Map<String, Cell>> byYear = new TreeMap<>();

    /** One dimension of one scorecard. */
    static final class Cell {
        @Nullable
        Decimal score;

        /** Pseudonym; null while there is no score. */
        @Nullable
        String setBy;

        long setAt = -1;
        boolean confirmed;

        /** The open proposal to rectify it. */
        @Nullable
        RecordedEvent proposal;

        void set(@Nullable Decimal to, String by, long at, boolean isConfirmed) {
            score = to;
            setBy = by;
            setAt = at;
            confirmed = isConfirmed;
        }

        void clear() {
            score = null;
            setBy = null;
            confirmed = false;
        }
    }

    /** The cell, made when it is not there. */
    Cell of(Subject card, String dimension) {
        Integer year = card.editionYear();
        return byYear.computeIfAbsent(year == null ? -1 : year, any -> new TreeMap<>())
                .computeIfAbsent(card.id() + " " + dimension, any -> new Cell());
    }

    /** All cells of an edition, by scorecard and dimension. */
    Map<String, Cell> ofYear(@Nullable Integer year) {
        return byYear.getOrDefault(year == null ? -1 : year, Map.of());
    }
}
