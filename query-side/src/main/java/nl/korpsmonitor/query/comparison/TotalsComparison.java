package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.values.ScoreClass;

/**
 * Published totals of two editions side by side.
 *
 * @param from as published
 * @param to as published
 * @param sameScope whether both say in the same words which organisations they count
 * @param countedFrom the sum of the counts
 * @param countedTo the sum of the counts
 * @param difference to minus from, per class that both count
 */
public record TotalsComparison(
        TotalsPublished from,
        TotalsPublished to,
        boolean sameScope,
        int countedFrom,
        int countedTo,
        Map<ScoreClass, Integer> difference) {

    private static TotalsComparison of(TotalsPublished from, TotalsPublished to) {
        Map<ScoreClass, Integer> difference = new EnumMap<>(ScoreClass.class);
        to.counts().forEach((scoreClass, count) -> {
            Integer before = from.counts().get(scoreClass);
            if (before != null) {
                difference.put(scoreClass, Math.subtractExact(count, before));
            }
        });
        return new TotalsComparison(
                from,
                to,
                from.scope().equals(to.scope()),
                counted(from),
                counted(to),
                Collections.unmodifiableMap(difference));
    }

    private static int counted(TotalsPublished totals) {
        return totals.counts().values().stream().reduce(0, Math::addExact);
    }

    /**
     * Pairs those with the same scope, then those with the same code, then the last ones left if there is one on each
     * side; what stays without counterpart, or is paired in spite of its scope, is reported.
     */
    static List<TotalsComparison> pair(EditionFacts from, EditionFacts to, List<NotComparable> notComparable) {
        List<TotalsPublished> leftFrom = new ArrayList<>(from.totals());
        List<TotalsPublished> leftTo = new ArrayList<>(to.totals());
        List<TotalsComparison> pairs = new ArrayList<>();
        take(leftFrom, leftTo, pairs, (one, other) -> one.scope().equals(other.scope()));
        take(leftFrom, leftTo, pairs, (one, other) -> one.code().equals(other.code()));
        if (leftFrom.size() == 1 && leftTo.size() == 1) {
            take(leftFrom, leftTo, pairs, (one, other) -> true);
        }
        pairs.forEach(pair -> pair.report(notComparable));
        leftFrom.forEach(totals -> notComparable.add(lonely(totals, from, to)));
        leftTo.forEach(totals -> notComparable.add(lonely(totals, to, from)));
        return List.copyOf(pairs);
    }

    private static void take(
            List<TotalsPublished> leftFrom,
            List<TotalsPublished> leftTo,
            List<TotalsComparison> pairs,
            BiPredicate<TotalsPublished, TotalsPublished> match) {
        for (TotalsPublished one : List.copyOf(leftFrom)) {
            leftTo.stream().filter(other -> match.test(one, other)).findFirst().ifPresent(other -> {
                pairs.add(of(one, other));
                leftFrom.remove(one);
                leftTo.remove(other);
            });
        }
    }

    private void report(List<NotComparable> notComparable) {
        if (!sameScope) {
            notComparable.add(NotComparable.general(Sentence.TOTALS_SCOPE_DIFFERS, from.scope(), to.scope()));
        }
        for (ScoreClass scoreClass : ScoreClass.values()) {
            if (from.counts().containsKey(scoreClass) != to.counts().containsKey(scoreClass)) {
                notComparable.add(
                        NotComparable.general(Sentence.CLASS_NOT_COUNTED, from.code(), to.code(), scoreClass));
            }
        }
    }

    private static NotComparable lonely(TotalsPublished totals, EditionFacts in, EditionFacts other) {
        return NotComparable.ofEdition(
                Sentence.TOTALS_WITHOUT_COUNTERPART, in.year(), other.year(), totals.code(), totals.scope(), in.year());
    }
}
