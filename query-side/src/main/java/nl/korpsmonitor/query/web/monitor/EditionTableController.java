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
import java.util.function.Function;
import nl.korpsmonitor.query.shown.EditionResource;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.monitor.EditionTables.Finding;
import nl.korpsmonitor.query.web.monitor.EditionTables.Scored;
import nl.korpsmonitor.query.web.monitor.EditionTables.Totals;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an edition itself tells, as tables. As JSON it stands in the edition. */
@RestController
@RequestMapping(produces = Csv.MEDIA_TYPE)
@Tag(name = "Tables")
class EditionTableController {
    private final Lister lister;
    private final Streams streams;

    EditionTableController(States states, Viewer viewer, Streams streams) {
        this.lister = new Lister(states, viewer);
        this.streams = streams;
    }

    @GetMapping("/v1/editions/{year}/totals")
    @Operation(
            summary = "Tells how many organisations got which class, as published: a row for each published count.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void totals(
            @Parameter(description = "Year of the edition.", example = "2010") @PathVariable String year,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        send(
                request,
                response,
                EditionTables.TOTALS,
                year,
                stateParameters,
                edition -> edition.totals().stream()
                        .map(totals -> new Totals(edition.edition(), totals))
                        .toList());
    }

    @GetMapping("/v1/editions/{year}/findings")
    @Operation(
            summary = "Tells what sources found, as published.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void findings(
            @Parameter(description = "Year of the edition.", example = "2010") @PathVariable String year,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        send(
                request,
                response,
                EditionTables.FINDINGS,
                year,
                stateParameters,
                edition -> edition.findings().stream()
                        .map(finding -> new Finding(edition.edition(), finding))
                        .toList());
    }

    @GetMapping("/v1/editions/{year}/dimensions")
    @Operation(
            summary = "Tells what is scored in an edition: a row for each dimension of its framework.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void dimensions(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @ParameterObject StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        send(request, response, EditionTables.DIMENSIONS, year, stateParameters, EditionTableController::dimensions);
    }

    private static List<Scored> dimensions(EditionResource edition) {
        var fixed = edition.framework();
        return fixed == null
                ? List.of()
                : fixed.framework().dimensions().stream()
                        .map(dimension -> new Scored(edition.edition(), fixed, dimension))
                        .toList();
    }

    private <T> void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Table<T> table,
            String year,
            StateParameters stateParameters,
            Function<EditionResource, List<T>> rows) {
        State state = lister.state(stateParameters);
        EditionResource edition =
                EditionResource.of(Editions.find(state, Absent.year(year)), state.day(), state.visibility());
        Csv.send(streams, request, response, table, state, Pages.of(rows.apply(edition)));
    }
}
