package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Difference;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import nl.korpsmonitor.query.web.history.EditionSubjects.Stretch;
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
    /**
     * How many events an answer names, one as often as fields name it: the answer is held in memory whole.
     *
     * @param ofPage once a page of an edition names so many, no further subject is put on it
     * @param ofSubject how many one subject may name; the differences of one that names more are not told
     */
    record Limits(long ofPage, int ofSubject) {
        static final Limits DEFAULT = new Limits(20_000, 100_000);
    }

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
     * @param notCompared those of which too many events would have to be walked through, or which would name too many; they count as items of the page
     * @param fromInForceOn the day on which was in force what is told of the first moment; absent for the last known facts
     * @param toInForceOn the same of the second moment
     * @param asOf what the second moment stands on
     * @param next link to the next stretch; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferencePage(
            List<DifferenceResource> items,
            List<NotCompared> notCompared,
            @Schema(example = "812") long fromPosition,
            @Schema(example = "1207") long toPosition,
            @Schema(example = "2010-01-01") @Nullable LocalDate fromInForceOn,
            @Schema(example = "2013-01-01") @Nullable LocalDate toInForceOn,
            AsOf asOf,

            @Schema(example = "/v1/differences?edition=2012&from=812&cursor=…") @Nullable
            String next) {}

    /**
     * A subject whose differences are not told.
     *
     * @param moreEventsThan so many of its events, and more, lie between the moments; or up to the second one, where two days are compared; absent when it is not for that
     * @param moreNamedThan so many events, and more, would be named, one as often as fields name it; absent when it is not for that
     * @param timeline link to its steps there, to ask instead; or ask for a shorter stretch, or for one day
     */
    record NotCompared(
            @Schema(type = "string", example = "scorecard/2012/ijsselland")
            Subject subject,

            @Schema(example = "10000") @Nullable Integer moreEventsThan,
            @Schema(example = "100000") @Nullable Integer moreNamedThan,

            @Schema(example = "/v1/timeline?subject=scorecard/2012/ijsselland&from=813&to=40207")
            String timeline) {
        static NotCompared of(Listed listed, Differences differences, State first, State last) {
            Subject subject = listed.subject();
            String from =
                    differences.isOnTwoDays() ? "" : "&from=" + first.moment().beforePosition();
            return new NotCompared(
                    subject,
                    listed.moreNamedThan() == null ? differences.maximumEvents() : null,
                    listed.moreNamedThan(),
                    "/v1/timeline?subject=" + subject.id() + from + "&to="
                            + last.moment().position());
        }
    }

    /**
     * A subject on a page: what differs, or nothing when that is not told.
     *
     * @param moreNamedThan so many events, and more, would be named; null when it is not for that
     * @param named how many its fields name, told or not
     */
    record Listed(
            Subject subject,
            @Nullable Difference difference,
            @Nullable Integer moreNamedThan,
            long named) {}

    /** How many events the fields name, one that several name each time. */
    private static long named(Difference difference) {
        return difference.fields().stream()
                .mapToLong(field -> field.events().size())
                .sum();
    }

    @GetMapping("/v1/differences")
    @Operation(
            summary = "Shows what differs between two moments, and which events made each difference.",
            description =
                    "It is exactly that in which two state reads differ. Each field names the events that led to one"
                            + " of its two values and not to the other; of a figure also those by which the scores"
                            + " differ that it is computed from. Where the same events led to both values it is the last of"
                            + " them. Of an edition only what differs is listed, and a page ends once it names 20,000"
                            + " events, so that it may be short and still have a next one. A subject with more than 10,000 events"
                            + " between the moments, or up to the second one where two days are compared, is refused, and"
                            + " so is one whose fields name more than 100,000, one as often as fields name it; of an"
                            + " edition it is named in notCompared.")
    DifferencePage differences(
            @ParameterObject DifferenceQuestion question,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        ReadParameters.requireOne(question.subject(), question.edition());
        Subject subject = ReadParameters.subject(question.subject());
        Integer year = Filters.year("edition", question.edition());
        int wanted = pageParameters.size();
        Cursor cursor = Cursor.decode(pageParameters.cursor());
        ComparedMoments moments = ComparedMoments.of(question, cursor, trail, states, viewer);
        State first = moments.first();
        State last = moments.last();
        Differences differences = moments.differences();
        if (subject != null) {
            Difference found = required(moments, subject, Limits.DEFAULT);
            return new DifferencePage(
                    found.fields().isEmpty() ? List.of() : List.of(DifferenceResource.of(found)),
                    List.of(),
                    first.moment().position(),
                    last.moment().position(),
                    first.day(),
                    last.day(),
                    AsOf.of(last.moment()),
                    null);
        }
        int edition = Objects.requireNonNull(year, "one of the two is there");
        moments.requireEdition(edition);
        Stretch<Listed> found = stretch(last, edition, differences, cursor, wanted, Limits.DEFAULT);
        return page(found, differences, first, last, next -> Lister.link(request, "cursor", next.encode()));
    }

    /** What is listed of an edition from the cursor on, or from the beginning. */
    static Stretch<Listed> stretch(
            State last, int edition, Differences differences, @Nullable Cursor cursor, int wanted, Limits limits) {
        return new EditionSubjects(last, edition)
                .stretch(cursor, wanted, Listed::named, limits.ofPage(), each -> listed(each, differences, limits));
    }

    private static Optional<Listed> listed(Subject subject, Differences differences, Limits limits) {
        if (differences.areTooMany(subject)) {
            return Optional.of(new Listed(subject, null, null, 0));
        }
        Difference found = differences.of(subject);
        if (found.fields().isEmpty()) {
            return Optional.empty();
        }
        long named = named(found);
        return Optional.of(
                named > limits.ofSubject()
                        ? new Listed(subject, null, limits.ofSubject(), named)
                        : new Listed(subject, found, null, named));
    }

    /** What differs of a subject, which must be there at one of the moments. */
    static Difference required(ComparedMoments moments, Subject subject) {
        Difference found = moments.differences().of(subject);
        if (!found.existedBefore() && !found.existsAfter()) {
            throw Absent.of(subject.id(), moments.last().moment());
        }
        return found;
    }

    /**
     * The same, for an answer that is held in memory.
     *
     * @throws InvalidInputException when it names too many events
     */
    static Difference required(ComparedMoments moments, Subject subject, Limits limits) {
        Difference found = required(moments, subject);
        if (named(found) > limits.ofSubject()) {
            throw new InvalidInputException(
                    "from",
                    "the fields of " + subject.id() + " name more than " + limits.ofSubject()
                            + " events; ask for a shorter stretch, or for the table (Accept: text/csv)");
        }
        return found;
    }

    /** @param link to a further stretch */
    static DifferencePage page(
            Stretch<Listed> found, Differences differences, State first, State last, Function<Cursor, String> link) {
        return new DifferencePage(
                found.items().stream()
                        .map(Listed::difference)
                        .flatMap(Stream::ofNullable)
                        .map(DifferenceResource::of)
                        .toList(),
                found.items().stream()
                        .filter(each -> each.difference() == null)
                        .map(each -> NotCompared.of(each, differences, first, last))
                        .toList(),
                first.moment().position(),
                last.moment().position(),
                first.day(),
                last.day(),
                AsOf.of(last.moment()),
                found.next() == null ? null : link.apply(found.next()));
    }
}
