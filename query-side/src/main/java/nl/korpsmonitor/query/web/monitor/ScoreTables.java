package nl.korpsmonitor.query.web.monitor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.query.comparison.Change;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.DimensionComparison;
import nl.korpsmonitor.query.comparison.DimensionComparison.Side;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.Fraction;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.comparison.Trend;
import nl.korpsmonitor.query.shown.ScorecardResource.DimensionResource;
import nl.korpsmonitor.query.shown.ScorecardResource.ScorecardItem;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;

/** The columns of tables of scores and of what follows from them; see {@link Tables}. A figure is rounded for display; its exact fraction stands beside it. */
public final class ScoreTables {
    static final Table<ScorecardItem> SCORECARDS = Table.<ScorecardItem>named("scorecards")
            .with("edition", ScorecardItem::edition)
            .with("organisation", ScorecardItem::organisation)
            .with("judgedBy", ScorecardItem::judgedBy)
            .with("organisationName", ScorecardItem::organisationName)
            .with("scored", ScorecardItem::scored)
            .with("unconfirmed", ScorecardItem::unconfirmed)
            .with("dimensionCount", ScorecardItem::dimensionCount)
            .with("mean", card -> rounded(card.mean()))
            .with("meanExact", card -> exact(card.mean()))
            .with("scoreClass", ScorecardItem::scoreClass)
            .with("classBasis", ScorecardItem::classBasis)
            .with("fictitious", ScorecardItem::fictitious)
            .with("subject", ScorecardItem::subject)
            .with("sequence", ScorecardItem::sequence)
            .with("position", ScorecardItem::position);

    /** One dimension of one card. */
    record Score(ScorecardItem card, DimensionResource dimension) {}

    static final Table<Score> SCORES = Table.<Score>named("scores")
            .with("edition", row -> row.card().edition())
            .with("organisation", row -> row.card().organisation())
            .with("judgedBy", row -> row.card().judgedBy())
            .with("dimension", row -> row.dimension().dimension())
            .with("organisationName", row -> row.card().organisationName())
            .with("dimensionName", row -> row.dimension().name())
            .with("focusArea", row -> row.dimension().focusArea())
            .with("score", row -> row.dimension().score())
            .with("status", row -> row.dimension().status())
            .with("inForceFrom", row -> row.dimension().inForceFrom())
            .with("norm", row -> row.dimension().norm())
            .with("normMet", row -> row.dimension().normMet())
            .with("shareExact", row -> row.dimension().share())
            .with("recordedBy", row -> row.dimension().recordedBy())
            .with("confirmedBy", row -> row.dimension().confirmedBy())
            .with("fictitious", row -> row.card().fictitious())
            .with("subject", row -> row.card().subject())
            .with("position", row -> row.dimension().position());

    /** One dimension of one organisation in two editions; of an organisation without dimensions there is one row, which has none. */
    public record Compared(
            Comparison comparison,
            OrganisationComparison organisation,
            @Nullable String name,
            @Nullable DimensionComparison dimension) {
        /** All rows of an organisation. */
        public static List<Compared> of(
                Comparison comparison, OrganisationComparison organisation, @Nullable String name) {
            return organisation.dimensions().isEmpty()
                    ? List.of(new Compared(comparison, organisation, name, null))
                    : organisation.dimensions().stream()
                            .map(dimension -> new Compared(comparison, organisation, name, dimension))
                            .toList();
        }

        @Nullable
        Side from() {
            return dimension == null ? null : dimension.from();
        }

        @Nullable
        Side to() {
            return dimension == null ? null : dimension.to();
        }
    }

    /** What {@code /v1/comparisons/…/dimensions} tells. */
    public static final Table<Compared> COMPARED = change(
                    change(
                            Table.<Compared>named("compared-dimensions")
                                    .with("from", row -> row.comparison().from().year())
                                    .with("to", row -> row.comparison().to().year())
                                    .with(
                                            "organisation",
                                            row -> row.organisation().organisation())
                                    .with("dimension", row -> row.dimension(), part -> part.dimension())
                                    .with("organisationName", Compared::name),
                            "mean",
                            row -> row.organisation().mean()),
                    "commonMean",
                    row -> row.organisation().commonMean())
            .with("classFrom", row -> row.organisation().classFrom())
            .with("classTo", row -> row.organisation().classTo())
            .with("common", row -> row.dimension(), part -> part.common())
            .with("focusAreaFrom", row -> row.from(), part -> part.focusArea())
            .with("focusAreaTo", row -> row.to(), part -> part.focusArea())
            .with(
                    "scoreFrom",
                    row -> row.from() == null ? null : rounded(row.from().score()))
            .with("scoreTo", row -> row.to() == null ? null : rounded(row.to().score()))
            .with("normMetFrom", row -> row.from(), part -> part.normMet())
            .with("normMetTo", row -> row.to(), part -> part.normMet())
            .with(
                    "contribution",
                    row -> row.dimension() == null
                            ? null
                            : rounded(row.dimension().contribution()))
            .with(
                    "contributionExact",
                    row -> row.dimension() == null
                            ? null
                            : exact(row.dimension().contribution()))
            .with("fictitious", row -> row.comparison().fictitious());

    /** One organisation in one edition. */
    record Point(Trend trend, @Nullable String name, Trend.Point point) {
        /** All points of a trend. */
        static List<Point> of(Trend trend, @Nullable String name) {
            return trend.points().stream()
                    .map(point -> new Point(trend, name, point))
                    .toList();
        }
    }

    static final Table<Point> TRENDS = trends();

    private ScoreTables() {}

    private static Table<Point> trends() {
        Table<Point> table = Table.<Point>named("trends")
                .with("organisation", row -> row.trend().organisation())
                .with("year", row -> row.point().year())
                .with("organisationName", Point::name)
                .with("mean", row -> rounded(row.point().result().mean()))
                .with("meanExact", row -> exact(row.point().result().mean()))
                .with("scoreClass", row -> row.point().result().scoreClass())
                .with("onlyClassKnown", row -> row.point().result().onlyClassKnown())
                .with("rolledUpFrom", row -> row.point().result().rolledUpFrom());
        for (FocusArea area : List.of(
                FocusArea.ORGANISATION, FocusArea.SUPERVISION, FocusArea.INFORMATION, FocusArea.INVESTIGATION)) {
            String name = area.name().toLowerCase(java.util.Locale.ROOT) + "Mean";
            table = table.with(name, row -> rounded(row.point().focusAreas().get(area)))
                    .with(name + "Exact", row -> exact(row.point().focusAreas().get(area)));
        }
        return table.with("gaps", row -> reasons(row.point()))
                .with("fictitious", row -> row.point().fictitious());
    }

    private static List<String> reasons(Trend.Point point) {
        List<String> reasons = new ArrayList<>();
        point.gaps().stream().map(gap -> gap.reason().name()).distinct().forEach(reasons::add);
        return reasons;
    }

    private static <T> Table<T> change(Table<T> table, String name, Function<T, Change> change) {
        return table.with(name + "From", row -> rounded(change.apply(row).from()))
                .with(name + "To", row -> rounded(change.apply(row).to()))
                .with(name + "Difference", row -> rounded(change.apply(row).difference()))
                .with(name + "DifferenceExact", row -> exact(change.apply(row).difference()));
    }

    private static @Nullable BigDecimal rounded(@Nullable Figure figure) {
        return figure == null ? null : new BigDecimal(figure.rounded());
    }

    private static @Nullable Fraction exact(@Nullable Figure figure) {
        return figure == null ? null : figure.exact();
    }
}
