package nl.korpsmonitor.command.document;

import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;

/** How a document's state follows from its events. */
public final class DocumentFold implements Fold<DocumentState> {
    /** The only one. */
    public static final DocumentFold INSTANCE = new DocumentFold();

    private DocumentFold() {}

    @Override
    public Class<DocumentState> type() {
        return DocumentState.class;
    }

    @Override
    public DocumentState initial() {
        return DocumentState.INITIAL;
    }

    @Override
    public DocumentState apply(DocumentState state, Occurred occurred) {
        return switch ((DocumentEvent) occurred.event()) {
            case DocumentRegistered registered -> new DocumentState(registered.document(), occurred.fictitious());
            case DocumentDescriptionCorrected corrected ->
                new DocumentState(corrected.document(), state.fictitious());
            case DocumentFileStored ignored -> state;
        };
    }
}
