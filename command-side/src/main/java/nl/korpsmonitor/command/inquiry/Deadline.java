package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when an inquiry may be answered, and how that came about. Immutable.
 *
 * @param dueOn last day for the answer as it stands
 * @param ends last day of the term before it was extended: of the first one, or of the one that began when it was opened again
 * @param extensions how often it was extended, ever
 * @param told the day on which who asked was told that this term is extended; null while it is not
 * @param reopenedOn when it was last opened again; null when it never was
 */
public record Deadline(
        LocalDate dueOn,
        LocalDate ends,
        int extensions,
        @Nullable PartialDate told,
        @Nullable PartialDate reopenedOn) {
    /** That of an inquiry that was just registered. */
    static Deadline first(LocalDate dueOn) {
        return new Deadline(dueOn, dueOn, 0, null, null);
    }

    Deadline extended(LocalDate day, PartialDate toldOn) {
        return new Deadline(day, ends, extensions + 1, toldOn, reopenedOn);
    }

    Deadline reopened(LocalDate day, PartialDate on) {
        return new Deadline(day, day, extensions, null, on);
    }

    /** After a correction by which it is due on that day. */
    Deadline corrected(Kind kind, LocalDate receivedOn, LocalDate day) {
        return new Deadline(day, told == null ? day : endsFor(kind, receivedOn), extensions, told, reopenedOn);
    }

    /** When the term would end, without being extended, had the inquiry been of that kind and come in on that day. */
    LocalDate endsFor(Kind kind, LocalDate receivedOn) {
        Term term = Term.of(kind);
        if (reopenedOn == null) {
            return term == null ? ends : term.dueAfter(receivedOn);
        }
        LocalDate latest = latestAfterReopening(kind);
        return latest != null && ends.isAfter(latest) ? latest : ends;
    }

    /** The last day that can be given since it was opened again, were it of that kind; null when any can. */
    @Nullable
    LocalDate latestAfterReopening(Kind kind) {
        LocalDate reopened = reopenedOn == null ? null : reopenedOn.latest();
        return reopened == null ? null : Term.latestAfterReopening(kind, reopened);
    }

    /** Whether who asked was told of the longer term by that day; what is of no known day was not. */
    boolean toldBy(LocalDate day) {
        LocalDate latest = told == null ? null : told.latest();
        return latest != null && !latest.isAfter(day);
    }
}
