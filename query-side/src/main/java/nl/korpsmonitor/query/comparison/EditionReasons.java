package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;

/** What hinders the comparison of two editions as a whole. */
final class EditionReasons {
    private EditionReasons() {}

    static List<NotComparable> between(EditionFacts from, EditionFacts to, Bridge bridge) {
        List<NotComparable> reasons = new ArrayList<>();
        if (from.fictitious() != to.fictitious()) {
            EditionFacts invented = from.fictitious() ? from : to;
            EditionFacts real = from.fictitious() ? to : from;
            reasons.add(NotComparable.ofEdition(
                    Sentence.FICTITIOUS_BESIDE_REAL, invented.year(), invented.year(), real.year()));
        }
        reasons.addAll(of(from));
        reasons.addAll(of(to));
        if (from.framework() != null && to.framework() != null) {
            reasons.addAll(between(from.year(), from.framework(), to.year(), to.framework(), bridge));
        }
        return reasons;
    }

    /** What is lacking in one edition. */
    static List<NotComparable> of(EditionFacts edition) {
        if (edition.framework() != null) {
            return List.of();
        }
        Sentence lacking = Sentence.NO_FRAMEWORK;
        if (edition.scorecards().isEmpty()) {
            lacking = edition.totals().isEmpty() ? Sentence.NOTHING_KNOWN : Sentence.ONLY_TOTALS_KNOWN;
        }
        return List.of(NotComparable.ofEdition(lacking, edition.year(), edition.year()));
    }

    private static List<NotComparable> between(int yearFrom, Framework from, int yearTo, Framework to, Bridge bridge) {
        List<NotComparable> reasons = new ArrayList<>();
        if (!bridge.holds()) {
            reasons.add(NotComparable.general(Sentence.SCALE_DIFFERS, yearFrom, yearTo));
        }
        boolean sameRounding = from.rounding().equals(to.rounding())
                || (!from.rounding().beforeLimits() && !to.rounding().beforeLimits());
        if (!from.limits().equals(to.limits()) || !sameRounding) {
            reasons.add(NotComparable.general(Sentence.CLASS_LIMITS_DIFFER, yearFrom, yearTo));
        }
        reasons.addAll(onlyIn(yearFrom, from, to));
        reasons.addAll(onlyIn(yearTo, to, from));
        return reasons;
    }

    private static List<NotComparable> onlyIn(int year, Framework one, Framework other) {
        return one.dimensions().stream()
                .map(Dimension::code)
                .filter(code -> other.dimension(code).isEmpty())
                .map(code -> NotComparable.about(year, null, code, Sentence.DIMENSION_IN_ONE_EDITION, code, year))
                .toList();
    }

    /** Whether both editions have a class for the same organisations. */
    static List<NotComparable> ofSets(List<OrganisationComparison> organisations) {
        Set<String> from = new HashSet<>();
        Set<String> to = new HashSet<>();
        for (OrganisationComparison organisation : organisations) {
            if (organisation.classFrom() != null) {
                from.add(organisation.organisation());
            }
            if (organisation.classTo() != null) {
                to.add(organisation.organisation());
            }
        }
        if (from.equals(to)) {
            return List.of();
        }
        String lonely = organisations.stream()
                .map(OrganisationComparison::organisation)
                .filter(code -> from.contains(code) != to.contains(code))
                .collect(Collectors.joining(", "));
        return List.of(NotComparable.general(Sentence.ORGANISATIONS_DIFFER, lonely));
    }
}
