package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.DayRange;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.inquiry.IssuedWalk.Seen;
import org.jspecify.annotations.Nullable;

/** Which issued dossiers are wanted, in which order. */
record DossierQuestion(
        @Parameter(description = "Code of the inquiry.", example = "kv-2013-1") @Nullable
        String inquiry,

        @Parameter(
                description = "For whom it is.",
                example = "CONFIDENTIAL",
                schema = @Schema(implementation = Version.class))
        @Nullable
        String version,

        @Parameter(description = "The first day on which it was handed over.", example = "2013-11-01") @Nullable
        String issuedFrom,

        @Parameter(description = "The last day on which it was handed over.", example = "2013-11-30") @Nullable
        String issuedTo,

        @Parameter(
                description = "Position of an event: only dossiers that show a confidential value of it.",
                example = "812")
        @Nullable
        String discloses,

        @Parameter(
                description = "true: only dossiers that show a value that was erased since.",
                example = "true",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String holdsErased,

        @Parameter(
                description = "true: only dossiers that show a value that is withheld now.",
                example = "true",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String holdsWithheld,

        @Parameter(
                description = "By position of the event, or by inquiry and number; with a minus the other way round.",
                example = "-position",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"position", "-position", "inquiry", "-inquiry"}))
        @Nullable
        String sort) {
    private static final String INQUIRY = "inquiry";
    private static final Map<String, String> ORDERS = Map.of("position", "", INQUIRY, INQUIRY);

    /**
     * Which dossiers belong in the list.
     *
     * @throws InvalidInputException naming a parameter that has another form
     */
    Predicate<DossierResource> filter() {
        @Nullable String code = Filters.code(INQUIRY, inquiry);
        @Nullable Version wanted = Filters.oneOf("version", version, Version.class);
        DayRange issued = DayRange.of("issuedFrom", issuedFrom, "issuedTo", issuedTo);
        @Nullable Long event = position(discloses);
        boolean erased = isTrue("holdsErased", holdsErased);
        boolean withheld = isTrue("holdsWithheld", holdsWithheld);
        return dossier ->
                (code == null || dossier.subject().segments().getLast().equals(code))
                        && (wanted == null || dossier.version() == wanted)
                        && issued.holds(dayOf(dossier))
                        && (event == null || dossier.disclosed().stream().anyMatch(each -> each.position() == event))
                        && (!erased || !dossier.erasedSince().isEmpty())
                        && (!withheld || !dossier.withheldSince().isEmpty());
    }

    /** The only inquiry of which they are wanted; null for all. */
    @Nullable
    Subject only() {
        @Nullable String code = Filters.code(INQUIRY, inquiry);
        return code == null ? null : Subject.inquiry(code);
    }

    /** Whether they come by inquiry and number; else they come by position. */
    boolean byInquiry() {
        return Order.of(sort, ORDERS).field() != null;
    }

    boolean descending() {
        return Order.of(sort, ORDERS).descending();
    }

    /** Where a list goes on after a dossier. */
    static After after(DossierResource dossier) {
        return new After(dossier.subject().id(), String.valueOf(dossier.position()));
    }

    /**
     * The dossier after which a list goes on.
     *
     * @throws InvalidInputException when the cursor is of another list
     */
    static Seen seen(After after) {
        try {
            Subject subject = new Subject(after.sortValue());
            if (subject.type().equals(INQUIRY) && StateQuestion.isPosition(after.key())) {
                return new Seen(subject, Long.parseLong(after.key()));
            }
        } catch (IllegalArgumentException e) {
            // Told below, together with what is of another list.
        }
        throw Cursor.unknown();
    }

    private static LocalDate dayOf(DossierResource dossier) {
        LocalDate day = dossier.occurredOn().earliest();
        if (day == null) {
            throw new IllegalStateException("a dossier is handed over on a day");
        }
        return day;
    }

    private static @Nullable Long position(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!StateQuestion.isPosition(text)) {
            throw new InvalidInputException("discloses", "the position of an event, a whole number of 0 or more");
        }
        return Long.valueOf(text);
    }

    private static boolean isTrue(String parameter, @Nullable String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return "true".equals(text);
        }
        throw new InvalidInputException(parameter, "true or false");
    }
}
