package nl.korpsmonitor.ledger.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import org.jspecify.annotations.Nullable;

/** Every event that can be recorded, found by walking the sealed interfaces below {@link DomainEvent}. Immutable. */
public final class EventTypes {
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
        List<Class<?>> records = recordsBelow(sealedRoot);
        requireUniqueNames(records);
        records.forEach(this::register);
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

    /**
     * Whether the text has the form of a stored name, known or not: words of lower-case letters and digits, joined by
     * hyphens. Whatever has not is no domain event; a Java class name never has, as it holds a dot.
     */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_NAME_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        // By hand, not by a pattern: it is asked of every entry that is read.
        boolean afterHyphen = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hyphen = c == '-';
            if (hyphen ? afterHyphen : !isLetter(c) && (c < '0' || c > '9')) {
                return false;
            }
            afterHyphen = hyphen;
        }
        return !afterHyphen;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void requireUniqueNames(List<Class<?>> records) {
        Map<String, Class<?>> named = new HashMap<>();
        for (Class<?> record : records) {
            String name = stored(record).value();
            Class<?> other = named.put(name, record);
            if (other != null) {
                throw new IllegalStateException(
                        "'" + name + "' names both " + other.getName() + " and " + record.getName());
            }
        }
    }

    private static EventName stored(Class<?> record) {
        EventName stored = record.getAnnotation(EventName.class);
        if (stored == null || !isName(stored.value()) || stored.revision() < 1) {
            throw new IllegalStateException(record.getName() + " needs an @EventName: kebab-case, at most "
                    + MAXIMUM_NAME_LENGTH + " characters, with a revision from 1");
        }
        return stored;
    }

    private void register(Class<?> record) {
        EventName stored = stored(record);
        EventType type = new EventType(stored.value(), stored.revision(), record.asSubclass(DomainEvent.class));
        byName.put(type.name(), type);
        byClass.put(record, type);
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
