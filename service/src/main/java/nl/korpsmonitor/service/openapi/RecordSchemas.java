package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** Describes the JSON from which a command is read, as the command side's reader takes it. */
final class RecordSchemas {
    private RecordSchemas() {}

    /** @param leftOut components that the body does not hold */
    static Schema<?> of(Class<?> type, Set<String> leftOut) {
        Schema<Object> schema = typed("object");
        for (RecordComponent component : type.getRecordComponents()) {
            if (!leftOut.contains(component.getName())) {
                schema.addProperty(component.getName(), of(component.getGenericType()));
            }
        }
        schema.setAdditionalProperties(false);
        return schema;
    }

    private static Schema<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (Collection.class.isAssignableFrom(raw)) {
                return typed("array").items(of(last)).uniqueItems(raw == Set.class ? Boolean.TRUE : null);
            }
            if (raw == Map.class) {
                return typed("object").additionalProperties(of(last));
            }
            throw new IllegalArgumentException("commands hold no " + type);
        }
        return ofPlain((Class<?>) type);
    }

    private static Schema<?> ofPlain(Class<?> type) {
        if (type.isEnum()) {
            Schema<Object> schema = typed("string");
            Arrays.stream(type.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name())
                    .forEach(schema::addEnumItemObject);
            return schema;
        }
        if (type == String.class || type == Subject.class) {
            return typed("string");
        }
        if (type == Integer.class || type == Long.class) {
            return typed("integer");
        }
        if (type == Boolean.class) {
            return typed("boolean");
        }
        if (type == Decimal.class) {
            return typed("string")
                    .description("A decimal, exact to its last digit.")
                    .example("7.5");
        }
        if (type == PartialDate.class) {
            return typed("string")
                    .description("A day, a month, a year or 'unknown', as exact as it is known.")
                    .example("2012-05-31");
        }
        if (type == LocalDate.class) {
            return typed("string").format("date");
        }
        if (type.isRecord()) {
            return of(type, Set.of());
        }
        throw new IllegalArgumentException("commands hold no " + type);
    }

    private static Schema<Object> typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
