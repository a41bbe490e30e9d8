package nl.korpsmonitor.command.document;

import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document as decisions see it.
 *
 * @param document its description as it stands; null when it is not registered
 * @param edition year of the edition whose working paper it is; null when it is nobody's
 * @param file its bytes, as they are stored; null when they are not
 * @param fictitious whether it is invented data
 */
public record DocumentState(
        @Nullable Document document,
        @Nullable Integer edition,
        @Nullable DocumentFileStored file,
        boolean fictitious) {
    /** How it follows from its events. */
    public static final Fold<DocumentState> FOLD = new Fold<>() {
        @Override
        public Class<DocumentState> type() {
            return DocumentState.class;
        }

        @Override
        public DocumentState initial() {
            return new DocumentState(null, null, null, false);
        }

        @Override
        public DocumentState apply(DocumentState state, Occurred occurred) {
            return occurred.event() instanceof DocumentEvent event
                    ? new DocumentState(
                            state.after(event),
                            event.edition(),
                            event instanceof DocumentFileStored stored ? stored : state.file(),
                            occurred.fictitious())
                    : state;
        }
    };

    private @Nullable Document after(DocumentEvent event) {
        return switch (event) {
            case DocumentEvent.DocumentRegistered registered -> registered.document();
            case DocumentEvent.DocumentDescriptionCorrected corrected -> corrected.document();
            case DocumentFileStored stored -> withFile(stored);
        };
    }

    private @Nullable Document withFile(DocumentFileStored stored) {
        return document == null
                ? null
                : new Document(
                        document.identifier(),
                        document.title(),
                        document.date(),
                        stored.mediaType() == null ? document.mediaType() : stored.mediaType(),
                        stored.size(),
                        stored.sha256(),
                        document.location());
    }
}
