package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.web.exchange.DayRange;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which inquiries are wanted, and in which order. */
record InquiryQuestion(
        @Parameter(
                description = "By whose rules it is answered.",
                example = "WRITTEN_QUESTION",
                schema = @Schema(implementation = Kind.class))
        @Nullable
        String kind,

        @Parameter(
                description = "How far it is.",
                example = "OPEN",
                schema = @Schema(implementation = InquiryStatus.class))
        @Nullable
        String status,

        @Parameter(description = "Code of the organisation that answers.", example = "nationale-politie") @Nullable
        String owner,

        @Parameter(description = "The body that asks, exactly as it stands.", example = "Tweede Kamer") @Nullable
        String askedBy,

        @Parameter(description = "The first day on which it came in.", example = "2013-11-01") @Nullable
        String receivedFrom,

        @Parameter(description = "The last day on which it came in.", example = "2013-11-30") @Nullable
        String receivedUntil,

        @Parameter(description = "The first day on which it is due, as that stands.", example = "2013-11-01") @Nullable
        String dueFrom,

        @Parameter(description = "The last day on which it is due, as that stands.", example = "2013-11-30") @Nullable
        String dueUntil,

        @Parameter(
                description = "true: only those that await an answer and were due before the day.",
                example = "true",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String overdue,

        @Parameter(
                description = "The day for which it is judged what is overdue; today when not given.",
                example = "2013-11-20")
        @Nullable
        String on,

        @Parameter(
                description = "By code or by due date; with a minus the other way round.",
                example = "dueOn",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"code", "-code", "dueOn", "-dueOn"}))
        @Nullable
        String sort) {
    private static final int MAXIMUM_BODY_LENGTH = 200;
    private static final Map<String, String> ORDERS = Map.of("code", "", "dueOn", ViewTypes.DUE_ON);

    /** @throws InvalidInputException naming the parameter that is wrong */
    void check() {
        Order.of(sort, ORDERS);
        day(LocalDate.EPOCH);
        filters();
        given();
    }

    /**
     * Those in a state.
     *
     * @param today the day for which it is judged what is overdue when none is asked for
     */
    Listing<InquirySummary, InquiryItem> listing(State state, LocalDate today) {
        LocalDate day = day(today);
        boolean onlyOverdue = onlyOverdue();
        Predicate<InquirySummary> given = given();
        return new Listing<>(
                state,
                ViewTypes.INQUIRIES,
                filters().asMap(),
                Order.of(sort, ORDERS),
                (at, summary) -> (onlyOverdue && !summary.isOverdueOn(day)) || !given.test(summary)
                        ? null
                        : shown(summary, day));
    }

    private static Shown<InquiryItem> shown(InquirySummary summary, LocalDate day) {
        InquiryItem item = InquiryItem.of(summary, day);
        return new Shown<>(item, item.fictitious());
    }

    private Filters filters() {
        @Nullable InquiryStatus wanted = Filters.oneOf("status", status, InquiryStatus.class);
        return new Filters()
                .where(ViewTypes.KIND, Filters.oneOf("kind", kind, Kind.class))
                // Only open ones are overdue, so that no others need be looked at.
                .where(ViewTypes.STATUS, onlyOverdue() && status == null ? InquiryStatus.OPEN : wanted)
                .where(ViewTypes.ORGANISATION, Filters.code("owner", owner));
    }

    /**
     * What no index narrows: none knows who asks or when it came in, and that of the due date only gives an order. So every row that the filters leave is looked at;
     * there are few inquiries beside all else that is recorded.
     */
    private Predicate<InquirySummary> given() {
        if (askedBy != null && (askedBy.isBlank() || askedBy.length() > MAXIMUM_BODY_LENGTH)) {
            throw new InvalidInputException(
                    "askedBy", "the body as it stands, 1 to " + MAXIMUM_BODY_LENGTH + " characters");
        }
        DayRange received = DayRange.of("receivedFrom", receivedFrom, "receivedUntil", receivedUntil);
        DayRange due = DayRange.of("dueFrom", dueFrom, "dueUntil", dueUntil);
        return summary -> (askedBy == null || summary.askedBy().equals(askedBy))
                && received.holds(summary.receivedOn())
                && due.holds(summary.dueOn());
    }

    private LocalDate day(LocalDate today) {
        LocalDate asked = ReadParameters.day("on", on);
        return asked == null ? today : asked;
    }

    private boolean onlyOverdue() {
        if (overdue == null || overdue.equals("true") || overdue.equals("false")) {
            return "true".equals(overdue);
        }
        throw new InvalidInputException("overdue", "true or false");
    }
}
