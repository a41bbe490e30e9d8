package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.query.readmodel.RecommendationSummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.RecommendationResource.RecommendationItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.view.RecommendationStatus;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import org.jspecify.annotations.Nullable;

/** Which recommendations are wanted, and in which order. */
record RecommendationQuestion(
        @Parameter(description = "Year of the edition.", example = "2012") @Nullable
        String edition,

        @Parameter(
                description = "What became of it; on a day: by then.",
                example = "UNDECIDED",
                schema = @Schema(implementation = RecommendationStatus.class))
        @Nullable
        String status,

        @Parameter(description = "NATIONAL, UNIT, PARTNER or an organisation's code.", example = "PARTNER") @Nullable
        String addressee,

        @Parameter(description = "How urgent.", example = "HIGH", schema = @Schema(implementation = Urgency.class))
        @Nullable
        String urgency,

        @Parameter(
                description = "About which focus area.",
                example = "SUPERVISION",
                schema = @Schema(implementation = FocusArea.class))
        @Nullable
        String focusArea,

        @Parameter(
                description = "By edition and code; with a minus the other way round.",
                example = "-edition",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"edition", "-edition"}))
        @Nullable
        String sort) {
    private static final Map<String, String> ORDERS = Map.of("edition", "");

    /**
     * What is looked at in each row.
     *
     * @param kind of addressee, or null
     * @param organisation that is addressed, or null
     */
    private record Wanted(
            @Nullable RecommendationStatus status,
            Addressee.@Nullable Kind kind,
            @Nullable String organisation) {
        static Wanted of(@Nullable String status, @Nullable String addressee) {
            boolean isKind = addressee != null && addressee.equals(addressee.toUpperCase(java.util.Locale.ROOT));
            return new Wanted(
                    Filters.oneOf("status", status, RecommendationStatus.class),
                    isKind ? Filters.oneOf("addressee", addressee, Addressee.Kind.class) : null,
                    isKind ? null : Filters.code("addressee", addressee));
        }

        boolean matches(RecommendationItem item) {
            Addressee addressee = item.addressee();
            return (status == null || item.status() == status)
                    && (kind == null || (addressee != null && addressee.kind() == kind))
                    && (organisation == null || (addressee != null && organisation.equals(addressee.organisation())));
        }
    }

    /** @throws InvalidInputException naming the parameter that is wrong */
    void check() {
        Order.of(sort, ORDERS);
        Wanted.of(status, addressee);
        filters();
    }

    private Filters filters() {
        return new Filters()
                .where(ViewTypes.EDITION, Filters.year("edition", edition))
                .where(ViewTypes.URGENCY, Filters.oneOf("urgency", urgency, Urgency.class))
                .where(ViewTypes.FOCUS_AREA, Filters.oneOf("focusArea", focusArea, FocusArea.class));
    }

    /** Those in a state. */
    Listing<RecommendationSummary, RecommendationItem> listing(State state) {
        Wanted wanted = Wanted.of(status, addressee);
        Filters filters = filters();
        if (state.day() == null) {
            // What changes over time is indexed as last known; on another day it is looked up in each row.
            // Whose successor is hidden has another status for this reader than the index has: each such row is looked
            // at.
            boolean all = state.visibility().isAll();
            filters.whereOneOf(
                            ViewTypes.STATUS, wanted.status(), all ? wanted.status() : RecommendationStatus.SUPERSEDED)
                    .where(ViewTypes.KIND, wanted.kind())
                    .where(ViewTypes.ADDRESSEE, wanted.organisation());
        }
        return new Listing<>(
                state,
                ViewTypes.RECOMMENDATIONS,
                filters.asMap(),
                Order.of(sort, ORDERS),
                (at, summary) -> shown(at, summary, wanted));
    }

    private static @Nullable Shown<RecommendationItem> shown(State state, RecommendationSummary stored, Wanted wanted) {
        RecommendationItem item = RecommendationResource.item(seen(state, stored), state.day());
        boolean issued = item.status() != RecommendationStatus.NOT_ISSUED;
        return issued && wanted.matches(item) ? new Shown<>(item, item.fictitious()) : null;
    }

    /** As the reader may see it: what took its place may be hidden. */
    private static RecommendationSummary seen(State state, RecommendationSummary stored) {
        return state.visibility().isAll() || stored.statusOn(null) != RecommendationStatus.SUPERSEDED
                ? stored
                : state.one(ViewTypes.RECOMMENDATIONS, stored.head().subject())
                        .map(RecommendationSummary::of)
                        .orElse(stored);
    }
}
