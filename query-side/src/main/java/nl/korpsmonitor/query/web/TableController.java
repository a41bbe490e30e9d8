package nl.korpsmonitor.query.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.shown.DossierResource.DossierItem;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.Lister.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists as tables in CSV: whole, by the same filters, at the same paths. The description of the API tells of them beside the lists. */
@RestController
@RequestMapping(produces = TableController.CSV)
class TableController {
    /** The media type of tables (RFC 4180). */
    static final String CSV = "text/csv";

    /** With its charset, which the registration asks for. */
    private static final String CONTENT_TYPE = "text/csv;charset=UTF-8";

    private final Trail trail;
    private final Lister lister;
    private final Streams streams;
    private final DossierDirectory dossiers;
    private final AuditDirectory audits;
    private final Clock clock;

    TableController(
            Trail trail,
            States states,
            Viewer viewer,
            Streams streams,
            DossierDirectory dossiers,
            AuditDirectory audits,
            Clock clock) {
        this.trail = trail;
        this.lister = new Lister(states, viewer);
        this.streams = streams;
        this.dossiers = dossiers;
        this.audits = audits;
        this.clock = clock;
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
                ScorecardController.listing(state, EditionController.find(state, Absent.year(year)), filters, order));
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
        send(
                streams,
                request,
                response,
                ScoreTables.TRENDS,
                state,
                Pages.of(trends.items())
                        .expanded(trend ->
                                ScoreTables.Point.of(trend, trends.names().get(trend.organisation()))));
    }

    @GetMapping("/v1/inquiries")
    @Operation(hidden = true)
    void inquiries(
            InquiryQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters.state());
        send(request, response, Tables.INQUIRIES, question.listing(state, InquiryController.today(clock)));
    }

    @GetMapping("/v1/holds")
    @Operation(hidden = true)
    void holds(
            HoldQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters.state());
        send(request, response, Tables.HOLDS, question.listing(state, trail));
    }

    @GetMapping("/v1/dossiers")
    @Operation(hidden = true)
    void dossiers(
            DossierQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        State state = lister.state(stateParameters.state());
        Pages<DossierItem> rows =
                dossiers.pages(state, question, null).expanded(dossier -> List.of(DossierItem.of(dossier)));
        send(streams, request, response, Tables.DOSSIERS, state, rows);
    }

    @GetMapping("/v1/audits")
    @Operation(hidden = true)
    void audits(
            AuditQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        State state = lister.state(stateParameters.state());
        send(streams, request, response, Tables.AUDITS, state, audits.pages(state, question));
    }

    private <T> void send(
            HttpServletRequest request, HttpServletResponse response, Table<T> table, Listing<?, T> listing) {
        send(streams, request, response, table, listing.state(), listing.pages());
    }

    /** Sends a table that stands on a state. */
    static <T> void send(
            Streams streams,
            HttpServletRequest request,
            HttpServletResponse response,
            Table<T> table,
            State state,
            Pages<T> rows) {
        send(streams, request, response, table, state.moment().position(), rows);
    }

    /**
     * Sends a table.
     *
     * @param position of the last ledger entry that counts
     */
    static <T> void send(
            Streams streams,
            HttpServletRequest request,
            HttpServletResponse response,
            Table<T> table,
            long position,
            Pages<T> rows) {
        String fileName = "korpsmonitor-" + table.name() + ".csv";
        streams.send(request, response, new Streams.Answer<>(CONTENT_TYPE, fileName, position, rows, table));
    }
}
