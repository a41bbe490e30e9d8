package nl.korpsmonitor.ledger.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import org.jspecify.annotations.Nullable;

/** Every event that can be recorded, found by walking the sealed interfaces below {@link DomainEvent}. Immutable. */
public final class EventTypes {
    /** The form of a stored name; a Java class name never has it, as it holds a dot. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int MAXIMUM_NAME_LENGTH = 60;

    private final Map<String, EventType> byName = new TreeMap<>();
    private final Map<Class<?>, EventType> byClass = new HashMap<>();

    /**
     * The types of all records that implement {@link DomainEvent}.
     *
     * @throws IllegalStateException when a record has no proper {@link EventName}, or two have the same
     */
    public EventTypes() {
        this(DomainEvent.class);
    }

    EventTypes(Class<?> sealedRoot) {
        recordsBelow(sealedRoot).forEach(this::register);
    }

    /** All types, by name. */
    public Collection<EventType> all() {
        return List.copyOf(byName.values());
    }

    /** The type of that stored name; null when there is none. */
    public @Nullable EventType named(String name) {
        return byName.get(name);
    }

    /** The type of that record class; null when it is no event's. */
    public @Nullable EventType of(Class<?> recordClass) {
        return byClass.get(recordClass);
    }

    /** Whether the text has the form of a stored name, known or not. Whatever has not is no domain event. */
    public static boolean isName(String text) {
        return text.length() <= MAXIMUM_NAME_LENGTH && NAME.matcher(text).matches();
    }

    private void register(Class<?> recordClass) {
        EventName stored = recordClass.getAnnotation(EventName.class);
        if (stored == null || !isName(stored.value()) || stored.revision() < 1) {
            throw new IllegalStateException(recordClass.getName()
                    + " needs an @EventName: kebab-case, at most " + MAXIMUM_NAME_LENGTH
                    + " characters, with a revision from 1");
        }
        EventType type = new EventType(stored.value(), stored.revision(), recordClass.asSubclass(DomainEvent.class));
        EventType other = byName.putIfAbsent(type.name(), type);
        if (other != null) {
            throw new IllegalStateException("'" + type.name() + "' names both "
                    + other.recordClass().getName() + " and " + recordClass.getName());
        }
        byClass.put(recordClass, type);
    }

    private static List<Class<?>> recordsBelow(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        if (!type.isSealed()) {
            throw new IllegalStateException(type.getName() + " must be a record or a sealed interface");
        }
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            records.addAll(recordsBelow(permitted));
        }
        return records;
    }
}
