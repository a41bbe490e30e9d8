package nl.korpsmonitor.command.reading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds JSON to records, component by component, and goes on after a fault. What could not be read is null; an element
 * of an array that is no object is read as an empty one, so that the others keep their place.
 */
final class RecordBinder {
    /** The most elements of one array or map. */
    static final int MAXIMUM_ELEMENTS = 1_000;

    private static final String SUBJECT = "subject";

    private final List<FieldFault> faults;

    RecordBinder(List<FieldFault> faults) {
        this.faults = faults;
    }

    /**
     * The command record; its component {@code subject} is given, not read.
     *
     * @param known the names that the fault of an unknown field lists
     */
    Object command(Class<?> type, Subject subject, ObjectNode fields, List<String> known) {
        return record(type, fields, "", subject, known);
    }

    private Object record(Class<?> type, ObjectNode fields, String path) {
        return record(type, fields, path, null, names(type, false));
    }

    private Object record(
            Class<?> type, ObjectNode fields, String path, @Nullable Subject subject, List<String> known) {
        Set<String> unknown = new LinkedHashSet<>(fields.propertyNames());
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            if (subject != null && name.equals(SUBJECT)) {
                values[i] = subject;
            } else {
                unknown.remove(name);
                values[i] = value(components[i].getGenericType(), fields.get(name), path + name);
            }
        }
        unknown.forEach(
                name -> fault(path + printable(name), "is not a field here; known are " + String.join(", ", known)));
        return construct(type, components, values);
    }

    private @Nullable Object value(Type type, @Nullable JsonNode node, String path) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? map(generic, node, path) : elements(generic, node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && !Scalars.reads(plain)) {
            if (node instanceof ObjectNode object) {
                return record(plain, object, path + ".");
            }
            fault(path, "must be an object");
            return null;
        }
        try {
            return Scalars.read(plain, node);
        } catch (IllegalArgumentException e) {
            fault(path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Object elements(ParameterizedType type, JsonNode node, String path) {
        if (!node.isArray() || node.size() > MAXIMUM_ELEMENTS) {
            fault(path, "must be an array of at most " + MAXIMUM_ELEMENTS);
            return null;
        }
        Type elementType = type.getActualTypeArguments()[0];
        boolean records = elementType instanceof Class<?> c && c.isRecord() && !Scalars.reads(c);
        List<Object> list = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            JsonNode element = node.get(i);
            if (element.isNull()) {
                fault(at, "must not be null");
            }
            Object value = value(elementType, element, at);
            if (value == null && records) {
                value = record((Class<?>) elementType, JsonNodeFactory.instance.objectNode(), at + ".");
            }
            if (value == null) {
                whole = false;
            } else {
                list.add(value);
            }
        }
        if (!whole) {
            return null;
        }
        if (type.getRawType() == List.class) {
            return Collections.unmodifiableList(list);
        }
        Set<Object> set = new LinkedHashSet<>(list);
        if (set.size() < list.size()) {
            fault(path, "must not name anything twice");
        }
        return Collections.unmodifiableSet(set);
    }

    private @Nullable Object map(ParameterizedType type, JsonNode node, String path) {
        if (!(node instanceof ObjectNode object) || node.size() > MAXIMUM_ELEMENTS) {
            fault(path, "must be an object of at most " + MAXIMUM_ELEMENTS + " fields");
            return null;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String at = path + "." + printable(property.getKey());
            JsonNode name = JsonNodeFactory.instance.stringNode(property.getKey());
            Object key = value(type.getActualTypeArguments()[0], name, at);
            if (property.getValue().isNull()) {
                fault(at, "must not be null");
            }
            Object value = value(type.getActualTypeArguments()[1], property.getValue(), at);
            if (key != null && value != null) {
                map.put(key, value);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(field, message));
    }

    static List<String> names(Class<?> type, boolean withoutSubject) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !withoutSubject || !name.equals(SUBJECT))
                .toList();
    }

    /** A name as sent, made safe to show: short, and without control characters or broken surrogates. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() <= 60 ? safe : safe.substring(0, 60) + "...";
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the constructor of " + type + " must check nothing", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a public record", e);
        }
    }
}
