package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What follows, of what was recorded later, for what was known of a subject on a day. It is not attested: the ledger did not see that day, or does not say what it
 * knew then; sources and dates are taken at their word.
 *
 * @param day end of that day, Europe/Amsterdam
 * @param facts null when nothing was known
 * @param used the events that it was made of, in the order in which they were recorded
 * @param leftOut the others, in the same order
 */
public record Reconstruction(
        Subject subject, LocalDate day, @Nullable Facts facts, List<Considered> used, List<LeftOut> leftOut) {
    public Reconstruction {
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
    }

    /** What tells when something was known. */
    public enum Basis {
        /** The date of the source in which it was read. */
        SOURCE,
        /** The date of the document that is described. */
        DOCUMENT,
        /** Its own date. */
        OWN_DATE
    }

    /** Why an event was left out. */
    public enum Reason {
        /** It was known later. */
        KNOWN_LATER,
        /** No date says when it was known. */
        NO_DATE,
        /** It builds on one that was left out. */
        DOES_NOT_FOLLOW
    }

    /**
     * An event.
     *
     * @param knownOn the last day that the date can mean; null when there is no date
     */
    public record Considered(
            long position,
            String type,
            Basis basis,
            @Nullable LocalDate knownOn) {}

    /** An event that was not used. */
    public record LeftOut(Considered event, Reason reason) {}
}
