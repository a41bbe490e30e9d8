package nl.korpsmonitor.query.replay;

import java.util.List;
import java.util.SortedMap;
import nl.korpsmonitor.events.values.Subject;
import tools.jackson.databind.JsonNode;

/**
 * How a value came about.
 *
 * @param field the JSON Pointer that was asked for
 * @param values what stands there and below it, by field; empty when nothing does any more
 * @param chain every event of the subject that changed it, in order; one at least
 * @param restsOn what it rests on beyond these events
 */
public record Explanation(
        Subject subject, String field, SortedMap<String, JsonNode> values, List<Link> chain, List<Ground> restsOn) {
    public Explanation {
        chain = List.copyOf(chain);
        restsOn = List.copyOf(restsOn);
    }

    /**
     * An event of the chain.
     *
     * @param step the whole step
     * @param changes those of its changes that belong to what was asked for, one at least
     */
    public record Link(Step step, List<Change> changes) {}

    /** What something may rest on. */
    public enum Kind {
        /** The framework under which a figure is computed. */
        FRAMEWORK,
        /** The scores from which a figure is computed, with every event that led to them: superseded ones too. */
        SCORES,
        /** A mandate under which something was decided. */
        MANDATE,
        /** A document that an event of the chain relies on. */
        DOCUMENT
    }

    /**
     * Something beyond the chain that the value rests on.
     *
     * @param subject whose events they are
     * @param positions of its events up to when it was relied on, as far as the reader may see them; empty for a document that is not registered
     */
    public record Ground(Kind kind, Subject subject, List<Long> positions) {}
}
