package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The last day on which an inquiry can have come in: the first one on which who asked was told of more time or it was answered. What else happens to it is no limit, as
 * a mistyped day of that would keep the receipt from being put right for ever. Immutable.
 *
 * @param happened what happened on that day
 */
public record LatestReceipt(LocalDate day, Happened happened) {
    /** What shows that an inquiry had come in. */
    public enum Happened {
        /** Who asked was told of more time. */
        EXTENDED("who asked was told of more time"),
        /** It was answered. */
        ANSWERED("it was answered");

        private final String text;

        Happened(String text) {
            this.text = text;
        }

        /** A clause that says it. */
        String text() {
            return text;
        }
    }

    /**
     * What holds once something more happened.
     *
     * @param stood null when nothing that comes after it had happened on a known day
     * @param on of which the last day counts; what is of no known day limits nothing
     */
    static @Nullable LatestReceipt after(@Nullable LatestReceipt stood, Happened happened, PartialDate on) {
        LocalDate day = on.latest();
        return day == null || (stood != null && !day.isBefore(stood.day)) ? stood : new LatestReceipt(day, happened);
    }
}
