package nl.korpsmonitor.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API against the NL API Design Rules and against what the API does. */
class OpenApiTest {
    @TempDir
    static Path directory;

    private static RunningService service;
    private static HttpResponse<String> answer;
    private static JsonNode api;

    /** What must be asked of reads that take a question. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "/differences", "?subject=organisation/veldmark&from=0",
            "/explanations", "?subject=organisation/veldmark&field=/code",
            "/reconstructions", "?subject=organisation/veldmark&asOf=2013-01-01",
            "/reconstructions/events", "?subject=organisation/veldmark&asOf=2013-01-01");

    /** An operation of the description. */
    private record Described(String path, String method, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
        answer = service.get("/v1/openapi.json");
        api = new JsonMapper().readTree(answer.body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void it_is_read_without_login_from_any_origin() {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(api.get("openapi").asString()).startsWith("3.1");
    }

    @Test
    void it_says_whose_it_is_which_version_and_where() {
        assertThat(api.at("/info/contact/name").asString()).isNotBlank();
        assertThat(api.at("/info/license/name").asString()).isEqualTo("EUPL-1.2");
        assertThat(api.at("/info/version").asString())
                .isEqualTo(ApiVersion.VALUE)
                .matches("\\d+\\.\\d+\\.\\d+");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/v1");
        assertThat(api.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
        assertThat(api.at("/components/schemas/Problem/properties/detail").isMissingNode())
                .isFalse();
    }

    @Test
    void paths_are_kebab_case_begin_after_v1_and_have_no_slash_at_their_end() {
        assertThat(operations())
                .extracting(Described::path)
                .allSatisfy(path -> assertThat(path)
                        // A calendar is a file to the programs that subscribe to it.
                        .matches("(/([a-z0-9]+(-[a-z0-9]+)*|\\{[a-z][A-Za-z]*}))+(\\.ics)?")
                        .doesNotStartWith("/v1"));
    }

    @Test
    void every_write_and_every_read_with_parameters_declares_400_as_a_problem() {
        assertThat(operations())
                .filteredOn(operation -> !operation.method().equals("get") || has(operation.operation(), "parameters"))
                .allSatisfy(operation -> assertThat(
                                operation.operation().at("/responses/400/content/application~1problem+json"))
                        .as(operation.toString())
                        .isNotEmpty());
    }

    @Test
    void the_change_of_a_password_says_what_to_send_and_that_nothing_comes_back() {
        JsonNode change = api.get("paths").get("/account/password").get("put");
        assertThat(change.at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("NewPassword");
        assertThat(change.at("/requestBody/content/application~1json/example").isMissingNode())
                .isFalse();
        assertThat(change.at("/responses/204").isMissingNode()).isFalse();
        assertThat(change.get("security").valueStream().flatMap(way -> way.propertyNames().stream()))
                .as("a session changes it on the page")
                .containsExactly("basic");
    }

    @Test
    void every_write_needs_a_login_and_shows_an_example_and_a_receipt() {
        assertThat(operations())
                .filteredOn(operation -> operation.method().equals("post"))
                .allSatisfy(operation -> {
                    assertThat(operation.operation().at("/security/0").propertyNames())
                            .as(operation.toString())
                            .contains("basic");
                    boolean file = operation.path().equals("/documents/{identifier}/files");
                    assertThat(operation
                                    .operation()
                                    .at("/requestBody/content"
                                            + (file ? "/application~1pdf/schema" : "/application~1json/example")))
                            .as(operation.toString())
                            .isNotEmpty();
                    assertThat(operation
                                    .operation()
                                    .at("/responses/201/content/application~1json/schema/$ref")
                                    .asString())
                            .isEqualTo("#/components/schemas/WriteReceipt");
                });
    }

    @Test
    void a_text_that_stands_in_the_clear_for_ever_says_that_it_must_not_name_persons() {
        List<JsonNode> descriptions = operations().stream()
                // The grounds to withhold and to erase are codes.
                .filter(operation -> !operation.path().contains("/events/"))
                .flatMap(operation -> Stream.of("ground", "justification")
                        .map(field -> operation
                                .operation()
                                .at("/requestBody/content/application~1json/schema/properties/" + field)))
                .filter(field -> !field.isMissingNode())
                .map(field -> field.path("description"))
                .toList();
        assertThat(descriptions)
                .as("deciding, revising, withdrawing, mapping a scale")
                .hasSize(4)
                .allSatisfy(description ->
                        assertThat(description.asString("")).contains("public").contains("must not name persons"));
    }

    @Test
    void so_does_every_text_of_an_inquiry_that_stands_in_the_clear() {
        List<Map.Entry<String, String>> fields = List.of(
                Map.entry("/inquiries", "askedBy"),
                Map.entry("/inquiries", "question"),
                Map.entry("/inquiries/{code}/corrections", "askedBy"),
                Map.entry("/inquiries/{code}/corrections", "question"),
                Map.entry("/inquiries/{code}/citations", "explanation"),
                Map.entry("/inquiries/{code}/answers", "text"),
                Map.entry("/inquiries/{code}/amendments", "text"));
        for (Map.Entry<String, String> field : fields) {
            assertThat(api.get("paths")
                            .get(field.getKey())
                            .at("/post/requestBody/content/application~1json/schema/properties/" + field.getValue()
                                    + "/description")
                            .asString(""))
                    .as(field.toString())
                    .contains("in the clear", "must not name persons");
        }
    }

    @Test
    void every_example_is_read_without_a_fault_as_the_command_that_its_path_takes() {
        List<String> wrong = new ArrayList<>();
        CommandReader reader = new CommandReader();
        for (Described write : operations()) {
            if (!write.method().equals("post")) {
                continue;
            }
            String name = write.operation().get("description").asString().replaceAll(".* as ([a-z-]+)\\.$", "$1");
            if (CommandSide.catalogue().find(name).orElseThrow().withBytes()) {
                write.operation()
                        .at("/requestBody/content")
                        .forEach(file ->
                                assertThat(file.at("/schema/format").asString()).isEqualTo("binary"));
                continue;
            }
            JsonNode body = write.operation().at("/requestBody/content/application~1json");
            ObjectNode example = (ObjectNode) body.get("example").deepCopy();
            List<String> known = List.copyOf(body.at("/schema/properties").propertyNames());
            example.propertyNames().stream()
                    .filter(field -> !known.contains(field))
                    .forEach(field -> wrong.add(write + ": " + field + " is not in the schema"));
            CommandCatalogue.Entry command = CommandSide.catalogue().find(name).orElseThrow();
            List<String> fields = Arrays.stream(command.type().getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            example.retain(fields);
            reader.read(command.type(), Subject.LEDGER, example)
                    .faults()
                    .forEach(fault -> wrong.add(write + ": " + fault));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_read_shows_an_answer_of_the_form_that_it_describes() {
        List<String> wrong = new ArrayList<>();
        for (Described read : operations()) {
            if (read.method().equals("get")) {
                JsonNode contents = read.operation().at("/responses/200/content");
                assertThat(contents).as(read.toString()).isNotEmpty();
                contents.forEach(answer -> {
                    assertThat(answer.path("example").isMissingNode())
                            .as(read.toString())
                            .isFalse();
                    compare(read.path(), answer.get("schema"), answer.get("example"), wrong);
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_form_in_which_a_read_answers_is_described_where_the_read_is() {
        List<String> wrong = new ArrayList<>();
        service.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path ->
                                path.startsWith("/v1/") && api.get("paths").has(path.substring(3)))
                        .forEach(path -> info.getProducesCondition().getProducibleMediaTypes().stream()
                                // A feed has no end; JSON Lines have a second name.
                                .filter(type -> !Set.of("text/event-stream", "application/jsonl")
                                        .contains(type.toString()))
                                .filter(type -> !api.get("paths")
                                        .get(path.substring(3))
                                        .at("/get/responses/200/content")
                                        .has(type.toString()))
                                .forEach(type -> wrong.add(path + " as " + type))));
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_example_of_a_table_has_the_columns_that_the_table_has() {
        List<String> compared = new ArrayList<>();
        for (Described read : operations()) {
            String example = read.operation()
                    .at("/responses/200/content/text~1csv/example")
                    .asString("");
            if (example.isEmpty() || read.path().contains("{")) {
                continue;
            }
            HttpResponse<String> table =
                    service.send(service.request("/v1" + read.path() + QUESTIONS.getOrDefault(read.path(), ""))
                            .header("Accept", "text/csv")
                            .GET());
            assertThat(table.statusCode()).as(table.body()).isEqualTo(200);
            compared.add(read.path());
            assertThat(example.lines().findFirst())
                    .as(read.path())
                    .isEqualTo(table.body().lines().findFirst());
            assertThat(example).as("lines end as in RFC 4180").contains("\r\n");
        }
        assertThat(compared)
                .contains(
                        "/editions",
                        "/organisations",
                        "/mandates",
                        "/documents",
                        "/recommendations",
                        "/decisions",
                        "/agreements",
                        "/trends",
                        "/events",
                        "/timeline",
                        "/differences",
                        "/explanations",
                        "/reconstructions",
                        "/reconstructions/events",
                        "/search");
    }

    @Test
    void the_example_of_a_proof_verifies_against_the_examples_of_the_ledger_and_of_the_body() {
        JsonNode ledger = example("/ledger", "application~1json");
        TlogProof proof = TlogProof.parse(example("/events/{position}/proof", "text~1plain;charset=utf-8")
                .asString()
                .getBytes(StandardCharsets.UTF_8));
        VerifierKey key = VerifierKey.parse(ledger.at("/verifierKeys/0").asString());
        assertThat(proof.checkpoint().verifiedBy(List.of(key))).containsExactly(key);
        assertThat(proof.includes(new MerkleHasher().leaf(proof.extra()))).isTrue();
        // The example's members are in canonical order already.
        byte[] body = example("/events/{position}/body", "application~1json")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Leaf.parse(proof.extra()).bodyHash()).isEqualTo(Hash.sha256(body));
        JsonNode consistency = example("/proofs/consistency", "application~1json");
        assertThat(ProofVerifier.verifyConsistency(
                        consistency.at("/from/size").asLong(),
                        Hash.ofBase64(consistency.at("/from/root").asString()),
                        proof.checkpoint().checkpoint().size(),
                        proof.checkpoint().checkpoint().root(),
                        consistency
                                .get("hashes")
                                .valueStream()
                                .map(hash -> Hash.ofBase64(hash.asString()))
                                .toList()))
                .isTrue();
    }

    private static JsonNode example(String path, String mediaType) {
        JsonNode example = api.get("paths").get(path).at("/get/responses/200/content/" + mediaType + "/example");
        assertThat(example.isMissingNode()).as(path).isFalse();
        return example;
    }

    @Test
    void what_a_problem_means_at_a_proof_is_said_there() {
        JsonNode responses = api.get("paths").get("/events/{position}/proof").at("/get/responses");
        assertThat(responses.at("/503/description").asString()).contains("checkpoint");
        assertThat(responses.at("/503/content/application~1problem+json").isMissingNode())
                .isFalse();
        assertThat(responses.at("/404/description").asString()).isNotBlank();
        assertThat(api.at("/info/description").asString())
                .contains("/trail/checkpoint", "/trail/tile/<level>/<number>[.p/<width>]", "/trail/tile/entries/");
    }

    @Test
    void a_timeline_says_what_is_not_found_and_what_is_a_page_without_items() {
        JsonNode notFound = api.get("paths").get("/timeline").at("/get/responses/404");
        assertThat(notFound.at("/description").asString())
                .contains("subject or edition", "attests", "page without items");
        assertThat(notFound.at("/content/application~1problem+json").isMissingNode())
                .isFalse();
    }

    private static void compare(String where, JsonNode schema, JsonNode example, List<String> wrong) {
        JsonNode form =
                schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
        // What may be one thing or another has several.
        List<String> types = form.path("type").isArray()
                ? form.get("type").valueStream().map(JsonNode::asString).toList()
                : List.of(form.path("type").asString(""));
        boolean right = switch (example.getNodeType()) {
            case OBJECT -> types.contains("object");
            case ARRAY -> types.contains("array");
            case STRING -> types.contains("string");
            case NUMBER -> types.contains("integer") || types.contains("number");
            case BOOLEAN -> types.contains("boolean");
            default -> false;
        };
        if (!right) {
            wrong.add(where + " is " + example.getNodeType() + " in the example and '" + types + "' in the schema");
        }
        if (form.has("enum") && !form.get("enum").values().contains(example)) {
            wrong.add(where + ": " + example + " is not in the schema");
        }
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            JsonNode known = form.path("properties").path(field.getKey());
            JsonNode any = known.isMissingNode() ? form.path("additionalProperties") : known;
            if (any.isObject()) {
                compare(where + "." + field.getKey(), any, field.getValue(), wrong);
            } else if (form.has("properties")) {
                wrong.add(where + "." + field.getKey() + " is not in the schema");
            }
        }
        if (example.isArray()) {
            example.forEach(item -> compare(where + "[]", form.path("items"), item, wrong));
        }
    }

    @Test
    void every_parameter_of_a_read_says_what_it_is_with_an_example() {
        List<String> silent = new ArrayList<>();
        for (Described read : operations()) {
            if (read.method().equals("get")) {
                read.operation().path("parameters").forEach(parameter -> {
                    boolean example =
                            parameter.has("example") || parameter.at("/schema").has("example");
                    if (!parameter.has("description") || !example) {
                        silent.add(read + ": " + parameter.get("name").asString());
                    }
                });
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void parameters_of_few_values_name_them() {
        assertThat(operations())
                .filteredOn(operation -> operation.method().equals("get"))
                .flatExtracting(operation ->
                        List.copyOf(operation.operation().path("parameters").values()))
                .filteredOn(parameter -> Set.of(
                                "sort",
                                "status",
                                "urgency",
                                "focusArea",
                                "kind",
                                "basis",
                                "units",
                                "weights",
                                "order",
                                "include")
                        .contains(parameter.get("name").asString()))
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.at("/schema/enum"))
                        .as(parameter.toString())
                        .isNotEmpty());
    }

    @Test
    void fields_say_what_they_mean_in_the_words_of_the_code() {
        assertThat(api.at("/components/schemas/Parts/properties/score/description")
                        .asString(""))
                .isNotBlank();
        assertThat(api.at("/components/schemas/ScorecardItem/properties/mean/description")
                        .asString(""))
                .contains("not known");
    }

    @Test
    void there_is_a_path_for_every_command_that_people_give() {
        List<String> notOverHttp = List.of("actor", "ledger", "viewing");
        assertThat(operations())
                .filteredOn(operation -> operation.method().equals("post"))
                .extracting(operation ->
                        operation.operation().get("description").asString().replaceAll(".* as ([a-z-]+)\\.$", "$1"))
                .containsAll(CommandSide.catalogue().entries().stream()
                        .filter(entry -> !notOverHttp.contains(entry.subjectType()))
                        // Given by the program in place of issue-dossier.
                        .filter(entry -> !entry.name().equals("record-dossier"))
                        .map(CommandCatalogue.Entry::name)
                        .toList());
    }

    @Test
    void reads_that_open_confidential_values_take_a_purpose() {
        assertThat(operations())
                .filteredOn(operation -> operation
                        .operation()
                        .path("parameters")
                        .valueStream()
                        .anyMatch(parameter ->
                                "Viewing-Purpose".equals(parameter.at("/name").asString(""))
                                        && "header".equals(parameter.at("/in").asString(""))))
                .allSatisfy(operation -> assertThat(
                                operation.operation().at("/responses/421").isMissingNode())
                        .isFalse())
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactlyInAnyOrder(
                        "get /documents/{identifier}/file",
                        "get /events",
                        "get /events/{position}",
                        "get /events/{position}/bundle",
                        "get /inquiries/{code}/dossiers/{number}/file",
                        "get /timeline",
                        "post /inquiries/{code}/dossiers");
    }

    @Test
    void every_operation_has_a_summary_and_an_id_of_its_own() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(
                                operation.operation().path("summary").asString(""))
                        .as(operation.toString())
                        .isNotBlank());
        assertThat(operations())
                .extracting(
                        operation -> operation.operation().get("operationId").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_answer_carries_the_version() {
        assertThat(operations())
                .allSatisfy(operation -> operation
                        .operation()
                        .get("responses")
                        .forEach(response -> assertThat(
                                        response.at("/headers/API-Version").isMissingNode())
                                .as(operation.toString())
                                .isFalse()));
    }

    private static List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Described(path.getKey(), method.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    private static boolean has(JsonNode node, String name) {
        return node.has(name) && !node.get(name).isEmpty();
    }
}
