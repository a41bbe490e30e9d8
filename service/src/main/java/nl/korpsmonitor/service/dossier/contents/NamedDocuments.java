package nl.korpsmonitor.service.dossier.contents;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Document;
import org.jspecify.annotations.Nullable;

/** Finds the documents that an event names, wherever in it. */
public final class NamedDocuments {
    private NamedDocuments() {}

    /** All of them, in the order of the event's parts. */
    public static List<Document> in(DomainEvent event) {
        List<Document> found = new ArrayList<>();
        collect(event, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<Document> found) {
        if (value instanceof Document document) {
            found.add(document);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(read(record, component), found);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, found));
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of events' records are public and fail never", e);
        }
    }
}
