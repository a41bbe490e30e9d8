package nl.korpsmonitor.query.web.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Confidential;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Shows what an event says; a confidential value shows only when it was opened for the reader. */
public final class EventData {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new ConfidentialSerializer()))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            // Questions such as isNational() follow from the record's components; they are no content.
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    private EventData() {}

    /** With those values shown that the event shows. */
    public static JsonNode of(DomainEvent event) {
        return MAPPER.valueToTree(event);
    }

    /** Writes the four sorts of confidential value so that they can't be taken for each other. */
    private static final class ConfidentialSerializer extends StdSerializer<Confidential<?>> {
        ConfidentialSerializer() {
            super(type());
        }

        @SuppressWarnings("unchecked") // A class literal has no type arguments; the serializer needs none.
        private static Class<Confidential<?>> type() {
            return (Class<Confidential<?>>) (Class<?>) Confidential.class;
        }

        @Override
        public void serialize(Confidential<?> value, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            switch (value) {
                case Confidential.Shown<?> shown -> {
                    json.writeStringProperty("confidential", "shown");
                    json.writePOJOProperty("value", shown.value());
                }
                case Confidential.Withheld<?> withheld -> {
                    json.writeStringProperty("confidential", "withheld");
                    json.writeStringProperty("digest", withheld.digest());
                    if (withheld.ground() != null) {
                        json.writeStringProperty("ground", withheld.ground());
                    }
                }
                case Confidential.Erased<?> erased -> {
                    json.writeStringProperty("confidential", "erased");
                    json.writeStringProperty("digest", erased.digest());
                }
                case Confidential.Unopenable<?> lost -> {
                    json.writeStringProperty("confidential", "unopenable");
                    json.writeStringProperty("digest", lost.digest());
                }
            }
            json.writeEndObject();
        }
    }
}
