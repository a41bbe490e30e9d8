package nl.korpsmonitor.command.document;

import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of a document that is registered. Immutable.
 *
 * @param document its description as it stands
 * @param storedSha256 digest of the bytes stored with the ledger, 64 lower-case hexadecimal digits; null when none are
 */
public record DocumentState(Document document, @Nullable String storedSha256) {

    /**
     * The state after an event.
     *
     * @param before null when nothing was recorded yet
     * @throws IllegalStateException when the first event does not register it
     */
    public static DocumentState after(@Nullable DocumentState before, DocumentEvent event) {
        if (event instanceof DocumentRegistered registered) {
            return new DocumentState(registered.document(), null);
        }
        if (before == null) {
            throw new IllegalStateException("a document begins with its registration, not with " + event);
        }
        return switch (event) {
            case DocumentRegistered ignored -> throw new IllegalStateException("handled above");
            case DocumentDescriptionCorrected corrected ->
                new DocumentState(corrected.document(), before.storedSha256());
            case DocumentFileStored stored -> new DocumentState(before.document(), stored.sha256());
        };
    }
}
