package nl.korpsmonitor.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an audit came across.
 *
 * @param check what it was found by
 * @param position of the event; null when it is about several, such as those of a week
 * @param subject of the event, or what is counted: a scorecard, an actor or a week
 * @param actor pseudonym of who recorded the event; null when it is about several
 * @param detail what differs, without words of any language where that can be; no confidential value
 * @param related positions of the events that it must be read with, in order
 */
public record Observation(
        Check check,
        @Nullable Long position,
        String subject,
        @Nullable String actor,
        String detail,
        List<Long> related) {
    public Observation {
        related = List.copyOf(related);
    }
}
