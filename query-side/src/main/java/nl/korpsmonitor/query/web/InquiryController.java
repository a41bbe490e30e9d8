package nl.korpsmonitor.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.InquiryResource;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.view.InquiryView;
import nl.korpsmonitor.query.web.Lister.Order;
import nl.korpsmonitor.query.web.Lister.Shown;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads inquiries. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Inquiries", description = "Questions that are answered from the ledger, and what the answers stand on.")
class InquiryController {
    private static final Map<String, String> ORDERS = Map.of("code", "", "dueOn", ViewTypes.DUE_ON);

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
            @Parameter(
                            description = "By whose rules it is answered.",
                            example = "WRITTEN_QUESTION",
                            schema = @Schema(implementation = Kind.class))
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(
                            description = "How far it is.",
                            example = "OPEN",
                            schema = @Schema(implementation = InquiryStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Code of the organisation that answers.", example = "nationale-politie")
                    @RequestParam(required = false)
                    @Nullable
                    String owner,
            @Parameter(
                            description = "true: only those that await an answer and were due before the day.",
                            example = "true",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"true", "false"}))
                    @RequestParam(required = false)
                    @Nullable
                    String overdue,
            @Parameter(
                            description = "The day for which it is judged what is overdue; today when not given.",
                            example = "2013-11-20")
                    @RequestParam(required = false)
                    @Nullable
                    String on,
            @Parameter(
                            description = "By code or by due date; with a minus the other way round.",
                            example = "dueOn",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"code", "-code", "dueOn", "-dueOn"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        Order order = Order.of(sort, ORDERS);
        LocalDate day = day(on);
        boolean onlyOverdue = isTrue(overdue);
        @Nullable InquiryStatus wanted = Filters.oneOf("status", status, InquiryStatus.class);
        Filters filters = new Filters()
                .where(ViewTypes.KIND, Filters.oneOf("kind", kind, Kind.class))
                // Only open ones are overdue, so that no others need be looked at.
                .where(ViewTypes.STATUS, onlyOverdue && status == null ? InquiryStatus.OPEN : wanted)
                .where(ViewTypes.ORGANISATION, Filters.code("owner", owner));
        State state = lister.state(stateParameters.state(), pageParameters);
        return lister.page(
                request,
                state,
                ViewTypes.INQUIRIES,
                filters.asMap(),
                order,
                pageParameters,
                (at, summary) -> onlyOverdue && !summary.isOverdueOn(day) ? null : shown(summary, day));
    }

    private static Shown<InquiryItem> shown(InquirySummary summary, LocalDate day) {
        InquiryItem item = InquiryItem.of(summary, day);
        return new Shown<>(item, item.fictitious());
    }

    @GetMapping("/v1/inquiries/{code}")
    @Operation(summary = "Shows an inquiry with its citations, answers and recipients.")
    Answer<InquiryResource> inquiry(
            @Parameter(description = "Code of the inquiry.", example = "kv-2013-1") @PathVariable String code,
            @ParameterObject KnownAtParameters stateParameters) {
        State state = states.at(stateParameters.state().question(), viewer);
        InquiryView view = state.one(ViewTypes.INQUIRIES, Subject.inquiry(Absent.code("inquiry", code)))
                .orElseThrow(() -> Absent.of("inquiry " + code, state.moment()));
        return Answer.of(InquiryResource.of(view), state.moment());
    }

    private LocalDate day(@Nullable String text) {
        if (text == null) {
            return LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR);
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, together with texts of another length.
        }
        throw new InvalidInputException("on", "a day of the calendar, such as 2013-11-20");
    }

    private static boolean isTrue(@Nullable String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return "true".equals(text);
        }
        throw new InvalidInputException("overdue", "true or false");
    }
}
