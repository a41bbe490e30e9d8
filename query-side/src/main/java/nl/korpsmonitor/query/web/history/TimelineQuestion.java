package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which steps are wanted, and how they are told. */
record TimelineQuestion(
        @Parameter(
                description = "One subject; without it and without edition: everything.",
                example = "scorecard/2012/ijsselland")
        @Nullable
        String subject,

        @Parameter(
                description = "Year of an edition: its own steps, and those of its scorecards and recommendations.",
                example = "2012")
        @Nullable
        String edition,

        @Parameter(
                description = "From this position on, or recorded at or after this RFC 3339 time.",
                example = "2013-10-01T00:00:00Z")
        @Nullable
        String from,

        @Parameter(
                description = "Up to and including this position, or recorded at or before this RFC 3339 time.",
                example = "2013-11-01T00:00:00Z")
        @Nullable
        String to,

        @Parameter(
                description =
                        "Only what may have held on or after this day, month or year, whenever it was recorded; what"
                                + " has no date is left out. What a step changed, and its states, are those of the whole history.",
                example = "2013-10")
        @Nullable
        String occurredFrom,

        @Parameter(
                description = "Only what may have held on or before this day, month or year, whenever it was recorded;"
                        + " what has no date is left out.",
                example = "2013-10-24")
        @Nullable
        String occurredUntil,

        @Parameter(
                description =
                        "By when it was recorded, forwards, when not given. occurred and occurredNewestFirst: by the"
                                + " first day that occurredOn can mean, of one day by position, what has no date last; of one"
                                + " subject only.",
                example = "occurred",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"oldestFirst", "newestFirst", "occurred", "occurredNewestFirst"}))
        @Nullable
        String order,

        @Parameter(description = "Only steps after this position; when the oldest come first.", example = "1207")
        @Nullable
        String afterPosition,

        @Parameter(description = "Only steps before this position; when the newest come first.", example = "1207")
        @Nullable
        String beforePosition,

        @Parameter(
                description = "Where to go on in the order of the days: taken from the 'next' link of the page before.",
                example = "ODEyCjIwMTMtMTAtMjQgNzYxCj1vY2N1cnJlZCY9cmVjb21tZW5kYXRpb24lMkYyMDEyJTJGci0wNyYmJiYmJg")
        @Nullable
        String cursor,

        @Parameter(description = "How many steps, 1 to 200; 50 when not given.", example = "50") @Nullable
        String limit,

        @Parameter(
                description =
                        "What each step changed in what was in force on this day (Europe/Amsterdam), instead of in"
                                + " the last known facts.",
                example = "2013-01-01")
        @Nullable
        String inForceOn,

        @Parameter(
                description = "'states' adds all facts before and after each step.",
                example = "states",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"states"}))
        @Nullable
        String include) {
    Scope scope() {
        ReadParameters.requireOneOrNone(subject, edition);
        if (inOrder().byDay() && subject == null) {
            throw new InvalidInputException(
                    "subject",
                    "say of which one, instead of an edition or all: only of one are steps put in the order of days");
        }
        Integer year = Filters.year("edition", edition);
        return new Scope(ReadParameters.subject(subject), year);
    }

    /** What all pages of a timeline have in common, and no other timeline: which steps, in which order, and what they changed of what. */
    String identity() {
        return Stream.of(inOrder().toString(), subject, edition, from, to, occurredFrom, occurredUntil, inForceOn)
                // Encoded, so that no text reads as two, and none as one that was not given.
                .map(part -> part == null ? "" : "=" + URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** When it must have happened. */
    OccurredDays days() {
        List<FieldFault> faults = new ArrayList<>();
        OccurredDays days = OccurredDays.read("occurredFrom", occurredFrom, "occurredUntil", occurredUntil, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return days;
    }

    @Nullable
    LocalDate day() {
        return ReadParameters.day("inForceOn", inForceOn);
    }

    int wanted() {
        return PageParameters.limit(limit);
    }

    boolean withStates() {
        if (include != null && !include.equals("states")) {
            throw new InvalidInputException("include", "states, or nothing");
        }
        return include != null;
    }

    boolean newestFirst() {
        return inOrder().newestFirst();
    }

    /** In which order they are told. */
    TimelineOrder inOrder() {
        TimelineOrder found = TimelineOrder.of(order);
        found.requireOwn("afterPosition", afterPosition);
        found.requireOwn("beforePosition", beforePosition);
        found.requireOwn("cursor", cursor);
        return found;
    }

    /** The first position wanted. */
    long first(Moments moments) {
        moments.requireOrder("from", from, "to", to);
        long first = moments.first("from", from);
        return afterPosition == null ? first : Math.max(first, position("afterPosition", afterPosition) + 1);
    }

    /**
     * The first position that is no longer wanted.
     *
     * @throws nl.korpsmonitor.events.problems.NotFoundException when it is at or before a time before the first entry
     */
    long before(Moments moments) {
        long before = moments.before("to", to);
        return beforePosition == null ? before : Math.min(before, position("beforePosition", beforePosition));
    }

    private static long position(String name, String text) {
        if (!StateQuestion.isPosition(text)) {
            throw new InvalidInputException(name, "a position in the ledger, a whole number of 0 or more");
        }
        return Long.parseLong(text);
    }
}
