package nl.korpsmonitor.query.comparison;

import java.util.Objects;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Brings the figures of two editions onto the later one's scale. A recorded mapping is applied whenever there is one;
 * without one the scales must be equal, step included. Mappings are not chained: nobody has vouched for the chain.
 */
final class Bridge {
    private final @Nullable Framework from;
    private final @Nullable Framework to;
    private final boolean fromIsLater;
    private final @Nullable ScaleMapping mapping;

    Bridge(EditionFacts from, EditionFacts to) {
        this.from = from.framework();
        this.to = to.framework();
        this.fromIsLater = from.year() > to.year();
        this.mapping = fromIsLater
                ? from.scaleMappings().get(to.year())
                : to.scaleMappings().get(from.year());
    }

    /** The mapping that is applied to the earlier edition; null when none is recorded. */
    @Nullable
    ScaleMapping mapping() {
        return mapping;
    }

    /** Whether figures of both can stand on one scale. */
    boolean holds() {
        return from != null && to != null && (mapping != null || from.scale().equals(to.scale()));
    }

    Fraction ofFrom(Fraction figure) {
        return mapping == null || fromIsLater ? figure : mapping.apply(figure);
    }

    Fraction ofTo(Fraction figure) {
        return mapping == null || !fromIsLater ? figure : mapping.apply(figure);
    }

    /** How figures of the edition compared from are shown: by the later edition's rule when on its scale. */
    Rounding roundingOfFrom() {
        return (holds() ? later() : Objects.requireNonNull(from)).rounding();
    }

    /** As {@link #roundingOfFrom()}, for the edition compared to. */
    Rounding roundingOfTo() {
        return (holds() ? later() : Objects.requireNonNull(to)).rounding();
    }

    private Framework later() {
        return Objects.requireNonNull(fromIsLater ? from : to);
    }

    /** A figure of each, on its own scale or null, brought together. */
    Change change(@Nullable Fraction ofFrom, @Nullable Fraction ofTo) {
        Fraction mappedFrom = ofFrom == null ? null : ofFrom(ofFrom);
        Fraction mappedTo = ofTo == null ? null : ofTo(ofTo);
        return new Change(
                mappedFrom == null ? null : Figure.of(mappedFrom, roundingOfFrom()),
                mappedTo == null ? null : Figure.of(mappedTo, roundingOfTo()),
                mappedFrom == null || mappedTo == null || !holds()
                        ? null
                        : Figure.of(mappedTo.minus(mappedFrom), later().rounding()));
    }

    /** A difference on the common scale. */
    Figure difference(Fraction exact) {
        return Figure.of(exact, later().rounding());
    }
}
