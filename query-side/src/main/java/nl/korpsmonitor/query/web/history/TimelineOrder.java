package nl.korpsmonitor.query.web.history;

import java.util.Arrays;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** In which order steps are told, and by which parameter each goes on. */
enum TimelineOrder {
    OLDEST_FIRST("oldestFirst", "afterPosition", false, false),
    NEWEST_FIRST("newestFirst", "beforePosition", true, false),
    OCCURRED("occurred", "cursor", false, true),
    OCCURRED_NEWEST_FIRST("occurredNewestFirst", "cursor", true, true);

    private final String text;
    private final String goesOnBy;
    private final boolean newestFirst;
    private final boolean byDay;

    TimelineOrder(String text, String goesOnBy, boolean newestFirst, boolean byDay) {
        this.text = text;
        this.goesOnBy = goesOnBy;
        this.newestFirst = newestFirst;
        this.byDay = byDay;
    }

    /**
     * The order of that name; that of recording when none is given.
     *
     * @throws InvalidInputException when there is none of it
     */
    static TimelineOrder of(@Nullable String name) {
        if (name == null) {
            return OLDEST_FIRST;
        }
        return Arrays.stream(values())
                .filter(order -> order.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "order",
                        "one of "
                                + Arrays.stream(values())
                                        .map(order -> order.text)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Makes sure that a parameter by which pages go on is not given, unless it is that of this order.
     *
     * @throws InvalidInputException naming it
     */
    void requireOwn(String parameter, @Nullable String given) {
        if (given != null && !parameter.equals(goesOnBy)) {
            throw new InvalidInputException(
                    parameter, "with order=" + text + " it is " + goesOnBy + " that goes on, as in the 'next' links");
        }
    }

    /**
     * Makes sure that a whole timeline, which has no pages and no cursor, is not asked to go on by a parameter, unless it is that of this order.
     *
     * @throws InvalidInputException naming it
     */
    void requireOwnOfWhole(String parameter, @Nullable String given) {
        if (given == null || parameter.equals(goesOnBy)) {
            return;
        }
        throw new InvalidInputException(
                parameter,
                byDay
                        ? "with order=" + text
                                + " a whole timeline comes from its beginning only: leave it out, or ask in"
                                + " JSON for pages"
                        : "with order=" + text + " it is " + goesOnBy
                                + " that goes on: give it the last position that was received whole");
    }

    /** The parameter that says where a page goes on. */
    String goesOnBy() {
        return goesOnBy;
    }

    boolean newestFirst() {
        return newestFirst;
    }

    /** Whether it goes by the days on which things happened; else it goes by when they were recorded. */
    boolean byDay() {
        return byDay;
    }

    /** Its name in the API. */
    @Override
    public String toString() {
        return text;
    }
}
