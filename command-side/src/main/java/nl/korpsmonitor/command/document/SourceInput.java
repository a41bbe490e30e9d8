package nl.korpsmonitor.command.document;

import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A source as a request names it.
 *
 * @param document identifier of a registered document; required
 * @param passage where in it; null for the whole
 * @param documentedOn the date that the source gives for the fact; left out means unknown
 * @param receivedOn when the source reached the recorder; left out means unknown
 */
public record SourceInput(
        @Nullable String document,
        @Nullable String passage,
        @Nullable PartialDate documentedOn,
        @Nullable PartialDate receivedOn) {}
