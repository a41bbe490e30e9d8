package nl.korpsmonitor.service.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.service.testing.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every write of the API's description, with its example, on the ledger of {@link Published}. */
final class WriteExamples {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String JSON = "/requestBody/content/application~1json";
    private static final List<String> NAMES = List.of("code", "identifier");

    private final AtomicInteger names = new AtomicInteger();

    /**
     * One write.
     *
     * @param path from {@code /v1} on, of things that exist where possible
     * @param schema of each field that it knows
     */
    record Write(String operation, String path, ObjectNode example, JsonNode schema) {
        /** The fields that it knows. */
        Collection<String> fields() {
            return schema.propertyNames();
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Write> of(RunningService service, Published published) {
        JsonNode api = MAPPER.readTree(service.get("/v1/openapi.json").body());
        List<Write> writes = new ArrayList<>();
        api.get("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("post"))
                // Files are no fields.
                .filter(path -> path.getValue().at("/post" + JSON + "/example").isObject())
                .forEach(path -> {
                    JsonNode operation = path.getValue().get("post");
                    String operationPath = path.getKey();
                    boolean recommendation =
                            operationPath.startsWith("/recommendations") || operationPath.contains("noted");
                    String target = operationPath
                            .replace("{year}", recommendation ? "2012" : "2014")
                            .replace("{position}", published.confidential)
                            .replace("{organisation}", operationPath.contains("{judgedBy}") ? "om" : "veldmark")
                            .replace("{judgedBy}", "veldmark")
                            .replace("{dimension}", "capacity")
                            .replace("{identifier}", "report-2012")
                            .replace("{code}", code(operationPath));
                    JsonNode schema = operation.at(JSON + "/schema/properties");
                    ObjectNode example = (ObjectNode) operation.at(JSON + "/example");
                    writes.add(
                            new Write(operationPath, "/v1" + target.replaceAll("\\{[a-z]+}", "x-1"), example, schema));
                });
        return writes;
    }

    /** JSON pointers to every text that the write takes: those in its example, and those that only its schema has. */
    static List<String> texts(Write write) {
        Set<String> found = new TreeSet<>();
        collect(write.example(), "", found);
        write.schema()
                .propertyStream()
                .filter(field -> field.getValue().path("type").toString().contains("string")
                        && !field.getValue().has("enum"))
                .forEach(field -> found.add("/" + field.getKey()));
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, String pointer, Set<String> found) {
        if (node.isString()) {
            found.add(pointer);
        }
        node.propertyStream().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, found);
        }
    }

    /** The body with a text there. */
    ObjectNode body(Write write, String pointer, String text) {
        ObjectNode body = body(write);
        int end = pointer.lastIndexOf('/');
        String last = pointer.substring(end + 1);
        if (body.at(pointer.substring(0, end)) instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), text);
        } else {
            ((ObjectNode) body.at(pointer.substring(0, end))).put(last, text);
        }
        return body;
    }

    /** An object that is written as JSON. */
    static ObjectNode json(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    private static String code(String operation) {
        if (operation.startsWith("/recommendations")) {
            return "r-public";
        }
        if (operation.startsWith("/inquiries")) {
            return "kv-other";
        }
        return operation.startsWith("/mandates") ? "m-1" : operation.startsWith("/holds") ? "h-1" : "duinrand";
    }

    /** The example of that write, with names of things that exist and a name of its own where it makes something new. */
    ObjectNode body(Write write) {
        String text = write.example()
                .toString()
                .replaceAll("\"(document|source)\":\"[^\"]*\"", "\"$1\":\"report-2012\"")
                .replaceAll(
                        "\"(organisation|holderOrganisation|ownerOrganisation|offeredBy|offeredTo|adoptedBy)\":\"[^\"]*\"",
                        "\"$1\":\"veldmark\"");
        ObjectNode body = json(text);
        for (String name : NAMES) {
            if (body.has(name)) {
                body.put(name, "x-" + names.incrementAndGet());
            }
        }
        return body;
    }
}
