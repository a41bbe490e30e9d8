package nl.korpsmonitor.query.web.history;

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
    /**
     * As the question of one page.
     *
     * @throws nl.korpsmonitor.events.problems.InvalidInputException when there is no such order, or it goes on by another parameter
     */
    TimelineQuestion asked() {
        return asked(null);
    }

    /** The same, with what is added to each step. */
    TimelineQuestion asked(@Nullable String include) {
        TimelineOrder inOrder = TimelineOrder.of(order);
        inOrder.requireOwnOfWhole("afterPosition", afterPosition);
        inOrder.requireOwnOfWhole("beforePosition", beforePosition);
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
