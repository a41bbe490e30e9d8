package nl.korpsmonitor.service.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.service.testing.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
     * @param fields that it knows
     */
    record Write(String operation, String path, ObjectNode example, List<String> fields) {
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
                    List<String> fields = new ArrayList<>(
                            operation.at(JSON + "/schema/properties").propertyNames());
                    ObjectNode example = (ObjectNode) operation.at(JSON + "/example");
                    writes.add(
                            new Write(operationPath, "/v1" + target.replaceAll("\\{[a-z]+}", "x-1"), example, fields));
                });
        return writes;
    }

    /** An object that is written as JSON. */
    static ObjectNode json(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    private static String code(String operation) {
        if (operation.startsWith("/recommendations")) {
            return "r-public";
        }
        return operation.startsWith("/mandates") ? "m-1" : operation.startsWith("/holds") ? "h-1" : "duinrand";
    }

    /** The example of that write, with names of things that exist and a name of its own where it makes something new. */
    ObjectNode body(Write write) {
        String text = write.example()
                .toString()
                .replaceAll("\"document\":\"[^\"]*\"", "\"document\":\"report-2012\"")
                .replaceAll(
                        "\"(organisation|holderOrganisation|offeredBy|offeredTo|adoptedBy)\":\"[^\"]*\"",
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
