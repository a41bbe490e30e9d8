package nl.korpsmonitor.query.comparison;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.values.Framework;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one edition, as of one moment.
 *
 * @param year names the edition
 * @param fictitious whether the edition is invented
 * @param framework null when not known
 * @param scorecards per organisation code; the organisation's own cards only, not its judgements of chain partners
 * @param totals published totals per class
 * @param scaleMappings recorded on this edition, per earlier edition's year
 */
public record EditionFacts(
        int year,
        Provenance provenance,
        boolean fictitious,
        @Nullable Framework framework,
        Map<String, Scorecard> scorecards,
        List<TotalsPublished> totals,
        Map<Integer, ScaleMapping> scaleMappings) {
    /** Copies the collections. */
    public EditionFacts {
        scorecards = Collections.unmodifiableMap(new TreeMap<>(scorecards));
        totals = List.copyOf(totals);
        scaleMappings = Map.copyOf(scaleMappings);
    }
}
