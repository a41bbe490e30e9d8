package nl.korpsmonitor.ledger.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import nl.korpsmonitor.events.values.Confidential;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of answers and requests. Members stand in the order of the record, absent ones are left out, dates are ISO
 * 8601, decimals are strings, enums are names. A confidential value is the value itself when shown, else {@code
 * {"withheld":true,"ground":…}} or {@code {"erased":true}}.
 *
 * <p>Reading is strict: an unknown member, a name that stands twice, a number where text should be or the other way
 * round, and a fraction where a whole number should be are refused. A confidential value is read from the plain value.
 */
public final class EventJson {
    private EventJson() {}

    /** A new mapper. It is immutable and safe for use by many threads; keep it. */
    public static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("korpsmonitor-events")
                .addSerializer(new ConfidentialSerializer())
                .addDeserializer(Confidential.class, new ConfidentialDeserializer());
        return JsonMapper.builder()
                .addModule(module)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum,
                        constant -> constant.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }
}
