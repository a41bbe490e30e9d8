package nl.korpsmonitor.query.web.monitor;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.EditionFacts;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.comparison.Organisations;
import nl.korpsmonitor.query.comparison.Trend;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.OrganisationNames;
import nl.korpsmonitor.query.state.ComparisonFacts;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares editions, year on year. Everything is computed at the moment of asking, from one state. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Comparisons", description = "Year on year, in exact fractions, with what can't be compared and why.")
class ComparisonController {
    private final States states;
    private final Viewer viewer;

    ComparisonController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
    }

    /**
     * Two editions compared.
     *
     * @param comparison its fields stand beside the others
     * @param names by code, what the compared organisations are called
     */
    record Compared(@JsonUnwrapped Comparison comparison, SortedMap<String, String> names) {}

    @GetMapping("/v1/comparisons/{from}/{to}")
    @Operation(summary = "Compares two editions.")
    Answer<Compared> comparison(
            @Parameter(description = "Year of the edition from which is compared.", example = "2008") @PathVariable
                    String from,
            @Parameter(description = "Year of the edition to which is compared; also an earlier one.", example = "2010")
                    @PathVariable
                    String to,
            @ParameterObject ComparisonQuestion question,
            @ParameterObject StateParameters stateParameters) {
        ComparisonOptions options = question.options();
        State state = states.at(stateParameters.question(), viewer);
        Comparison comparison = between(state, from, to, options);
        SortedMap<String, String> names = new OrganisationNames(state)
                .of(comparison.organisations().stream()
                        .map(OrganisationComparison::organisation)
                        .toList());
        return Answer.of(new Compared(comparison, names), state.moment());
    }

    /** Two editions compared in a state. */
    static Comparison between(State state, String from, String to, ComparisonOptions options) {
        EditionView earlier = whole(state, from);
        EditionView later = whole(state, to);
        if (earlier.year() == later.year()) {
            throw new InvalidInputException("to", "name two different editions");
        }
        return new ComparisonFacts(state).compared(earlier, later, options);
    }

    /** Who may see a part of an edition only can't have it compared: its figures would be of that part. */
    private static EditionView whole(State state, String year) {
        EditionView edition = Editions.find(state, Absent.year(year));
        if (!state.visibility().maySeeAllOf(edition.year())) {
            throw Absent.of("edition " + year, state.moment());
        }
        return edition;
    }

    /**
     * All trends asked for.
     *
     * @param fictitious whether any edition is invented
     * @param names by code, what the organisations are called
     */
    record Trends(boolean fictitious, SortedMap<String, String> names, List<Trend> items) {}

    @GetMapping("/v1/trends")
    @Operation(summary = "Shows every organisation, or one, over all editions.")
    Answer<Trends> trends(@ParameterObject TrendQuestion question, @ParameterObject StateParameters stateParameters) {
        question.check();
        return answer(question, states.at(stateParameters.question(), viewer));
    }

    /** The trends in a state. */
    static Answer<Trends> answer(TrendQuestion question, State state) {
        String code = question.code();
        FocusArea area = question.area();
        if (code != null
                && state.one(ViewTypes.ORGANISATIONS, Subject.organisation(code))
                        .isEmpty()) {
            throw new InvalidInputException("organisation", "no organisation has the code " + code);
        }
        ComparisonFacts facts = new ComparisonFacts(state);
        Organisations organisations = facts.organisations();
        List<EditionFacts> editions =
                facts.editions().stream().map(facts::edition).toList();
        List<Trend> trends = code == null
                ? Trend.of(editions, organisations, question.whose())
                : List.of(Trend.of(code, editions, organisations, question.whose()));
        return Answer.of(
                new Trends(
                        editions.stream().anyMatch(EditionFacts::fictitious),
                        new OrganisationNames(state)
                                .of(trends.stream().map(Trend::organisation).toList()),
                        trends.stream()
                                .map(trend -> area == null ? trend : only(area, trend))
                                .toList()),
                state.moment());
    }

    private static Trend only(FocusArea area, Trend trend) {
        return new Trend(
                trend.organisation(),
                trend.points().stream()
                        .map(point -> new Trend.Point(
                                point.year(),
                                point.fictitious(),
                                point.result(),
                                point.focusAreas().entrySet().stream()
                                        .filter(entry -> entry.getKey() == area)
                                        .collect(Collectors.toMap(
                                                java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)),
                                point.gaps()))
                        .toList(),
                trend.notComparable());
    }
}
