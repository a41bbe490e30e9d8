package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists as tables in CSV: whole, by the same filters, at the same paths. The description of the API tells of them beside the lists. */
@RestController
@RequestMapping(produces = Csv.MEDIA_TYPE)
class TableController {
    private final Lister lister;
    private final Streams streams;

    TableController(States states, Viewer viewer, Streams streams) {
        this.lister = new Lister(states, viewer);
        this.streams = streams;
    }

    @GetMapping("/v1/editions")
    @Operation(hidden = true)
    void editions(
            StateParameters stateParameters,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request,
            HttpServletResponse response) {
        Order order = Order.of(sort, EditionController.ORDERS);
        send(request, response, Tables.EDITIONS, EditionController.listing(lister.state(stateParameters), order));
    }

    @GetMapping("/v1/organisations")
    @Operation(hidden = true)
    void organisations(
            StateParameters stateParameters,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request,
            HttpServletResponse response) {
        Order order = Order.of(sort, OrganisationController.ORDERS);
        Filters filters = OrganisationController.filters(kind);
        State state = lister.state(stateParameters);
        send(request, response, Tables.ORGANISATIONS, OrganisationController.listing(state, filters, order));
    }

    @GetMapping("/v1/mandates")
    @Operation(hidden = true)
    void mandates(
            StateParameters stateParameters,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request,
            HttpServletResponse response) {
        Order order = Order.of(sort, MandateController.ORDERS);
        Filters filters = MandateController.filters(holder);
        State state = lister.state(stateParameters);
        send(request, response, Tables.MANDATES, MandateController.listing(state, filters, order));
    }

    @GetMapping("/v1/documents")
    @Operation(hidden = true)
    void documents(
            StateParameters stateParameters,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request,
            HttpServletResponse response) {
        Order order = Order.of(sort, DocumentController.ORDERS);
        send(request, response, Tables.DOCUMENTS, DocumentController.listing(lister.state(stateParameters), order));
    }

    @GetMapping("/v1/editions/{year}/scorecards")
    @Operation(hidden = true)
    void scorecards(
            @PathVariable String year,
            ScorecardQuestion question,
            StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        Filters filters = question.filters();
        Order order = question.order();
        State state = lister.state(stateParameters);
        send(
                request,
                response,
                ScoreTables.SCORECARDS,
                ScorecardController.listing(state, Editions.find(state, Absent.year(year)), filters, order));
    }

    @GetMapping("/v1/recommendations")
    @Operation(hidden = true)
    void recommendations(
            RecommendationQuestion question,
            StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        send(request, response, RecommendationTables.RECOMMENDATIONS, question.listing(lister.state(stateParameters)));
    }

    @GetMapping("/v1/trends")
    @Operation(hidden = true)
    void trends(
            TrendQuestion question,
            StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters);
        ComparisonController.Trends trends =
                ComparisonController.answer(question, state).content();
        Csv.send(
                streams,
                request,
                response,
                ScoreTables.TRENDS,
                state,
                Pages.of(trends.items())
                        .expanded(trend ->
                                ScoreTables.Point.of(trend, trends.names().get(trend.organisation()))));
    }

    private <T> void send(
            HttpServletRequest request, HttpServletResponse response, Table<T> table, Listing<?, T> listing) {
        Csv.send(streams, request, response, table, listing.state(), listing.pages());
    }
}
