package nl.korpsmonitor.query.view;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.query.view.DocumentView.StoredFile;
import org.jspecify.annotations.Nullable;

/** Folds the events of a document. */
public final class DocumentFold implements Fold<DocumentView> {

    @Override
    public DocumentView fold(@Nullable DocumentView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof DocumentEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of a document");
        }
        if (event instanceof DocumentRegistered registered) {
            if (view != null) {
                throw new UnfoldableEventException(recorded, "it is registered");
            }
            return new DocumentView(
                    Head.after(null, recorded),
                    registered.document(),
                    registered.receivedOn(),
                    registered.edition(),
                    null,
                    List.of(recorded.position()));
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the document was not registered");
        }
        return switch (event) {
            case DocumentRegistered e -> throw new UnfoldableEventException(recorded, "it is registered");
            case DocumentDescriptionCorrected e -> next(view, recorded, e.document(), view.file());
            case DocumentFileStored e ->
                next(
                        view,
                        recorded,
                        view.document(),
                        new StoredFile(e.sha256(), e.size(), e.mediaType(), e.inTheClear(), recorded.position()));
        };
    }

    private static DocumentView next(
            DocumentView view, RecordedEvent recorded, Document document, @Nullable StoredFile file) {
        List<Long> positions = new ArrayList<>(view.positions());
        positions.add(recorded.position());
        return new DocumentView(
                Head.after(view.head(), recorded),
                document,
                view.receivedOn(),
                view.edition(),
                file,
                List.copyOf(positions));
    }
}
