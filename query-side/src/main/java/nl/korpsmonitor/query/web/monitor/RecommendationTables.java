package nl.korpsmonitor.query.web.monitor;

import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.query.shown.RecommendationResource.AgreementResource;
import nl.korpsmonitor.query.shown.RecommendationResource.RecommendationItem;
import nl.korpsmonitor.query.standards.DecisionRow;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;

/** The columns of tables of recommendations and of what followed; see {@link Tables}. */
final class RecommendationTables {
    static final Table<RecommendationItem> RECOMMENDATIONS = Table.<RecommendationItem>named("recommendations")
            .with("edition", RecommendationItem::edition)
            .with("code", RecommendationItem::code)
            .with("codeAssignedHere", RecommendationItem::codeAssignedHere)
            .with("text", RecommendationItem::text)
            .with("urgency", RecommendationItem::urgency)
            .with("context", RecommendationItem::context)
            .with("focusArea", RecommendationItem::focusArea)
            .with("addresseeKind", row -> row.addressee(), part -> part.kind())
            .with("addressee", row -> row.addressee(), part -> part.organisation())
            .with("status", RecommendationItem::status)
            .with("reportedStatus", RecommendationItem::reportedStatus)
            .with("owner", RecommendationItem::owner)
            .with("progress", RecommendationItem::progress)
            .with("fictitious", RecommendationItem::fictitious)
            .with("subject", RecommendationItem::subject)
            .with("sequence", RecommendationItem::sequence)
            .with("position", RecommendationItem::position);

    static final Table<DecisionRow> DECISIONS = Table.<DecisionRow>named("decisions")
            .with("edition", DecisionRow::edition)
            .with("recommendation", DecisionRow::code)
            .with("sequence", row -> row.event().sequence())
            .with("kind", DecisionRow::kind)
            .with("standing", DecisionRow::standing)
            .with("outcome", row -> row.decision(), part -> part.outcome())
            .with("deferredUntil", row -> row.decision(), part -> part.deferredUntil())
            .with("organisation", row -> row.decidedBy().organisation())
            .with("office", row -> row.decidedBy().office())
            .with("mandate", DecisionRow::mandate)
            .with("ground", DecisionRow::ground)
            .with(
                    "document",
                    row -> row.decision() == null
                            ? null
                            : identifier(row.decision().document()))
            .with("occurredOn", row -> row.event().event().occurredOn())
            .with("inForceFrom", row -> row.event().inForceFrom())
            .with("recordedAt", row -> row.event().recordedAt())
            .with("endedBy", DecisionRow::endedBy)
            .with("fictitious", row -> row.event().fictitious())
            .with("position", row -> row.event().position());

    /** An agreement about a recommendation. */
    record Agreed(RecommendationItem recommendation, AgreementResource agreement) {}

    static final Table<Agreed> AGREEMENTS = Table.<Agreed>named("agreements")
            .with("edition", row -> row.recommendation().edition())
            .with("recommendation", row -> row.recommendation().code())
            .with("agreement", row -> row.agreement().agreement())
            .with("kind", row -> row.agreement().kind())
            .with("parties", row -> row.agreement().parties())
            .with("dueOn", row -> row.agreement().dueOn())
            .with("document", row -> row.agreement().document(), Document::identifier)
            .with("state", row -> row.agreement().state().value())
            .with("stateFrom", row -> row.agreement().state().inForceFrom())
            .with("fictitious", row -> row.recommendation().fictitious())
            .with("position", row -> row.agreement().state().position());

    private RecommendationTables() {}

    private static @Nullable String identifier(@Nullable Document document) {
        return document == null ? null : document.identifier();
    }
}
