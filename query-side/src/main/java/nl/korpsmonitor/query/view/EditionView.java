package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.jspecify.annotations.Nullable;

/**
 * An edition.
 *
 * @param year its name
 * @param lifecycle the steps that this ledger saw; discussions and noted steps do not move it
 * @param steps every step, seen or noted, in the order of recording
 * @param framework null before it is fixed
 * @param totals published totals by their code; a later one takes the place of one with the same code
 * @param findings published findings by their code, likewise
 * @param scaleMappings by the earlier edition's year
 */
public record EditionView(
        Head head,
        int year,
        String title,
        Provenance provenance,
        Timeline<Step> lifecycle,
        List<StepTaken> steps,
        @Nullable FixedFramework framework,
        SortedMap<String, PublishedTotals> totals,
        SortedMap<String, PublishedFinding> findings,
        SortedMap<Integer, ScaleMapping> scaleMappings)
        implements View {

    /** Whether everybody may read it: it is only noted from published sources, or was presented to the House. */
    public boolean isPublic() {
        return provenance == Provenance.NOTED_FROM_SOURCES
                || steps.stream().anyMatch(s -> s.step() == Step.PRESENTED_TO_HOUSE && s.source() == null);
    }

    /** The framework in force on a day, or as last known when no day is given; null when there is none. */
    public @Nullable FixedFramework frameworkOn(@Nullable LocalDate day) {
        return framework == null || (day != null && framework.inForceFrom().isAfter(day)) ? null : framework;
    }

    /**
     * A step in its life.
     *
     * @param by organisation code of who took it, where the event says so
     * @param to organisation code of who received it, where the event says so
     * @param description the forum, the place, or what the source says
     * @param source present exactly when the step was noted from a source and not seen by this ledger
     */
    public record StepTaken(
            Step step,
            @Nullable String by,
            @Nullable String to,
            @Nullable String description,
            @Nullable Document document,
            @Nullable Source source,
            PartialDate occurredOn,
            LocalDate inForceFrom,
            long position) {}

    /** The framework, and the event that fixed it. */
    public record FixedFramework(
            Framework framework, @Nullable Document document, LocalDate inForceFrom, long position) {}

    /** How many organisations got which class, as published. Classes that the source does not count are absent. */
    public record PublishedTotals(
            String code,
            String scope,
            Map<ScoreClass, Integer> counts,
            Source source,
            PartialDate occurredOn,
            LocalDate inForceFrom,
            long position) {}

    /** A finding as a source publishes it. */
    public record PublishedFinding(
            String code,
            String statement,
            String scope,
            @Nullable String organisation,
            Direction direction,
            Source source,
            PartialDate occurredOn,
            LocalDate inForceFrom,
            long position) {}

    /** How scores of an earlier edition translate: {@code factor x score + offset}. */
    public record ScaleMapping(
            int fromEdition,
            Decimal factor,
            Decimal offset,
            String justification,
            @Nullable Document document,
            LocalDate inForceFrom,
            long position) {}
}
