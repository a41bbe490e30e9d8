package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
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

    /** Which subjects at which two moments. */
    record DifferenceQuestion(
            @Parameter(description = "One subject.", example = "scorecard/2012/ijsselland") @Nullable
            String subject,

            @Parameter(
                    description = "Or the year of an edition: itself, its recommendations and its scorecards.",
                    example = "2012")
            @Nullable
            String edition,

            @Parameter(
                    description =
                            "The first moment: after all entries up to and including this position, or recorded at"
                                    + " or before this RFC 3339 time.",
                    example = "2013-10-01T00:00:00Z")
            @Nullable
            String from,

            @Parameter(
                    description = "The second moment, likewise; the present when not given.",
                    example = "2013-11-01T00:00:00Z")
            @Nullable
            String to,

            @Parameter(
                    description = "Only what was in force on this day (Europe/Amsterdam), at both moments.",
                    example = "2013-01-01")
            @Nullable
            String inForceOn,

            @Parameter(description = "Another day for the first moment.", example = "2012-01-01") @Nullable
            String fromInForceOn,

            @Parameter(description = "Another day for the second moment.", example = "2013-01-01") @Nullable
            String toInForceOn) {
        StateQuestion first() {
            if (from == null) {
                throw new InvalidInputException(
                        "from", "a position in the ledger or an RFC 3339 time: the moment to compare with");
            }
            return HistoryParameters.moment("from", from, dayName("fromInForceOn", fromInForceOn), day(fromInForceOn));
        }

        StateQuestion second() {
            return HistoryParameters.moment("to", to, dayName("toInForceOn", toInForceOn), day(toInForceOn));
        }

        private @Nullable String day(@Nullable String ofSide) {
            return ofSide == null ? inForceOn : ofSide;
        }

        private static String dayName(String name, @Nullable String ofSide) {
            return ofSide == null ? "inForceOn" : name;
        }
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
        EditionController.find(last, Objects.requireNonNull(year, "one of the two is there"));
        return ofEdition(differences, year, wanted, cursor, first, last, request);
    }

    private DifferencePage ofEdition(
            Differences differences,
            int year,
            int wanted,
            @Nullable Cursor cursor,
            State first,
            State last,
            HttpServletRequest request) {
        EditionSubjects subjects = new EditionSubjects(last, year);
        List<Difference> found = new ArrayList<>();
        Subject after = cursor == null ? null : new Subject(cursor.after().key());
        List<Subject> some;
        do {
            some = subjects.next(after, wanted + 1);
            for (Subject subject : some) {
                Difference difference = differences.of(subject);
                if (!difference.fields().isEmpty()) {
                    if (found.size() == wanted) {
                        String shown = found.getLast().subject().id();
                        Cursor next = new Cursor(last.moment().position(), new After(shown, shown));
                        return page(found, first, last, Lister.link(request, "cursor", next.encode()));
                    }
                    found.add(difference);
                }
                after = subject;
            }
        } while (!some.isEmpty());
        return page(found, first, last, null);
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
