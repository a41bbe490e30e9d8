package nl.korpsmonitor.query.web.search;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchQuestion;
import nl.korpsmonitor.query.search.SearchText;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Times;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import nl.korpsmonitor.query.web.ledger.EventQuestion;
import org.jspecify.annotations.Nullable;

/** What is looked for. */
record SearchParameters(
        @Parameter(
                description =
                        "Words that must all be there, in Dutch or English, whatever their endings, case and accents;"
                                + " \"a phrase\" in quotation marks; -without a word; begin* for words that begin so; numbers of"
                                + " parliamentary papers in any form. At most 200 characters and 20 words.",
                example = "mensenhandel -jaarverslag")
        @Nullable
        String q,

        @Parameter(description = "Stored event names, parted by commas.", example = "status-reported") @Nullable
        String type,

        @Parameter(description = "Pseudonym of who recorded it.", example = "4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d")
        @Nullable
        String actor,

        @Parameter(
                description = "Code of an organisation that the event, its subject or its recorder names.",
                example = "ijsselland")
        @Nullable
        String organisation,

        @Parameter(
                description =
                        "Identifier of a document that the event names, or number of a parliamentary paper in any form.",
                example = "kst-28638-103")
        @Nullable
        String document,

        @Parameter(description = "Year of an edition.", example = "2012") @Nullable
        String edition,

        @Parameter(description = "A subject, or its first segments.", example = "recommendation/2012") @Nullable
        String subject,

        @Parameter(description = "Recorded at or after this RFC 3339 time.", example = "2013-10-01T00:00:00Z") @Nullable
        String recordedFrom,

        @Parameter(description = "Recorded before this RFC 3339 time.", example = "2013-11-01T00:00:00Z") @Nullable
        String recordedUntil,

        @Parameter(
                description = "May have held on or after this day, month or year; what has no date is left out.",
                example = "2013-10")
        @Nullable
        String occurredFrom,

        @Parameter(
                description = "May have held on or before this day, month or year; what has no date is left out.",
                example = "2013-10-24")
        @Nullable
        String occurredUntil,

        @Parameter(
                description = "true for invented data only, false for real data only.",
                example = "false",
                schema = @Schema(allowableValues = {"true", "false"}))
        @Nullable
        String fictitious,

        @Parameter(
                description = "By position; newestFirst when not given.",
                example = "oldestFirst",
                schema = @Schema(allowableValues = {NEWEST_FIRST, OLDEST_FIRST}))
        @Nullable
        String order,

        @Parameter(
                description = "Wait up to two seconds until the entry at this position can be found; then 503.",
                example = "0")
        @Nullable
        String minPosition) {
    private static final String NEWEST_FIRST = "newestFirst";
    private static final String OLDEST_FIRST = "oldestFirst";

    /**
     * Read and checked.
     *
     * @throws InvalidInputException naming the parameters that are wrong
     */
    SearchQuestion question() {
        SearchText text = q == null ? null : SearchText.read(q);
        List<FieldFault> faults = new ArrayList<>();
        Set<String> types = EventQuestion.types(type, faults);
        check(
                actor == null || ReadParameters.isSubject("actor/" + actor),
                "actor",
                "the pseudonym of an actor",
                faults);
        check(organisation == null || Code.isCode(organisation), "organisation", "the code of an organisation", faults);
        String sought = document == null ? null : SearchQuestion.documentTerm(document);
        check(
                document == null || sought != null,
                "document",
                "the identifier of a document, or a number such as 28 638, nr. 103",
                faults);
        check(
                subject == null || ReadParameters.isSubject(subject),
                "subject",
                "a subject such as scorecard/2012/ijsselland, or its first segments",
                faults);
        check(
                edition == null || edition.matches("\\d{4}"),
                "edition",
                "the year of an edition, in four digits",
                faults);
        check(
                fictitious == null || fictitious.equals("true") || fictitious.equals("false"),
                "fictitious",
                "true or false",
                faults);
        Instant from = Times.read("recordedFrom", recordedFrom, "", faults);
        Instant until = Times.read("recordedUntil", recordedUntil, "", faults);
        Times.requireOrder("recordedFrom", from, "recordedUntil", until, faults);
        OccurredDays days = OccurredDays.read("occurredFrom", occurredFrom, "occurredUntil", occurredUntil, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new SearchQuestion(
                text,
                types,
                actor,
                organisation,
                sought,
                edition == null ? null : Integer.valueOf(edition),
                subject == null ? null : new Subject(subject),
                from,
                until,
                days.from(),
                days.until(),
                fictitious == null ? null : Boolean.valueOf(fictitious));
    }

    /** Whether the newest come first. */
    boolean newestFirst() {
        if (order != null && !order.equals(NEWEST_FIRST) && !order.equals(OLDEST_FIRST)) {
            throw new InvalidInputException("order", "one of " + NEWEST_FIRST + ", " + OLDEST_FIRST);
        }
        return !OLDEST_FIRST.equals(order);
    }

    /**
     * Waits until what must be found can be, if a position is named.
     *
     * @throws NotCaughtUpException when it can't within two seconds
     */
    void awaitLeast(States states, SearchIndex index) {
        Long least = StateQuestion.of(null, null, minPosition).minPosition();
        if (least != null) {
            states.await(least);
            index.await(least, States.PATIENCE);
        }
    }

    private static void check(boolean holds, String parameter, String remedy, List<FieldFault> faults) {
        if (!holds) {
            faults.add(new FieldFault(parameter, remedy));
        }
    }
}
