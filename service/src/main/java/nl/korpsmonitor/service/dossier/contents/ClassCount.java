package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ClassTotals;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.TotalsComparison;
import org.jspecify.annotations.Nullable;

/**
 * How many organisations have a class in each of two editions.
 *
 * @param published the totals that a source published; null when the organisations are counted that are compared
 * @param scoreClass which class; null for those whose class is not known
 * @param from how many in the edition compared from; null when not known
 * @param to how many in the edition compared to; null when not known
 * @param difference to minus from; null when one is not known, and of organisations that are counted: they need not be the same ones in both
 */
public record ClassCount(
        @Nullable TotalsComparison published,
        @Nullable ScoreClass scoreClass,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable Integer difference) {

    /** Those that were published, in the order of the comparison, of each class that either edition's totals count. */
    public static List<ClassCount> published(Comparison comparison) {
        List<ClassCount> counts = new ArrayList<>();
        for (TotalsComparison totals : comparison.publishedTotals()) {
            for (ScoreClass scoreClass : ScoreClass.values()) {
                Integer from = totals.from().counts().get(scoreClass);
                Integer to = totals.to().counts().get(scoreClass);
                if (from != null || to != null) {
                    counts.add(new ClassCount(
                            totals, scoreClass, from, to, totals.difference().get(scoreClass)));
                }
            }
        }
        return counts;
    }

    /** Those of the organisations that are compared: of each class that is known in either edition, then of no known class; none when no class is known in either edition. */
    public static List<ClassCount> counted(Comparison comparison) {
        ClassTotals from = comparison.from().classes();
        ClassTotals to = comparison.to().classes();
        if (from == null && to == null) {
            return List.of();
        }
        List<ClassCount> counts = new ArrayList<>();
        for (ScoreClass scoreClass : ScoreClass.values()) {
            Integer countFrom = count(from, scoreClass);
            Integer countTo = count(to, scoreClass);
            if (countFrom != null || countTo != null) {
                counts.add(new ClassCount(null, scoreClass, countFrom, countTo, null));
            }
        }
        int all = comparison.organisations().size();
        counts.add(
                new ClassCount(null, null, from == null ? all : from.unknown(), to == null ? all : to.unknown(), null));
        return counts;
    }

    private static @Nullable Integer count(@Nullable ClassTotals totals, ScoreClass scoreClass) {
        return totals == null ? null : totals.counts().get(scoreClass);
    }
}
