package nl.korpsmonitor.command.document;

import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a document. Immutable.
 *
 * @param document its description as it stands; null while it is not registered
 * @param fictitious whether it is invented
 */
public record DocumentState(@Nullable Document document, boolean fictitious) {
    /** Not registered. */
    static final DocumentState INITIAL = new DocumentState(null, false);
}
