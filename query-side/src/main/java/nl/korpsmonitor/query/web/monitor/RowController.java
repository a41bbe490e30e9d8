package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.OrganisationNames;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.RecommendationResource.RecommendationItem;
import nl.korpsmonitor.query.shown.ScorecardShowing;
import nl.korpsmonitor.query.standards.DecisionRow;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.monitor.RecommendationTables.Agreed;
import nl.korpsmonitor.query.web.monitor.ScoreTables.Compared;
import nl.korpsmonitor.query.web.monitor.ScoreTables.Score;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tables whose rows are parts of what the API shows: a score, a decision, an agreement. They have paths of their own, as no list in JSON has the same rows. */
@RestController
@RequestMapping(produces = Csv.MEDIA_TYPE)
@Tag(name = "Tables", description = "Whole tables in CSV (RFC 4180), row by row.")
class RowController {
    private final Trail trail;
    private final Lister lister;
    private final Streams streams;

    RowController(Trail trail, States states, Viewer viewer, Streams streams) {
        this.trail = trail;
        this.lister = new Lister(states, viewer);
        this.streams = streams;
    }

    @GetMapping("/v1/editions/{year}/scores")
    @Operation(
            summary = "Tells every score of an edition: a row for each scorecard and dimension.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void scores(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @ParameterObject ScorecardQuestion question,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        Filters filters = question.filters();
        Lister.Order order = question.order();
        State state = lister.state(stateParameters);
        EditionView edition = Editions.find(state, Absent.year(year));
        ScorecardShowing showing = ScorecardShowing.in(state, edition);
        Pages<Score> rows = ScorecardController.listing(state, edition, filters, order)
                .pages()
                .expanded(card -> state.one(ViewTypes.SCORECARDS, card.subject()).stream()
                        .flatMap(view -> showing.resource(view).dimensions().stream())
                        .map(dimension -> new Score(card, dimension))
                        .toList());
        Csv.send(streams, request, response, ScoreTables.SCORES, state, rows);
    }

    @GetMapping("/v1/decisions")
    @Operation(
            summary =
                    "Tells every decision on recommendations that was ever taken, also those that are not in force any more.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void decisions(
            @ParameterObject RecommendationQuestion question,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters);
        Pages<DecisionRow> rows = question.listing(state)
                .pages()
                .expanded(item -> view(state, item).stream()
                        .flatMap(view -> DecisionRow.of(view, trail::event, state.day()).stream())
                        .toList());
        Csv.send(streams, request, response, RecommendationTables.DECISIONS, state, rows);
    }

    @GetMapping("/v1/agreements")
    @Operation(
            summary = "Tells every agreement with chain partners about recommendations.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void agreements(
            @ParameterObject RecommendationQuestion question,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters);
        Pages<Agreed> rows = question.listing(state)
                .pages()
                .expanded(item -> view(state, item).stream()
                        .flatMap(view ->
                                RecommendationResource.of(view, state.day(), state.visibility()).agreements().stream())
                        .map(agreement -> new Agreed(item, agreement))
                        .toList());
        Csv.send(streams, request, response, RecommendationTables.AGREEMENTS, state, rows);
    }

    @GetMapping("/v1/comparisons/{from}/{to}/dimensions")
    @Operation(
            summary = "Compares two editions: a row for each organisation and dimension.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void comparedDimensions(
            @Parameter(description = "Year of the edition from which is compared.", example = "2008") @PathVariable
                    String from,
            @Parameter(description = "Year of the edition to which is compared; also an earlier one.", example = "2010")
                    @PathVariable
                    String to,
            @ParameterObject ComparisonQuestion question,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        ComparisonOptions options = question.options();
        State state = lister.state(stateParameters);
        Comparison comparison = ComparisonController.between(state, from, to, options);
        OrganisationNames names = new OrganisationNames(state);
        Pages<Compared> rows = Pages.of(comparison.organisations())
                .expanded(one -> Compared.of(comparison, one, names.of(one.organisation())));
        Csv.send(streams, request, response, ScoreTables.COMPARED, state, rows);
    }

    private static List<RecommendationView> view(State state, RecommendationItem item) {
        return state.one(ViewTypes.RECOMMENDATIONS, item.subject()).stream().toList();
    }
}
