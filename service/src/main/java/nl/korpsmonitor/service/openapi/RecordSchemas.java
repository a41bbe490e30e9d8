package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.providers.SpringDocJavadocProvider;

/**
 * Describes the JSON from which a command is read, as the command side's reader takes it. What a field means is taken from the
 * Javadoc of the record's component.
 */
final class RecordSchemas {
    private static final JavadocProvider JAVADOC = new SpringDocJavadocProvider();

    private RecordSchemas() {}

    /** @param leftOut components that the body does not hold */
    static Schema<?> of(Class<?> type, Set<String> leftOut) {
        Schema<Object> schema = typed("object");
        Map<String, String> meanings = JAVADOC.getRecordClassParamJavadoc(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (!leftOut.contains(name)) {
                schema.addProperty(name, described(of(component.getGenericType()), meanings.get(name)));
            }
        }
        schema.setAdditionalProperties(false);
        return schema;
    }

    /** The meaning comes before what is said of every value of that type. */
    private static Schema<?> described(Schema<?> schema, @Nullable String meaning) {
        if (meaning == null || meaning.isBlank()) {
            return schema;
        }
        String sentence = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
        return schema.description(
                schema.getDescription() == null ? sentence : sentence + " " + schema.getDescription());
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
        if (type == KnownAt.class) {
            Schema<Object> schema = typed("integer");
            schema.addType("string");
            return schema.description("A position in the ledger, or an RFC 3339 time in quotes.")
                    .example("2013-11-11T12:00:00Z");
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
