package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ScorecardSummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.ScorecardResource;
import nl.korpsmonitor.query.shown.ScorecardResource.ScorecardItem;
import nl.korpsmonitor.query.shown.ScorecardShowing;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.StateParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads scorecards. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Scorecards", description = "Scores per organisation and edition, their mean and class, and their events.")
class ScorecardController {
    private final States states;
    private final Viewer viewer;
    private final Lister lister;

    ScorecardController(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
    }

    @GetMapping("/v1/editions/{year}/scorecards")
    @Operation(summary = "Lists an edition's scorecards, judgements of chain partners included.")
    Page<ScorecardItem> scorecards(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @ParameterObject ScorecardQuestion question,
            @ParameterObject StateParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Filters filters = question.filters();
        Order order = question.order();
        State state = lister.state(stateParameters, pageParameters);
        return lister.page(
                request, listing(state, Editions.find(state, Absent.year(year)), filters, order), pageParameters);
    }

    /** What the list of an edition holds. */
    static Listing<ScorecardSummary, ScorecardItem> listing(
            State state, EditionView edition, Filters filters, Order order) {
        ScorecardShowing showing = ScorecardShowing.in(state, edition);
        return new Listing<>(
                state,
                ViewTypes.SCORECARDS,
                filters.where(ViewTypes.EDITION, edition.year()).asMap(),
                order,
                (at, card) -> showing.isKnown(card)
                        ? new Shown<>(showing.item(card), card.head().fictitious())
                        : null);
    }

    @GetMapping("/v1/editions/{year}/scorecards/{organisation}")
    @Operation(summary = "Shows an organisation's scorecard; every figure names the events that it comes from.")
    Answer<ScorecardResource> scorecard(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @Parameter(description = "Code of the assessed organisation.", example = "ijsselland") @PathVariable
                    String organisation,
            @ParameterObject StateParameters stateParameters) {
        return show(year, organisation, null, stateParameters);
    }

    @GetMapping("/v1/editions/{year}/scorecards/{organisation}/by/{force}")
    @Operation(summary = "Shows a force's judgement of a chain partner.")
    Answer<ScorecardResource> judgement(
            @Parameter(description = "Year of the edition.", example = "2012") @PathVariable String year,
            @Parameter(description = "Code of the chain partner.", example = "om") @PathVariable String organisation,
            @Parameter(description = "Code of the judging force.", example = "ijsselland") @PathVariable String force,
            @ParameterObject StateParameters stateParameters) {
        return show(year, organisation, Absent.code("organisation", force), stateParameters);
    }

    private Answer<ScorecardResource> show(
            String year, String organisation, @Nullable String force, StateParameters stateParameters) {
        State state = states.at(stateParameters.question(), viewer);
        EditionView edition = Editions.find(state, Absent.year(year));
        Subject subject = Subject.scorecard(edition.year(), Absent.code("organisation", organisation), force);
        ScorecardShowing showing = ScorecardShowing.in(state, edition);
        ScorecardView view = state.one(ViewTypes.SCORECARDS, subject)
                .filter(showing::maySee)
                .orElseThrow(() -> Absent.of("scorecard of " + subject.id().substring(10), state.moment()));
        return Answer.of(showing.resource(view), state.moment());
    }
}
