package nl.korpsmonitor.ledger.json;

import nl.korpsmonitor.events.values.Confidential;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a confidential value from the plain one: whoever sends it shows it. */
final class ConfidentialDeserializer extends ValueDeserializer<Confidential<?>> {
    private final @Nullable JavaType valueType;

    ConfidentialDeserializer() {
        this(null);
    }

    private ConfidentialDeserializer(@Nullable JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType confidential = property == null ? context.getContextualType() : property.getType();
        return new ConfidentialDeserializer(confidential.containedTypeOrUnknown(0));
    }

    @Override
    public Confidential<?> deserialize(JsonParser json, DeserializationContext context) {
        JavaType type = valueType == null ? context.constructType(Object.class) : valueType;
        Object value = context.readValue(json, type);
        return Confidential.of(value);
    }
}
