package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;

/** What hinders the comparison of two editions as a whole. */
final class EditionReasons {
    private EditionReasons() {}

    static List<NotComparable> between(EditionFacts from, EditionFacts to, Bridge bridge) {
        List<NotComparable> reasons = new ArrayList<>();
        if (from.fictitious() != to.fictitious()) {
            EditionFacts invented = from.fictitious() ? from : to;
            EditionFacts real = from.fictitious() ? to : from;
            reasons.add(NotComparable.ofEdition(
                    Reason.FICTITIOUS_BESIDE_REAL,
                    invented.year(),
                    "Edition " + invented.year() + " is invented and edition " + real.year()
                            + " is not: nothing follows from comparing them."));
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
        String known = "Of edition " + edition.year() + " ";
        if (edition.scorecards().isEmpty()) {
            return List.of(
                    edition.totals().isEmpty()
                            ? NotComparable.ofEdition(
                                    Reason.NOTHING_KNOWN, edition.year(), known + "no results are known.")
                            : NotComparable.ofEdition(
                                    Reason.ONLY_TOTALS_KNOWN,
                                    edition.year(),
                                    known + "only published totals are known."));
        }
        return List.of(NotComparable.ofEdition(
                Reason.NO_FRAMEWORK, edition.year(), known + "the framework is not known, so no mean is computed."));
    }

    private static List<NotComparable> between(int yearFrom, Framework from, int yearTo, Framework to, Bridge bridge) {
        List<NotComparable> reasons = new ArrayList<>();
        if (!bridge.holds()) {
            reasons.add(NotComparable.general(
                    Reason.SCALE_DIFFERS,
                    "The scales of editions " + yearFrom + " and " + yearTo
                            + " differ and no mapping between them is recorded on the later one."));
        }
        boolean sameRounding = from.rounding().equals(to.rounding())
                || (!from.rounding().beforeLimits() && !to.rounding().beforeLimits());
        if (!from.limits().equals(to.limits()) || !sameRounding) {
            reasons.add(NotComparable.general(
                    Reason.CLASS_LIMITS_DIFFER,
                    "Editions " + yearFrom + " and " + yearTo
                            + " draw the limits of the classes differently: the same mean may give another class."));
        }
        reasons.addAll(onlyIn(yearFrom, from, to));
        reasons.addAll(onlyIn(yearTo, to, from));
        return reasons;
    }

    private static List<NotComparable> onlyIn(int year, Framework one, Framework other) {
        return one.dimensions().stream()
                .map(Dimension::code)
                .filter(code -> other.dimension(code).isEmpty())
                .map(code -> new NotComparable(
                        Reason.DIMENSION_IN_ONE_EDITION,
                        year,
                        null,
                        code,
                        "Dimension " + code + " is in the framework of edition " + year + " only."))
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
        return List.of(NotComparable.general(
                Reason.ORGANISATIONS_DIFFER,
                "These organisations have a class in one of the two editions only, so the totals per class do not count"
                        + " the same organisations: " + lonely + "."));
    }
}
