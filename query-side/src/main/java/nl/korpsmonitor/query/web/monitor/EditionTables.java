package nl.korpsmonitor.query.web.monitor;

import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.shown.EditionResource.EditionItem;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.EditionView.PublishedFinding;
import nl.korpsmonitor.query.view.EditionView.PublishedTotals;

/** The columns of tables of what an edition itself tells; see {@link Tables}. */
final class EditionTables {
    /** Published totals of an edition. */
    record Totals(EditionItem edition, PublishedTotals totals) {}

    /** A class that the source does not count has an empty cell. */
    static final Table<Totals> TOTALS = Table.<Totals>named("totals")
            .with("edition", row -> row.edition().year())
            .with("code", row -> row.totals().code())
            .with("scope", row -> row.totals().scope())
            .with("conformNorm", row -> row.totals().counts().get(ScoreClass.CONFORM_NORM))
            .with("aandacht", row -> row.totals().counts().get(ScoreClass.AANDACHT))
            .with("onvoldoende", row -> row.totals().counts().get(ScoreClass.ONVOLDOENDE))
            .with("source", row -> row.totals().source().document().identifier())
            .with("passage", row -> row.totals().source().passage())
            .with("documentedOn", row -> row.totals().source().documentedOn())
            .with("occurredOn", row -> row.totals().occurredOn())
            .with("inForceFrom", row -> row.totals().inForceFrom())
            .with("fictitious", row -> row.edition().fictitious())
            .with("subject", row -> row.edition().subject())
            .with("position", row -> row.totals().position());

    /** A published finding of an edition. */
    record Finding(EditionItem edition, PublishedFinding finding) {}

    static final Table<Finding> FINDINGS = Table.<Finding>named("findings")
            .with("edition", row -> row.edition().year())
            .with("code", row -> row.finding().code())
            .with("statement", row -> row.finding().statement())
            .with("scope", row -> row.finding().scope())
            .with("organisation", row -> row.finding().organisation())
            .with("direction", row -> row.finding().direction())
            .with("source", row -> row.finding().source().document().identifier())
            .with("passage", row -> row.finding().source().passage())
            .with("documentedOn", row -> row.finding().source().documentedOn())
            .with("occurredOn", row -> row.finding().occurredOn())
            .with("inForceFrom", row -> row.finding().inForceFrom())
            .with("fictitious", row -> row.edition().fictitious())
            .with("subject", row -> row.edition().subject())
            .with("position", row -> row.finding().position());

    /** A dimension of an edition's framework. */
    record Scored(EditionItem edition, FixedFramework fixed, Dimension dimension) {
        /** Every focus area of a dimension has a weight, as a framework without it is none. */
        WeightedFocusArea focusArea() {
            return fixed.framework().focusAreas().stream()
                    .filter(area -> area.focusArea() == dimension.focusArea())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code focusAreaWeight} is that of the whole focus area; {@code weight} counts within it. */
    static final Table<Scored> DIMENSIONS = Table.<Scored>named("dimensions")
            .with("edition", row -> row.edition().year())
            .with("dimension", row -> row.dimension().code())
            .with("name", row -> row.dimension().name())
            .with("focusArea", row -> row.dimension().focusArea())
            .with("focusAreaWeight", row -> row.focusArea().weight())
            .with("weight", row -> row.dimension().weight())
            .with("norm", row -> row.dimension().norm())
            .with("normText", row -> row.dimension().normText())
            .with("document", row -> row.fixed().document(), part -> part.identifier())
            .with("inForceFrom", row -> row.fixed().inForceFrom())
            .with("fictitious", row -> row.edition().fictitious())
            .with("subject", row -> row.edition().subject())
            .with("position", row -> row.fixed().position());

    private EditionTables() {}
}
