package nl.korpsmonitor.ledger.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonBool;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonText;

/**
 * The stored forms of Java types: text, decimals, dates and subjects as strings, enums by name, whole numbers, booleans,
 * lists and sets as arrays, maps with enum keys and records as objects. Any other type is refused when the codec is
 * made, so that no event can be declared that can't be stored exactly. Confined to the thread that makes the codec.
 */
final class ValueForms {
    private final Map<Type, ValueForm> known = new HashMap<>();

    ValueForms() {
        known.put(String.class, text(Function.identity(), Object::toString));
        known.put(Decimal.class, text(Decimal::of, Object::toString));
        known.put(PartialDate.class, text(PartialDate::new, Object::toString));
        known.put(Subject.class, text(Subject::new, Object::toString));
        known.put(LocalDate.class, text(LocalDate::parse, Object::toString));
        ValueForm integer = new Scalar(
                value -> new JsonNumber((Integer) value), json -> Math.toIntExact(((JsonNumber) json).value()));
        ValueForm whole = new Scalar(value -> new JsonNumber((Long) value), json -> ((JsonNumber) json).value());
        ValueForm truth = new Scalar(value -> JsonBool.of((Boolean) value), json -> ((JsonBool) json).value());
        known.put(int.class, integer);
        known.put(Integer.class, integer);
        known.put(long.class, whole);
        known.put(Long.class, whole);
        known.put(boolean.class, truth);
        known.put(Boolean.class, truth);
    }

    /** @throws IllegalStateException when values of the type have no stored form */
    ValueForm of(Type type) {
        ValueForm form = known.get(type);
        if (form == null) {
            form = make(type);
            known.put(type, form);
        }
        return form;
    }

    private ValueForm make(Type type) {
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return enumeration(plain);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return new RecordForm(plain, this);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Confidential.class) {
                return new ConfidentialForm(of(of[0]));
            }
            if (generic.getRawType() == List.class || generic.getRawType() == Set.class) {
                return new CollectionForm(of(of[0]), generic.getRawType() == Set.class);
            }
            if (generic.getRawType() == Map.class && of[0] instanceof Class<?> key && key.isEnum()) {
                return new EnumMapForm(enumeration(key), of(of[1]));
            }
        }
        throw new IllegalStateException("values of type " + type.getTypeName() + " have no stored form");
    }

    private static ValueForm enumeration(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return text(
                name -> {
                    Object constant = byName.get(name);
                    if (constant == null) {
                        throw new MalformedEntryException("no " + type.getSimpleName() + " of this name");
                    }
                    return constant;
                },
                value -> ((Enum<?>) value).name());
    }

    private static ValueForm text(Function<String, ?> read, Function<Object, String> write) {
        return new Scalar(value -> new JsonText(write.apply(value)), json -> read.apply(((JsonText) json).value()));
    }

    private record Scalar(Function<Object, Json> writer, Function<Json, ?> reader) implements ValueForm {
        @Override
        public Json write(Object value, ConfidentialSink sink) {
            return writer.apply(value);
        }

        @Override
        public Object read(Json json, ConfidentialSource source) {
            try {
                return reader.apply(json);
            } catch (ClassCastException e) {
                throw new MalformedEntryException("a value of another kind should be here", e);
            }
        }
    }
}
