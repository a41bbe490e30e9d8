package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Explanation;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.history.HistoryTables.DifferenceRow;
import nl.korpsmonitor.query.web.history.HistoryTables.Fact;
import nl.korpsmonitor.query.web.history.HistoryTables.Looked;
import nl.korpsmonitor.query.web.history.HistoryTables.ReconstructedRow;
import nl.korpsmonitor.query.web.history.HistoryTables.StepRow;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Differences, explanations and reconstructions as tables. Of an edition one subject after the other is read and sent, so that no more than one is in memory. What a
 * reconstruction is made of has a path of its own, as its rows are others.
 */
@RestController
@RequestMapping(produces = Csv.MEDIA_TYPE)
@Tag(name = "Tables")
class HistoryTableController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Streams streams;
    private final Clock clock;

    HistoryTableController(Trail trail, States states, Viewer viewer, Streams streams, Clock clock) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/v1/differences")
    @Operation(hidden = true)
    void differences(DifferenceQuestion question, HttpServletRequest request, HttpServletResponse response) {
        ReadParameters.requireOne(question.subject(), question.edition());
        Subject subject = ReadParameters.subject(question.subject());
        Integer year = Filters.year("edition", question.edition());
        ComparedMoments moments = ComparedMoments.of(question, null, trail, states, viewer);
        if (year != null) {
            moments.requireEdition(year);
        }
        Pages<DifferenceRow> rows = year != null
                ? new EditionSubjects(moments.last(), year)
                        .pages()
                        .expandedApart(each -> differences(trail, moments, each))
                : only(moments, Objects.requireNonNull(subject, "a subject or an edition is there"));
        Csv.send(streams, request, response, HistoryTables.DIFFERENCES, moments.last(), rows);
    }

    private Pages<DifferenceRow> only(ComparedMoments moments, Subject subject) {
        return Pages.of(DifferenceRow.of(
                moments, DifferenceController.required(moments, subject), isFictitious(trail, subject)));
    }

    /** The rows of one subject of an edition. */
    static List<DifferenceRow> differences(Trail trail, ComparedMoments moments, Subject subject) {
        Differences differences = moments.differences();
        boolean fictitious = isFictitious(trail, subject);
        return differences.areTooMany(subject)
                ? List.of(DifferenceRow.notCompared(moments, subject, fictitious))
                : DifferenceRow.of(moments, differences.of(subject), fictitious);
    }

    @GetMapping("/v1/explanations")
    @Operation(hidden = true)
    void explanation(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String field,
            StateParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        Subject about = ExplanationController.subject(subject);
        String pointer = ExplanationController.pointer(field);
        State state = states.at(stateParameters.question(), viewer);
        Explanation explanation = ExplanationController.find(trail, state, about, pointer);
        Pages<StepRow> rows =
                Pages.of(explanation.chain()).expanded(link -> StepRow.of(link.step(), link.changes(), state.day()));
        Csv.send(streams, request, response, HistoryTables.EXPLANATION, state, rows);
    }

    @GetMapping("/v1/reconstructions")
    @Operation(hidden = true)
    void reconstructions(
            ReconstructionQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        reconstructed(question, stateParameters, HistoryTables.RECONSTRUCTED, Fact::of, request, response);
    }

    @GetMapping("/v1/reconstructions/events")
    @Operation(
            summary =
                    "Tells which events a reconstruction uses, and which it leaves out and why: a row for each event.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = Csv.ROWS,
                            content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))))
    void reconstructionEvents(
            @ParameterObject ReconstructionQuestion question,
            @ParameterObject KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        reconstructed(question, stateParameters, HistoryTables.RECONSTRUCTED_FROM, Looked::of, request, response);
    }

    /** Makes the rows of what is reconstructed of a subject. */
    interface Rows<T> {
        List<ReconstructedRow<T>> of(Reconstruction found, boolean fictitious);
    }

    private <T> void reconstructed(
            ReconstructionQuestion question,
            KnownAtParameters stateParameters,
            Table<ReconstructedRow<T>> table,
            Rows<T> rows,
            HttpServletRequest request,
            HttpServletResponse response) {
        ReconstructionQuestion.Asked asked = question.read(clock);
        State state = states.at(stateParameters.state().question(), viewer);
        Reconstructions reconstructions = new Reconstructions(trail, state.visibility(), asked.day());
        long before = state.moment().beforePosition();
        Pages<ReconstructedRow<T>> all = asked.subject() == null
                ? subjects(state, asked.edition())
                        .expandedApart(each -> reconstructed(trail, reconstructions, each, before, rows))
                : Pages.of(rows.of(
                        ReconstructionController.required(reconstructions, asked.subject(), state),
                        isFictitious(trail, asked.subject())));
        Csv.send(streams, request, response, table, state, all);
    }

    /** The rows of one subject of an edition. */
    static <T> List<ReconstructedRow<T>> reconstructed(
            Trail trail, Reconstructions reconstructions, Subject subject, long beforePosition, Rows<T> rows) {
        boolean fictitious = isFictitious(trail, subject);
        if (reconstructions.tooMany(subject, beforePosition) != null) {
            return List.of(ReconstructedRow.not(reconstructions, subject, fictitious));
        }
        return reconstructions
                .of(subject, beforePosition)
                .map(found -> rows.of(found, fictitious))
                .orElse(List.of());
    }

    /** The subjects of an edition that the reader sees. */
    private static Pages<Subject> subjects(State state, @Nullable Integer year) {
        int edition = Objects.requireNonNull(year, "a subject or an edition is there");
        Editions.find(state, edition);
        return new EditionSubjects(state, edition).pages();
    }

    /** Whether a subject is invented is settled by its first event. */
    private static boolean isFictitious(Trail trail, Subject subject) {
        return trail.ofSubject(subject, 0, Long.MAX_VALUE, 1).stream().anyMatch(RecordedEvent::fictitious);
    }
}
