package nl.korpsmonitor.query.web;

import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Which steps are wanted when all of them are: as {@link TimelineQuestion} has it, but for how many and how they are told. The description of the API has it once. */
record WholeTimelineQuestion(
        @Nullable String subject,
        @Nullable String edition,
        @Nullable String from,
        @Nullable String to,
        @Nullable String occurredFrom,
        @Nullable String occurredUntil,
        @Nullable String order,
        @Nullable String afterPosition,
        @Nullable String beforePosition,
        @Nullable String inForceOn) {
    /** In these it can be told a page at a time. */
    private static final List<String> ORDERS = List.of("oldestFirst", "newestFirst");

    /** As the question of one page. */
    TimelineQuestion asked() {
        return asked(null);
    }

    /**
     * The same, with what is added to each step.
     *
     * @throws InvalidInputException when another order than that of recording is asked for
     */
    TimelineQuestion asked(@Nullable String include) {
        if (order != null && !ORDERS.contains(order)) {
            throw new InvalidInputException(
                    "order",
                    "of a whole timeline one of " + String.join(", ", ORDERS)
                            + "; to have it by days, put its rows in the order of occurredOn");
        }
        return new TimelineQuestion(
                subject,
                edition,
                from,
                to,
                occurredFrom,
                occurredUntil,
                order,
                afterPosition,
                beforePosition,
                null,
                null,
                inForceOn,
                include);
    }
}
