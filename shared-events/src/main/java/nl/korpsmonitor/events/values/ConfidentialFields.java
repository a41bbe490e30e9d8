package nl.korpsmonitor.events.values;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The confidential values within an event, by where they stand: JSON Pointers (RFC 6901) into what the API shows as its data, such as {@code /decision/rationale}. */
public final class ConfidentialFields {
    private ConfidentialFields() {}

    /**
     * All that are there, by pointer.
     *
     * @param record an event, or a value within one
     */
    public static SortedMap<String, Confidential<?>> of(Record record) {
        SortedMap<String, Confidential<?>> found = new TreeMap<>();
        collect(record, "", found);
        return Collections.unmodifiableSortedMap(found);
    }

    private static void collect(@Nullable Object value, String pointer, SortedMap<String, Confidential<?>> found) {
        if (value instanceof Confidential<?> confidential) {
            found.put(pointer, confidential);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(read(record, component), pointer + "/" + component.getName(), found);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), pointer + "/" + i, found);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(each, pointer + "/" + escaped(key), found));
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of events' records are public and fail never", e);
        }
    }

    private static String escaped(Object key) {
        return key.toString().replace("~", "~0").replace("/", "~1");
    }
}
