package nl.korpsmonitor.ledger.json;

import nl.korpsmonitor.events.values.Confidential;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a confidential value as far as it may be seen. */
final class ConfidentialSerializer extends StdSerializer<Confidential<?>> {
    ConfidentialSerializer() {
        super(Confidential.class);
    }

    @Override
    public void serialize(Confidential<?> confidential, JsonGenerator json, SerializationContext context) {
        switch (confidential) {
            case Confidential.Shown<?> shown -> context.writeValue(json, shown.value());
            case Confidential.Withheld<?> withheld -> {
                json.writeStartObject();
                json.writeBooleanProperty("withheld", true);
                if (withheld.ground() != null) {
                    json.writeStringProperty("ground", withheld.ground());
                }
                json.writeEndObject();
            }
            case Confidential.Erased<?> erased -> {
                json.writeStartObject();
                json.writeBooleanProperty("erased", true);
                json.writeEndObject();
            }
            case Confidential.Unopenable<?> lost -> {
                json.writeStartObject();
                json.writeBooleanProperty("unopenable", true);
                json.writeEndObject();
            }
        }
    }
}
