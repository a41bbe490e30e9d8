package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Framework.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Makes a unit's scores from those of its predecessors: per dimension their mean, weighed by each predecessor's weight
 * in the unit times the share of it that went there. A dimension that a predecessor lacks is lacking in the unit.
 */
final class RollUp {
    private final String unit;
    private final EditionFacts edition;
    private final Organisations organisations;
    private final List<Weighed> predecessors = new ArrayList<>();
    private final List<NotComparable> reasons = new ArrayList<>();

    RollUp(String unit, EditionFacts edition, Organisations organisations) {
        this.unit = unit;
        this.edition = edition;
        this.organisations = organisations;
    }

    private record Weighed(Fraction weight, Assessment assessment) {}

    /** Adds a predecessor, or the reason why it can't be added. */
    void add(OrganisationFacts predecessor, Standing standing) {
        Fraction weight = weightOf(predecessor);
        Assessment assessment = standing.assessment();
        if (assessment == null) {
            reasons.add(NotComparable.of(
                    Sentence.PREDECESSOR_NOT_SCORED,
                    edition.year(),
                    unit,
                    predecessor.name(),
                    edition.year(),
                    organisations.name(unit)));
        } else if (weight != null) {
            predecessors.add(new Weighed(weight, assessment));
        }
    }

    private @Nullable Fraction weightOf(OrganisationFacts predecessor) {
        OrganisationSucceeded succession = Objects.requireNonNull(predecessor.succeeded());
        Successor successor = succession.successors().stream()
                .filter(candidate -> candidate.organisation().equals(unit))
                .findFirst()
                .orElseThrow();
        boolean whole = succession.successors().size() == 1 && successor.share() == null;
        if (succession.weightInSuccessor() == null) {
            reasons.add(lacking(Sentence.SUCCESSION_WITHOUT_WEIGHT, predecessor));
        }
        if (successor.share() == null && !whole) {
            reasons.add(lacking(Sentence.SUCCESSION_WITHOUT_SHARE, predecessor));
        }
        if (succession.weightInSuccessor() == null || (successor.share() == null && !whole)) {
            return null;
        }
        Fraction weight = Fraction.of(succession.weightInSuccessor());
        return successor.share() == null ? weight : weight.times(Fraction.of(successor.share()));
    }

    private NotComparable lacking(Sentence wording, OrganisationFacts predecessor) {
        return NotComparable.of(wording, edition.year(), unit, predecessor.name(), organisations.name(unit));
    }

    /** Why there is no assessment; empty when there is one. */
    List<NotComparable> reasons() {
        return List.copyOf(reasons);
    }

    /** The unit's assessment; null when one predecessor could not be added. */
    @Nullable
    Assessment assessment() {
        if (!reasons.isEmpty() || edition.framework() == null) {
            return null;
        }
        Map<String, Fraction> scores = new LinkedHashMap<>();
        for (Dimension dimension : edition.framework().dimensions()) {
            Fraction score = score(dimension.code());
            if (score != null) {
                scores.put(dimension.code(), score);
            }
        }
        return Assessment.ofExact(edition.framework(), scores);
    }

    private @Nullable Fraction score(String dimension) {
        Fraction sum = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        for (Weighed predecessor : predecessors) {
            Fraction score = predecessor.assessment().scores().get(dimension);
            if (score == null) {
                return null;
            }
            sum = sum.plus(predecessor.weight().times(score));
            weights = weights.plus(predecessor.weight());
        }
        return sum.dividedBy(weights);
    }
}
