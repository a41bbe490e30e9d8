package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.Basis;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.replay.Reconstruction.LeftOut;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reconstructs what the ledger did not see. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class ReconstructionController {
    private static final StateQuestion NOW = new StateQuestion(null, null, null, null, null);

    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Clock clock;

    ReconstructionController(Trail trail, States states, Viewer viewer, Clock clock) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.clock = clock;
    }

    /**
     * What was known of a subject on a day, by what was recorded later.
     *
     * @param attested never: the ledger does not say what it knew then
     * @param reconstructedFor the day, to its end, Europe/Amsterdam
     * @param facts by JSON Pointer; absent when nothing was known
     * @param used the events that it was made of
     * @param leftOut the others, each with the reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReconstructionResource(
            @Schema(type = "string", example = "recommendation/2012/r-07")
            Subject subject,

            boolean attested,
            LocalDate reconstructedFor,

            @Schema(implementation = Object.class, types = "object") @Nullable
            Map<String, JsonNode> facts,

            List<UsedEvent> used,
            List<LeftOutEvent> leftOut) {
        static ReconstructionResource of(Reconstruction found) {
            return new ReconstructionResource(
                    found.subject(),
                    false,
                    found.day(),
                    found.facts() == null ? null : found.facts().values(),
                    found.used().stream().map(UsedEvent::of).toList(),
                    found.leftOut().stream().map(LeftOutEvent::of).toList());
        }
    }

    /**
     * An event that was used: {@code /v1/events/{position}}.
     *
     * @param basis by what date it was known: that of its SOURCE, of the DOCUMENT that it describes, or its OWN_DATE
     * @param knownOn the last day that this date can mean
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UsedEvent(
            long position,
            @Schema(example = "status-reported") String type,
            Basis basis,
            @Nullable LocalDate knownOn) {
        static UsedEvent of(Considered event) {
            return new UsedEvent(event.position(), event.type(), event.basis(), event.knownOn());
        }
    }

    /**
     * An event that was left out.
     *
     * @param reason KNOWN_LATER, NO_DATE that says when it was known, or DOES_NOT_FOLLOW: it builds on one that was left out
     * @param knownOn absent when there is no date
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftOutEvent(
            long position,
            @Schema(example = "status-reported") String type,
            Reason reason,
            Basis basis,
            @Nullable LocalDate knownOn) {
        static LeftOutEvent of(LeftOut left) {
            Considered event = left.event();
            return new LeftOutEvent(event.position(), event.type(), left.reason(), event.basis(), event.knownOn());
        }
    }

    @GetMapping("/v1/reconstructions")
    @Operation(
            summary = "Reconstructs what was known on a day, from what was recorded later.",
            description =
                    "For days before the ledger's first entry, of which it attests nothing. It takes sources and dates"
                            + " at their word, says which events it used, and is never mixed with knownAt.")
    Page<ReconstructionResource> reconstructions(
            @Parameter(description = "One subject.", example = "recommendation/2012/r-07")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(
                            description = "Or the year of an edition: itself, its recommendations and its scorecards.",
                            example = "2012")
                    @RequestParam(required = false)
                    @Nullable
                    String edition,
            @Parameter(description = "The day, to its end (Europe/Amsterdam).", required = true, example = "2013-11-15")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        HistoryParameters.requireOne(subject, edition);
        Subject about = HistoryParameters.subject(subject);
        Integer year = Filters.year("edition", edition);
        LocalDate day = day(asOf);
        int wanted = pageParameters.size();
        Cursor cursor = Cursor.decode(pageParameters.cursor());
        State state = states.at(cursor == null ? NOW : NOW.pinnedTo(cursor.position()), viewer);
        long before = state.moment().beforePosition();
        Reconstructions reconstructions = new Reconstructions(trail, state.visibility(), day);
        if (about != null) {
            Reconstruction found =
                    reconstructions.of(about, before).orElseThrow(() -> Absent.of(about.id(), state.moment()));
            return page(List.of(found), state, null);
        }
        EditionController.find(state, Objects.requireNonNull(year, "one of the two is there"));
        EditionSubjects subjects = new EditionSubjects(state, year);
        List<Reconstruction> found = new ArrayList<>();
        Subject after = cursor == null ? null : new Subject(cursor.after().key());
        List<Subject> some;
        do {
            some = subjects.next(after, wanted + 1);
            for (Subject each : some) {
                Optional<Reconstruction> one = reconstructions.of(each, before);
                if (one.isPresent() && found.size() == wanted) {
                    String shown = found.getLast().subject().id();
                    Cursor next = new Cursor(state.moment().position(), new After(shown, shown));
                    return page(found, state, Lister.link(request, "cursor", next.encode()));
                }
                one.ifPresent(found::add);
                after = each;
            }
        } while (!some.isEmpty());
        return page(found, state, null);
    }

    private LocalDate day(@Nullable String asOf) {
        LocalDate day = HistoryParameters.day("asOf", asOf);
        if (day == null) {
            throw new InvalidInputException("asOf", "say on which day, such as 2013-11-15");
        }
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR))) {
            throw new InvalidInputException("asOf", "lies in the future, which is not known");
        }
        return day;
    }

    private Page<ReconstructionResource> page(List<Reconstruction> found, State state, @Nullable String next) {
        boolean fictitious = found.stream()
                .flatMap(each -> each.used().stream())
                .anyMatch(used -> trail.event(used.position())
                        .map(RecordedEvent::fictitious)
                        .orElse(false));
        return new Page<>(
                found.stream().map(ReconstructionResource::of).toList(), fictitious, AsOf.of(state.moment()), next);
    }
}
