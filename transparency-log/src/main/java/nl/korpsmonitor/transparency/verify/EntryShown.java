package nl.korpsmonitor.transparency.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entry that a proof is about, in the words of its body.
 *
 * @param position in the log, from 0
 * @param recordedAt the time that stands in the leaf; null when the leaf could not be read
 * @param bodyShown whether a body was given and is the one that was recorded; without it the members below are null
 * @param type the event's stored name
 * @param subject what the event is about
 * @param seq the event's number within its subject
 * @param disclosed the confidential values that were given and belong to this body
 * @param notDisclosed how many confidential values of the body were not; 0 without a body
 */
record EntryShown(
        long position,
        @Nullable String recordedAt,
        boolean bodyShown,
        @Nullable String type,
        @Nullable String subject,
        @Nullable String seq,
        List<Disclosed> disclosed,
        int notDisclosed) {

    /**
     * A confidential value that was disclosed.
     *
     * @param path where its digest stands in the body, such as {@code data.text}
     * @param value a text as it is, anything else as JSON
     */
    public record Disclosed(String path, String value) {}

    /** Copies the list. */
    public EntryShown {
        disclosed = List.copyOf(disclosed);
    }
}
