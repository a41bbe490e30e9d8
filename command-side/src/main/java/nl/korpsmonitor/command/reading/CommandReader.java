package nl.korpsmonitor.command.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a command from JSON, strictly: valid UTF-8, one object, no name twice, no unknown fields, no coercion, exact
 * decimals as strings. Safe for use by many threads.
 */
public final class CommandReader {
    /** The most bytes of one command. */
    public static final int MAXIMUM_BYTES = 64 * 1024;
    /** The deepest nesting of arrays and objects. */
    public static final int MAXIMUM_DEPTH = 16;
    /** The field that faults of the whole body name. */
    public static final String BODY = "body";

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the fields of a command from a body.
     *
     * @param type its record
     * @param subject what it is about; not part of the body
     * @throws InvalidInputException when the body is too large, not UTF-8, or not one JSON object
     */
    public CommandInput read(Class<? extends Command> type, Subject subject, byte[] body) {
        return read(type, subject, object(body));
    }

    /** Reads the fields of a command from an object that was parsed by {@link #object} or as strictly. */
    public CommandInput read(Class<? extends Command> type, Subject subject, ObjectNode fields) {
        return read(type, subject, fields, fieldNames(type));
    }

    /**
     * Like {@link #read(Class, Subject, ObjectNode)}, for a sender who knows these fields by other means too.
     *
     * @param known the names that the fault of an unknown field lists
     */
    public CommandInput read(Class<? extends Command> type, Subject subject, ObjectNode fields, List<String> known) {
        List<FieldFault> faults = new ArrayList<>();
        Command command = type.cast(new RecordBinder(faults).command(type, subject, fields, known));
        return new CommandInput(command, faults);
    }

    /** The names of the fields of a command, in order; its subject is none of them. */
    public static List<String> fieldNames(Class<? extends Command> type) {
        return RecordBinder.names(type, true);
    }

    /**
     * Parses one JSON object.
     *
     * @throws InvalidInputException when the body is too large, not UTF-8, or not one JSON object
     */
    public ObjectNode object(byte[] body) {
        if (body.length > MAXIMUM_BYTES) {
            throw new InvalidInputException(BODY, "is larger than " + MAXIMUM_BYTES + " bytes");
        }
        JsonNode node;
        try {
            node = mapper.readTree(decoded(body));
        } catch (JacksonException e) {
            throw new InvalidInputException(BODY, "is not acceptable JSON" + reason(e));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidInputException(BODY, "must be one JSON object");
    }

    private static String decoded(byte[] body) {
        try {
            // Not left to the JSON parser: it also guesses at UTF-16 and UTF-32, and lets some broken bytes pass.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(BODY, "is not valid UTF-8");
        }
    }

    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String what = message.startsWith("Duplicate")
                ? ": a name occurs twice in one object"
                : message.contains("nesting depth") ? ": nested deeper than " + MAXIMUM_DEPTH + " levels" : "";
        TokenStreamLocation at = e.getLocation();
        return what + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
}
