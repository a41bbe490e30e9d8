package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.shown.EditionResource;
import nl.korpsmonitor.query.shown.HoldResource;
import nl.korpsmonitor.query.shown.InquiryResource;
import nl.korpsmonitor.query.shown.MandateResource;
import nl.korpsmonitor.query.shown.OrganisationResource;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.ScorecardResource;
import nl.korpsmonitor.query.shown.ScorecardResource.DimensionResource;
import nl.korpsmonitor.query.shown.ScorecardShowing;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.view.InquiryView;
import nl.korpsmonitor.query.view.MandateView;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The facts that a view amounts to, in the words in which a state read shows it. It remembers what it made of a scorecard's dimensions, as an event changes
 * one or two of them. For one thread.
 */
final class FactsOf {
    /** What a card repeats of its edition's framework: no event of the card changes it. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of("name", "focusArea", "norm", "dimensionCount");

    private static final int MAXIMUM_KEPT = 1_000;

    private final @Nullable LocalDate day;
    private final Visibility visibility;
    private final Map<DimensionResource, SortedMap<String, JsonNode>> dimensions = new LastUsed<>(MAXIMUM_KEPT);

    /** @param day null for the last known facts */
    FactsOf(@Nullable LocalDate day, Visibility visibility) {
        this.day = day;
        this.visibility = visibility;
    }

    /**
     * The facts; null when a state read would show nothing.
     *
     * @param framework of a scorecard's edition; null when there is none, and for other views
     */
    @Nullable
    Facts of(View view, @Nullable Framework framework) {
        return switch (view) {
            case EditionView edition ->
                edition.lifecycle().inForceOn(day) == null ? null : facts(EditionResource.of(edition, day, visibility));
            case ScorecardView card -> card(card, framework);
            case RecommendationView recommendation ->
                recommendation.statusOn(day) == RecommendationStatus.NOT_ISSUED
                        ? null
                        : facts(RecommendationResource.of(recommendation, day, visibility));
            // Who came before it is a fact of those.
            case OrganisationView organisation -> facts(OrganisationResource.of(organisation, List.of(), day));
            case MandateView mandate -> facts(MandateResource.of(mandate, day));
            case DocumentView document -> facts(DocumentResource.of(document));
            // Which holds are for it is a fact of those.
            case InquiryView inquiry -> facts(InquiryResource.of(inquiry, null));
            case HoldView hold -> facts(HoldResource.of(hold));
        };
    }

    private @Nullable Facts card(ScorecardView card, @Nullable Framework framework) {
        ScorecardShowing showing = new ScorecardShowing(framework, day, code -> null, visibility);
        if (!showing.maySee(card)) {
            return null;
        }
        ScorecardResource shown = showing.resource(card);
        ScorecardResource rest =
                new ScorecardResource(shown.scorecard(), List.of(), shown.focusAreaMeans(), shown.notedClass());
        SortedMap<String, JsonNode> values =
                new TreeMap<>(FactsForm.of(rest, OF_THE_FRAMEWORK).values());
        for (DimensionResource dimension : shown.dimensions()) {
            values.putAll(dimensions.computeIfAbsent(
                    dimension, each -> FactsForm.listed(each, "/dimensions", OF_THE_FRAMEWORK)));
        }
        return new Facts(values);
    }

    private static Facts facts(Object shown) {
        return FactsForm.of(shown, Set.of());
    }
}
