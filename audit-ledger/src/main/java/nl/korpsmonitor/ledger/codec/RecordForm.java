package nl.korpsmonitor.ledger.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A record as an object with one member for each component. A component that is null has no member; JSON null is never
 * written. Unknown members and missing ones that must be there are faults: nothing is dropped, nothing made up.
 */
final class RecordForm implements ValueForm {
    private final Class<?> type;
    private final List<Member> members;
    private final MethodHandle constructor;

    private record Member(String name, boolean nullable, ValueForm form, MethodHandle accessor) {}

    /** @param forms finds the form of each component's type */
    RecordForm(Class<?> type, ValueForms forms) {
        this.type = type;
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        List<Member> found = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        try {
            for (RecordComponent component : components) {
                found.add(new Member(
                        component.getName(),
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                        forms.of(component.getGenericType()),
                        lookup.unreflect(component.getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class))));
            }
            Class<?>[] parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " and its components must be public", e);
        }
        this.members = List.copyOf(found);
    }

    @Override
    public Json write(Object value, ConfidentialSink sink) {
        return write(value, sink, "").build();
    }

    /** @param except name of a component to leave out */
    JsonObject.Builder write(Object value, ConfidentialSink sink, String except) {
        JsonObject.Builder object = JsonObject.builder();
        for (Member member : members) {
            Object component = get(member, value);
            if (component != null && !member.name.equals(except)) {
                object.put(member.name, member.form.write(component, sink));
            } else if (component == null && !member.nullable) {
                throw new IllegalArgumentException(type.getSimpleName() + "." + member.name + " must not be null");
            }
        }
        return object;
    }

    @Override
    public Object read(Json json, ConfidentialSource source) {
        if (!(json instanceof JsonObject object)) {
            throw new MalformedEntryException("an object should be here");
        }
        return read(object, source, "", null);
    }

    /**
     * @param supplied name of a component that is not read from the object
     * @param value the value of that component
     */
    Object read(JsonObject object, ConfidentialSource source, String supplied, @Nullable Object value) {
        @Nullable Object[] arguments = new Object[members.size()];
        int used = 0;
        for (int i = 0; i < arguments.length; i++) {
            Member member = members.get(i);
            if (member.name.equals(supplied)) {
                arguments[i] = value;
                continue;
            }
            Json json = object.get(member.name);
            if (json != null) {
                arguments[i] = readMember(member, json, source);
                used++;
            } else if (!member.nullable) {
                throw new MalformedEntryException(member.name + " is missing");
            }
        }
        if (used != object.size()) {
            throw new MalformedEntryException(unknownMember(object) + " is not known");
        }
        return construct(arguments);
    }

    private String unknownMember(JsonObject object) {
        return object.names().stream()
                .filter(name -> members.stream().noneMatch(member -> member.name.equals(name)))
                .findFirst()
                .orElse("a member");
    }

    private static Object readMember(Member member, Json json, ConfidentialSource source) {
        try {
            return member.form.read(json, source);
        } catch (MalformedEntryException e) {
            throw e.in(member.name);
        } catch (RuntimeException e) {
            throw new MalformedEntryException(member.name + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Object get(Member member, Object value) {
        try {
            return (Object) member.accessor.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of a record must not fail", e);
        }
    }

    private Object construct(@Nullable Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (Error e) {
            // Out of memory, say: that is no fault of the entry's.
            throw e;
        } catch (Throwable e) {
            throw new MalformedEntryException(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
