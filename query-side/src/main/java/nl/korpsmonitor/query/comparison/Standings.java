package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;

/** Finds where organisations stand in one edition, as assessed or rolled up into today's units. */
final class Standings {
    private final EditionFacts edition;
    private final Organisations organisations;
    private final Units units;

    Standings(EditionFacts edition, Organisations organisations, Units units) {
        this.edition = edition;
        this.organisations = organisations;
        this.units = units;
    }

    /** The organisations to list for this edition, by code. */
    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        for (String code : edition.scorecards().keySet()) {
            codes.addAll(units == Units.CURRENT ? organisations.currentOf(code) : Set.of(code));
        }
        return codes;
    }

    Standing of(String organisation) {
        return of(organisation, new HashSet<>());
    }

    private Standing of(String organisation, Set<String> path) {
        Scorecard card = edition.scorecards().get(organisation);
        if (card != null) {
            return ofCard(organisation, card);
        }
        // The path ends a circle of successions, should the facts hold one.
        if (units == Units.CURRENT && path.add(organisation)) {
            List<OrganisationFacts> predecessors = organisations.predecessorsOf(organisation).stream()
                    .filter(predecessor -> counts(predecessor, path))
                    .toList();
            Standing rolledUp = predecessors.isEmpty() ? null : rollUp(organisation, predecessors, path);
            path.remove(organisation);
            if (rolledUp != null) {
                return rolledUp;
            }
        }
        return Standing.unknown(organisation, List.of(Absence.explain(organisations, organisation, edition.year())));
    }

    /** Whether it, or one that it succeeded, was there to be assessed. */
    private boolean counts(OrganisationFacts predecessor, Set<String> path) {
        if (predecessor.existedIn(edition.year()) || edition.scorecards().containsKey(predecessor.code())) {
            return true;
        }
        return !predecessor.wasGoneBefore(edition.year())
                && !path.contains(predecessor.code())
                && organisations.predecessorsOf(predecessor.code()).stream()
                        .anyMatch(
                                earlier -> !path.contains(earlier.code()) && counts(earlier, with(path, predecessor)));
    }

    private static Set<String> with(Set<String> path, OrganisationFacts organisation) {
        Set<String> longer = new HashSet<>(path);
        longer.add(organisation.code());
        return longer;
    }

    private Standing ofCard(String organisation, Scorecard card) {
        List<NotComparable> reasons = new ArrayList<>();
        String name = organisations.name(organisation);
        if (units == Units.CURRENT) {
            reasons.addAll(besideSuccessor(organisation));
        }
        Framework framework = edition.framework();
        if (framework == null || card.scores().isEmpty()) {
            reasons.add(
                    card.notedClass() == null
                            ? reason(
                                    Reason.NO_SCORECARD,
                                    organisation,
                                    "No score of " + name + " is recorded in edition " + edition.year() + ".")
                            : reason(
                                    Reason.ONLY_CLASS_KNOWN,
                                    organisation,
                                    "Of " + name + " only the published class is known in edition " + edition.year()
                                            + ", not its scores."));
            return new Standing(organisation, null, card.notedClass(), List.of(), List.copyOf(reasons));
        }
        Assessment assessment = Assessment.of(framework, card.scores());
        for (String dimension : assessment.missing()) {
            reasons.add(new NotComparable(
                    Reason.SCORE_MISSING,
                    edition.year(),
                    organisation,
                    dimension,
                    name + " has no score for " + dimension + " in edition " + edition.year() + "; "
                            + consequence(framework)));
        }
        if (card.notedClass() != null
                && assessment.scoreClass() != null
                && assessment.scoreClass() != card.notedClass()) {
            reasons.add(reason(
                    Reason.NOTED_CLASS_DIFFERS,
                    organisation,
                    "The class of " + name + " in edition " + edition.year() + " is published as " + card.notedClass()
                            + ", but " + assessment.scoreClass() + " follows from its scores and is used."));
        }
        return new Standing(organisation, assessment, card.notedClass(), List.of(), List.copyOf(reasons));
    }

    private static String consequence(Framework framework) {
        return switch (framework.missing()) {
            case NO_MEAN -> "by the framework's rule there is no mean then.";
            case LEFT_OUT -> "by the framework's rule the mean leaves it out.";
        };
    }

    private Standing rollUp(String unit, List<OrganisationFacts> predecessors, Set<String> path) {
        List<NotComparable> reasons = new ArrayList<>();
        RollUp rollUp = new RollUp(unit, edition, organisations);
        for (OrganisationFacts predecessor : predecessors) {
            Standing standing = of(predecessor.code(), path);
            reasons.addAll(standing.reasons());
            rollUp.add(predecessor, standing);
        }
        reasons.addAll(rollUp.reasons());
        Assessment assessment = rollUp.assessment();
        return new Standing(
                unit,
                assessment,
                null,
                predecessors.stream().map(OrganisationFacts::code).toList(),
                List.copyOf(reasons));
    }

    private List<NotComparable> besideSuccessor(String unit) {
        return organisations.predecessorsOf(unit).stream()
                .filter(predecessor -> edition.scorecards().containsKey(predecessor.code()))
                .map(predecessor -> reason(
                        Reason.SCORED_BESIDE_SUCCESSOR,
                        predecessor.code(),
                        predecessor.name() + " has a scorecard in edition " + edition.year() + " beside that of "
                                + organisations.name(unit) + ", which later succeeded it; it is left out."))
                .toList();
    }

    private NotComparable reason(Reason reason, String organisation, String sentence) {
        return NotComparable.of(reason, edition.year(), organisation, sentence);
    }
}
