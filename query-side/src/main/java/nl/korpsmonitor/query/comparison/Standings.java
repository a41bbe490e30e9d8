package nl.korpsmonitor.query.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;

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
        List<OrganisationFacts> predecessors =
                units == Units.CURRENT ? predecessorsOf(organisation) : List.<OrganisationFacts>of();
        if (wasThereBeside(organisation, predecessors)) {
            List<NotComparable> reasons = new ArrayList<>(besideSuccessor(organisation));
            reasons.add(Absence.explain(organisations, organisation, edition.year()));
            return Standing.unknown(organisation, List.copyOf(reasons));
        }
        // The path ends a circle of successions, should the facts hold one.
        if (!predecessors.isEmpty() && path.add(organisation)) {
            Standing rolledUp = rollUp(organisation, predecessors, path);
            path.remove(organisation);
            return rolledUp;
        }
        return Standing.unknown(organisation, List.of(Absence.explain(organisations, organisation, edition.year())));
    }

    /** The direct predecessors of which itself, or one that it succeeded, was there to be assessed. */
    private List<OrganisationFacts> predecessorsOf(String organisation) {
        return organisations.predecessorsOf(organisation).stream()
                .filter(predecessor -> wasThere(predecessor)
                        || (!predecessor.wasGoneBefore(edition.year())
                                && organisations.allPredecessorsOf(predecessor.code()).stream()
                                        .anyMatch(this::wasThere)))
                .toList();
    }

    private boolean wasThere(OrganisationFacts organisation) {
        return organisation.existedIn(edition.year()) || edition.scorecards().containsKey(organisation.code());
    }

    /**
     * Whether the unit already existed beside one that it succeeded only later. It should then have been assessed
     * itself: its predecessors' scores alone are not its own.
     */
    private boolean wasThereBeside(String unit, List<OrganisationFacts> predecessors) {
        OrganisationFacts facts = organisations.find(unit).orElse(null);
        if (facts == null || !facts.existedIn(edition.year())) {
            return false;
        }
        LocalDate start = facts.existsFrom().earliest();
        return predecessors.stream()
                .map(OrganisationFacts::firstDayWithout)
                .anyMatch(end -> start == null || (end != null && end.isAfter(start)));
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
                            ? reason(Sentence.NO_SCORE, organisation, name, edition.year())
                            : reason(Sentence.ONLY_CLASS_KNOWN, organisation, name, edition.year()));
            return new Standing(organisation, null, card.notedClass(), List.of(), List.copyOf(reasons));
        }
        Assessment assessment = Assessment.of(framework, card.scores());
        reasons.addAll(missing(organisation, assessment));
        if (card.notedClass() != null
                && assessment.scoreClass() != null
                && assessment.scoreClass() != card.notedClass()) {
            reasons.add(reason(
                    Sentence.NOTED_CLASS_DIFFERS,
                    organisation,
                    name,
                    edition.year(),
                    card.notedClass(),
                    assessment.scoreClass()));
        }
        return new Standing(organisation, assessment, card.notedClass(), List.of(), List.copyOf(reasons));
    }

    private List<NotComparable> missing(String organisation, Assessment assessment) {
        return assessment.missing().stream()
                .map(dimension -> NotComparable.about(
                        edition.year(),
                        organisation,
                        dimension,
                        missing(assessment.framework()),
                        organisations.name(organisation),
                        dimension,
                        edition.year()))
                .toList();
    }

    private static Sentence missing(Framework framework) {
        return switch (framework.missing()) {
            case NO_MEAN -> Sentence.SCORE_MISSING_WITHOUT_MEAN;
            case LEFT_OUT -> Sentence.SCORE_MISSING_LEFT_OUT;
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
        if (assessment != null) {
            reasons.addAll(missing(unit, assessment));
        }
        return new Standing(
                unit,
                assessment,
                null,
                assessment == null
                        ? List.of()
                        : predecessors.stream().map(OrganisationFacts::code).toList(),
                List.copyOf(reasons));
    }

    private List<NotComparable> besideSuccessor(String unit) {
        return organisations.allPredecessorsOf(unit).stream()
                .filter(predecessor -> edition.scorecards().containsKey(predecessor.code()))
                .map(predecessor -> reason(
                        Sentence.SCORED_BESIDE_SUCCESSOR,
                        predecessor.code(),
                        predecessor.name(),
                        edition.year(),
                        organisations.name(unit)))
                .toList();
    }

    private NotComparable reason(Sentence wording, String organisation, Object... arguments) {
        return NotComparable.of(wording, edition.year(), organisation, arguments);
    }
}
