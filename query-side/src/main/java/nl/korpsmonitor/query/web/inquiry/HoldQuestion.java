package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.function.Predicate;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.HoldResource;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which holds are wanted, and in which order. */
record HoldQuestion(
        @Parameter(description = "Code of the inquiry for which they were placed.", example = "kv-2013-17") @Nullable
        String inquiry,

        @Parameter(
                description = "true: only those in force; false: only those that were lifted.",
                example = "true",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String inForce,

        @Parameter(
                description = "What must be in their scope: the position of an event, or a subject, all whose events"
                        + " must be. A hold on single events of a subject is found by their positions.",
                example = "recommendation/2012/r-01")
        @Nullable
        String covers,

        @Parameter(
                description = "By code, or in the order in which they were placed; with a minus the other way round.",
                example = "-placed",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"code", "-code", "placed", "-placed"}))
        @Nullable
        String sort) {
    private static final Map<String, String> ORDERS = Map.of("code", "", "placed", ViewTypes.PLACED);

    /**
     * Checks what needs no state.
     *
     * @throws InvalidInputException naming the parameter that is wrong
     */
    void check() {
        Order.of(sort, ORDERS);
        filters();
        if (covers != null && !isPosition(covers) && !ReadParameters.isSubject(covers)) {
            throw wrongScope();
        }
    }

    /**
     * Those in a state.
     *
     * @throws InvalidInputException when {@code covers} is a position at which the reader sees no event in the state
     */
    Listing<HoldView, HoldResource> listing(State state, Trail trail) {
        Predicate<HoldView> covering = covering(state, trail);
        return new Listing<>(
                state,
                ViewTypes.HOLDS,
                filters().asMap(),
                Order.of(sort, ORDERS),
                (at, view) -> covering.test(view)
                        ? new Shown<>(HoldResource.of(view), view.head().fictitious())
                        : null);
    }

    private Filters filters() {
        if (inForce != null && !inForce.equals("true") && !inForce.equals("false")) {
            throw new InvalidInputException("inForce", "true or false");
        }
        return new Filters()
                .where(ViewTypes.INQUIRY, Filters.code("inquiry", inquiry))
                .where(ViewTypes.IN_FORCE, inForce);
    }

    private Predicate<HoldView> covering(State state, Trail trail) {
        if (covers == null) {
            return view -> true;
        }
        if (!isPosition(covers)) {
            Subject subject = new Subject(covers);
            return view -> view.covers(subject);
        }
        // What a hold covers would tell of what an event is that its reader may not see.
        long position = Long.parseLong(covers);
        RecordedEvent event = trail.event(position)
                .filter(found -> position <= state.moment().position()
                        && state.visibility().maySee(found))
                .orElseThrow(HoldQuestion::wrongScope);
        return view -> view.covers(position, event.subject());
    }

    private static boolean isPosition(String text) {
        return text.matches("\\d{1,18}");
    }

    private static InvalidInputException wrongScope() {
        return new InvalidInputException(
                "covers", "a subject such as recommendation/2012/r-01, or the position of an event that you may see");
    }
}
