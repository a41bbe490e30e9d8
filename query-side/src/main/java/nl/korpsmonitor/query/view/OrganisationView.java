package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * A force, unit, chain partner or other body.
 *
 * @param code stable; names are labels
 * @param existsFrom first day; null when it counts as existing from always
 * @param succession who took over; null when nobody did
 * @param endedFrom first day on which it is no more, with or without successors; null while it exists
 * @param positions of every event, in order
 */
public record OrganisationView(
        Head head,
        String code,
        Kind kind,
        @Nullable Source source,
        @Nullable LocalDate existsFrom,
        Timeline<String> name,
        @Nullable Succession succession,
        @Nullable LocalDate endedFrom,
        List<Long> positions)
        implements View {

    /** Whether it exists on a day, or still exists when no day is given. */
    public boolean existsOn(@Nullable LocalDate day) {
        if (day == null) {
            return endedFrom == null;
        }
        return (existsFrom == null || !day.isBefore(existsFrom)) && (endedFrom == null || day.isBefore(endedFrom));
    }

    /** The name on a day; its first one before the day from which that counts. */
    public String nameOn(@Nullable LocalDate day) {
        String named = name.inForceOn(day);
        if (named == null) {
            named = name.entries().getFirst().value();
        }
        return named == null ? code : named;
    }

    /**
     * Others took over.
     *
     * @param from first day on which they have
     * @param weightInSuccessor this organisation's weight among those that a successor replaces; null when not laid
     *     down
     * @param inferred whether no source states it, and it was concluded
     */
    public record Succession(
            LocalDate from,
            List<Successor> successors,
            @Nullable Decimal weightInSuccessor,
            boolean inferred,
            @Nullable Source source,
            long position) {}
}
