package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.InquiryResource;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.view.InquiryView;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads inquiries. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Inquiries", description = "Questions that are answered from the ledger, and what the answers stand on.")
class InquiryController {
    private final States states;
    private final Viewer viewer;
    private final Lister lister;
    private final Clock clock;

    InquiryController(States states, Viewer viewer, Clock clock) {
        this.states = states;
        this.viewer = viewer;
        this.lister = new Lister(states, viewer);
        this.clock = clock;
    }

    @GetMapping("/v1/inquiries")
    @Operation(summary = "Lists inquiries, as far as they may be seen.")
    Page<InquiryItem> inquiries(
            @ParameterObject InquiryQuestion question,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        question.check();
        State state = lister.state(stateParameters.state(), pageParameters);
        return lister.page(request, question.listing(state, today(clock)), pageParameters);
    }

    /** The present day, in the calendar of the domain. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR);
    }

    @GetMapping("/v1/inquiries/{code}")
    @Operation(summary = "Shows an inquiry with its citations, answers, recipients, and the holds in force for it.")
    Answer<InquiryResource> inquiry(
            @Parameter(description = "Code of the inquiry.", example = "kv-2013-1") @PathVariable String code,
            @ParameterObject KnownAtParameters stateParameters) {
        State state = states.at(stateParameters.state().question(), viewer);
        InquiryView view = state.one(ViewTypes.INQUIRIES, Subject.inquiry(Absent.code("inquiry", code)))
                .orElseThrow(() -> Absent.of("inquiry " + code, state.moment()));
        return Answer.of(InquiryResource.of(view, holds(state, view.code())), state.moment());
    }

    /** Codes of those in force that were placed for an inquiry; null when the reader may see no holds. */
    private static @Nullable List<String> holds(State state, String inquiry) {
        if (!state.visibility().maySeeAnyOf(ViewTypes.HOLDS.name())) {
            return null;
        }
        return state
                .all(
                        ViewTypes.HOLDS,
                        Map.of(ViewTypes.INQUIRY, List.of(inquiry), ViewTypes.IN_FORCE, List.of(String.valueOf(true))))
                .stream()
                .map(HoldView::code)
                .toList();
    }
}
