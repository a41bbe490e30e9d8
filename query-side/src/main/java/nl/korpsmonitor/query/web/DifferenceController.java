package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Difference;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares two moments. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class DifferenceController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;

    DifferenceController(Trail trail, States states, Viewer viewer) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
    }

    /**
     * A stretch of what differs.
     *
     * @param items in which something differs; a subject in which nothing does is not there
     * @param asOf what the second moment stands on
     * @param next link to the next stretch; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferencePage(
            List<DifferenceResource> items,
            @Schema(example = "812") long fromPosition,
            @Schema(example = "1207") long toPosition,
            AsOf asOf,

            @Schema(example = "/v1/differences?edition=2012&from=812&cursor=…") @Nullable
            String next) {}

    @GetMapping("/v1/differences")
    @Operation(
            summary = "Shows what differs between two moments, and which events made each difference.",
            description =
                    "It is exactly that in which two state reads differ. Of an edition only what differs is listed.")
    DifferencePage differences(
            @ParameterObject DifferenceQuestion question,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        HistoryParameters.requireOne(question.subject(), question.edition());
        Subject subject = HistoryParameters.subject(question.subject());
        Integer year = Filters.year("edition", question.edition());
        int wanted = pageParameters.size();
        Cursor cursor = Cursor.decode(pageParameters.cursor());
        State first = at("from", question.first());
        StateQuestion second = question.second();
        State last = at("to", cursor == null ? second : second.pinnedTo(cursor.position()));
        if (first.moment().beforePosition() > last.moment().beforePosition()) {
            throw new InvalidInputException("to", "a moment at or after from");
        }
        Differences differences = new Differences(trail, last.visibility(), side(first), side(last));
        if (subject != null) {
            Difference found = differences.of(subject);
            if (!found.existedBefore() && !found.existsAfter()) {
                throw Absent.of(subject.id(), last.moment());
            }
            return page(found.fields().isEmpty() ? List.of() : List.of(found), first, last, null);
        }
        int edition = Objects.requireNonNull(year, "one of the two is there");
        EditionController.find(last, edition);
        EditionSubjects.Stretch<Difference> found = new EditionSubjects(last, edition)
                .stretch(
                        cursor,
                        wanted,
                        each -> Optional.of(differences.of(each))
                                .filter(difference -> !difference.fields().isEmpty()));
        Cursor next = found.next();
        return page(found.items(), first, last, next == null ? null : Lister.link(request, "cursor", next.encode()));
    }

    private State at(String name, StateQuestion question) {
        try {
            return states.at(question, viewer);
        } catch (InvalidInputException e) {
            throw HistoryParameters.renamed(e, name, "inForceOn");
        }
    }

    private static Side side(State state) {
        return new Side(state.moment().beforePosition(), state.day());
    }

    private static DifferencePage page(List<Difference> found, State first, State last, @Nullable String next) {
        return new DifferencePage(
                found.stream().map(DifferenceResource::of).toList(),
                first.moment().position(),
                last.moment().position(),
                AsOf.of(last.moment()),
                next);
    }
}
