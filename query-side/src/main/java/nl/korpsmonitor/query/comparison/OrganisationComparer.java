package nl.korpsmonitor.query.comparison;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import org.jspecify.annotations.Nullable;

/** Compares where one organisation stands in two editions. */
final class OrganisationComparer {
    private static final Change UNKNOWN = new Change(null, null, null);

    private final Bridge bridge;
    private final ComparisonOptions options;
    private final boolean likeForLike;

    OrganisationComparer(Bridge bridge, ComparisonOptions options) {
        this.bridge = bridge;
        this.options = options;
        this.likeForLike = options.basis() == Basis.LIKE_FOR_LIKE;
    }

    OrganisationComparison compare(Standing from, Standing to) {
        if (from.assessment() != null && to.assessment() != null) {
            return compare(from, from.assessment(), to, to.assessment());
        }
        Change fullMean = bridge.change(from.mean(), to.mean());
        return new OrganisationComparison(
                from.organisation(),
                EditionResult.of(from),
                EditionResult.of(to),
                likeForLike ? UNKNOWN : fullMean,
                likeForLike ? null : from.scoreClass(),
                likeForLike ? null : to.scoreClass(),
                fullMean,
                UNKNOWN,
                null,
                List.of(),
                List.of(),
                reasons(from, to, List.of()));
    }

    private OrganisationComparison compare(
            Standing standingFrom, Assessment assessedFrom, Standing standingTo, Assessment assessedTo) {
        CommonDimensions common = CommonDimensions.of(assessedFrom, assessedTo);
        Map<String, Fraction> chosenFrom = common.chosenFrom(options.weights());
        Map<String, Fraction> chosenTo = common.chosenTo(options.weights());
        Fraction commonFrom = meanOrNull(chosenFrom, assessedFrom);
        Fraction commonTo = meanOrNull(chosenTo, assessedTo);
        Change fullMean = bridge.change(assessedFrom.mean(), assessedTo.mean());
        Change commonMean = bridge.change(commonFrom, commonTo);
        Change compared = likeForLike ? commonMean : fullMean;

        Side from = Side.of(assessedFrom, common.ownFrom(), chosenFrom, bridge::ofFrom, bridge.roundingOfFrom());
        Side to = Side.of(assessedTo, common.ownTo(), chosenTo, bridge::ofTo, bridge.roundingOfTo());
        DimensionRows rows = DimensionRows.of(from, to, bridge, fullMean, compared, likeForLike);
        return new OrganisationComparison(
                standingFrom.organisation(),
                EditionResult.of(standingFrom),
                EditionResult.of(standingTo),
                compared,
                likeForLike ? classOrNull(assessedFrom, commonFrom) : standingFrom.scoreClass(),
                likeForLike ? classOrNull(assessedTo, commonTo) : standingTo.scoreClass(),
                fullMean,
                commonMean,
                rows.parts() == null ? null : rows.parts().shownBy(bridge),
                FocusAreaRows.of(from, to, bridge, likeForLike),
                rows.rows(),
                reasons(
                        standingFrom,
                        standingTo,
                        common.codes().isEmpty() && !common.blocked() ? noCommonDimension(standingFrom) : List.of()));
    }

    private static List<NotComparable> reasons(Standing from, Standing to, List<NotComparable> more) {
        return Stream.of(from.reasons(), to.reasons(), more)
                .flatMap(List::stream)
                .toList();
    }

    private static List<NotComparable> noCommonDimension(Standing standing) {
        return List.of(NotComparable.about(null, standing.organisation(), null, Sentence.NO_COMMON_DIMENSION));
    }

    private static @Nullable Fraction meanOrNull(Map<String, Fraction> weights, Assessment assessment) {
        return weights.isEmpty() ? null : Weights.mean(weights, assessment.scores());
    }

    private static @Nullable ScoreClass classOrNull(Assessment assessment, @Nullable Fraction mean) {
        return mean == null ? null : Assessment.classOf(assessment.framework(), mean);
    }
}
