package nl.korpsmonitor.query.readmodel;

import java.util.Optional;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.View;

/** Reads what the projector wrote. */
public final class ViewReader {
    private ViewReader() {}

    /** The live view of a subject. */
    public static <V extends View> Optional<V> document(ReadModelStore store, ViewType<V, ?> type, Subject subject) {
        return store.document(type.name(), subject.id()).map(text -> ViewCodec.read(text, type.type()));
    }

    /** What a list row keeps. */
    public static <S> S summary(ViewType<?, S> type, Row row) {
        return ViewCodec.read(row.summary(), type.summaryType());
    }
}
