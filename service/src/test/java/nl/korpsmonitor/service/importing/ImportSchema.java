package nl.korpsmonitor.service.importing;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes {@code docs/import-format.schema.json} from the commands, so that it can't fall behind them. */
final class ImportSchema {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ImportSchema() {}

    /** Writes the schema to the path given as the only argument. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    static String text() {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:korpsmonitor:import-format:" + ImportFileReader.FORMAT_VERSION);
        schema.put("title", "Korpsmonitor import file, format version " + ImportFileReader.FORMAT_VERSION);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.putArray("required")
                .add("formatVersion")
                .add("title")
                .add("fictitious")
                .add("records");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("formatVersion").put("const", ImportFileReader.FORMAT_VERSION);
        properties.set("title", text(200));
        properties.putObject("fictitious").put("type", "boolean");
        properties.set("source", text(1_000));
        properties.set("actors", actors());
        ObjectNode records = properties.putObject("records").put("type", "array");
        records.put("minItems", 1).put("maxItems", ImportFileReader.MAXIMUM_RECORDS);
        ArrayNode oneOf = records.putObject("items").putArray("oneOf");
        schema.putObject("if").putObject("properties").putObject("fictitious").put("const", false);
        schema.putObject("then").putObject("properties").put("actors", false);
        ObjectNode definitions = schema.putObject("$defs");
        for (CommandCatalogue.Entry command : CommandSide.importable().entries()) {
            oneOf.addObject().put("$ref", "#/$defs/" + command.name());
            definitions.set(command.name(), command(command));
        }
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode actors() {
        ObjectNode actors = object().put("type", "object").put("maxProperties", ImportFileReader.MAXIMUM_ACTORS);
        actors.putObject("propertyNames").put("pattern", "^" + Code.PATTERN + "$");
        ObjectNode actor = actors.putObject("additionalProperties").put("type", "object");
        actor.put("additionalProperties", false)
                .putArray("required")
                .add("name")
                .add("roles");
        ObjectNode properties = actor.putObject("properties");
        properties.set("name", text(200));
        ObjectNode roles = properties.putObject("roles").put("type", "array").put("minItems", 1);
        roles.set("items", schema(Role.class));
        properties.putObject("organisation").put("type", "string").put("pattern", "^" + Code.PATTERN + "$");
        return actors;
    }

    private static ObjectNode command(CommandCatalogue.Entry command) {
        ObjectNode schema = recordOf(command.type());
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject("command").put("const", command.name());
        properties.putObject("subject").put("type", "string").put("pattern", "^" + command.subjectType() + "(/|$)");
        properties.putObject("by").put("type", "string");
        schema.putArray("required").add("command").add("subject");
        return schema;
    }

    private static ObjectNode recordOf(Class<?> type) {
        ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), schema(component.getGenericType()));
        }
        return schema;
    }

    private static ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            ObjectNode schema = object();
            if (generic.getRawType() == Map.class) {
                schema.put("type", "object").set("propertyNames", schema(arguments.get(0)));
                schema.set("additionalProperties", schema(arguments.get(1)));
            } else {
                schema.put("type", "array").set("items", schema(arguments.getFirst()));
            }
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(plain.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
            return object().set("enum", names);
        }
        if (plain == String.class || plain == Subject.class) {
            return object().put("type", "string");
        }
        if (plain == Integer.class || plain == Long.class) {
            return object().put("type", "integer");
        }
        if (plain == Boolean.class) {
            return object().put("type", "boolean");
        }
        if (plain == Decimal.class) {
            return object().put("type", "string").put("pattern", "^-?[0-9]{1,9}(\\.[0-9]{1,6})?$");
        }
        if (plain == PartialDate.class) {
            return object().put("type", "string").put("pattern", "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$");
        }
        if (plain == LocalDate.class) {
            return object().put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }
        if (plain == KnownAt.class) {
            ObjectNode schema = object();
            schema.putArray("type").add("integer").add("string");
            return schema.put("pattern", "^" + KnownAt.TIME_PATTERN + "$");
        }
        if (plain.isRecord()) {
            return recordOf(plain);
        }
        throw new IllegalStateException("say how " + plain + " is written in JSON");
    }

    private static ObjectNode text(int maximumLength) {
        return object().put("type", "string").put("minLength", 1).put("maxLength", maximumLength);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
