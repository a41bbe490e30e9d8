package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/**
 * Two editions compared. Exchanging from and to, and with them the choice of weights, changes the sign of every
 * difference and nothing else.
 *
 * @param fictitious whether either edition is invented
 * @param scaleMapping by which the earlier edition's scores were brought onto the later one's scale; null for none
 * @param organisations by code
 * @param transitions the nine cells of the transition matrix, or none when no class is known in both editions
 * @param publishedTotals published totals side by side, whatever the options
 * @param notComparable everything that can't be compared, or not without reserve, each once; those of organisations
 *     too
 */
public record Comparison(
        ComparedEdition from,
        ComparedEdition to,
        ComparisonOptions options,
        boolean fictitious,
        @Nullable ScaleMapping scaleMapping,
        List<OrganisationComparison> organisations,
        List<ClassTransition> transitions,
        List<TotalsComparison> publishedTotals,
        List<NotComparable> notComparable) {

    /**
     * Compares two editions.
     *
     * @param organisations all that are known, as of the same moment as the editions
     * @throws IllegalArgumentException when both are the same edition
     */
    public static Comparison between(
            EditionFacts from, EditionFacts to, Organisations organisations, ComparisonOptions options) {
        if (from.year() == to.year()) {
            throw new IllegalArgumentException("from and to: name two different editions");
        }
        Bridge bridge = new Bridge(from, to);
        Standings standingsFrom = new Standings(from, organisations, options.units());
        Standings standingsTo = new Standings(to, organisations, options.units());
        OrganisationComparer comparer = new OrganisationComparer(bridge, options);
        Set<String> codes = new TreeSet<>(standingsFrom.codes());
        codes.addAll(standingsTo.codes());
        List<OrganisationComparison> compared = codes.stream()
                .map(code -> comparer.compare(standingsFrom.of(code), standingsTo.of(code)))
                .toList();

        List<NotComparable> general = new ArrayList<>(EditionReasons.between(from, to, bridge));
        List<TotalsComparison> totals = TotalsComparison.pair(from, to, general);
        general.addAll(EditionReasons.ofSets(compared));
        Set<NotComparable> reasons = new LinkedHashSet<>(general);
        compared.forEach(one -> reasons.addAll(one.notComparable()));
        return new Comparison(
                header(from, compared, OrganisationComparison::classFrom),
                header(to, compared, OrganisationComparison::classTo),
                options,
                from.fictitious() || to.fictitious(),
                bridge.mapping(),
                compared,
                ClassTransition.matrix(compared),
                totals,
                List.copyOf(reasons));
    }

    private static ComparedEdition header(
            EditionFacts edition,
            List<OrganisationComparison> compared,
            Function<OrganisationComparison, @Nullable ScoreClass> classOf) {
        boolean frameworkKnown = edition.framework() != null;
        return new ComparedEdition(
                edition.year(),
                edition.provenance(),
                edition.fictitious(),
                frameworkKnown,
                ClassTotals.of(frameworkKnown, compared, classOf));
    }
}
