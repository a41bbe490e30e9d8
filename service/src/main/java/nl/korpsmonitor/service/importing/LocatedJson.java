package nl.korpsmonitor.service.importing;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that remembers on which line each value stands, so that faults can name it. */
final class LocatedJson {
    /** The deepest nesting. */
    static final int MAXIMUM_DEPTH = 20;
    /** The longest string or number, in characters. */
    static final int MAXIMUM_STRING_LENGTH = 100_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxStringLength(MAXIMUM_STRING_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final Map<String, Integer> lines = new HashMap<>();

    private LocatedJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * A value with its lines.
     *
     * @param value the whole document
     * @param lines of every member and element, by path such as {@code records[3].subject}; the document itself is ''
     */
    record Located(JsonNode value, Map<String, Integer> lines) {}

    /** @throws UnreadableFileException when it is not JSON, or breaks a bound above; names the line */
    static Located read(String text) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            parser.nextToken();
            LocatedJson reading = new LocatedJson(parser);
            JsonNode value = reading.value("");
            if (parser.nextToken() != null) {
                throw fault(parser, "something follows after the end of the JSON document");
            }
            return new Located(value, reading.lines);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new UnreadableFileException(
                    new ImportFault(line, null, "is no JSON that can be read: " + e.getOriginalMessage()), e);
        }
    }

    private JsonNode value(String path) {
        lines.put(path, parser.currentTokenLocation().getLineNr());
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw fault(parser, "is empty; it must hold one JSON object");
        }
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> throw fault(parser, "has " + token + " where a value must stand");
        };
    }

    private ObjectNode object(String path) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(path.isEmpty() ? name : path + "." + name));
        }
        return object;
    }

    private ArrayNode array(String path) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path + "[" + array.size() + "]"));
        }
        return array;
    }

    private static UnreadableFileException fault(JsonParser parser, String message) {
        return new UnreadableFileException(
                new ImportFault(parser.currentTokenLocation().getLineNr(), null, message));
    }
}
