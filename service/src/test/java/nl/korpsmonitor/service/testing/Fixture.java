package nl.korpsmonitor.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An invented edition of one force, ready for scores, and accounts for every role that writes. */
public final class Fixture {
    /** The edition's scorecard of the only force. */
    public static final String CARD = "/v1/editions/2014/scorecards/veldmark";

    /** A framework of two dimensions, scores 1 to 10 by halves, which is fixed on the day to be filled in. */
    public static final String FRAMEWORK = """
            {"framework": {
               "focusAreas": [{"focusArea": "ORGANISATION", "weight": "1"}],
               "dimensions": [
                 {"code": "capacity", "name": "Capacity", "focusArea": "ORGANISATION", "weight": "1", "norm": "6"},
                 {"code": "training", "name": "Training", "focusArea": "ORGANISATION", "weight": "1", "norm": "6"}],
               "scale": {"minimum": "1", "maximum": "10", "step": "0.5"},
               "limits": {"conformNorm": "7", "conformNormInclusive": true,
                          "aandacht": "5.5", "aandachtInclusive": true},
               "rounding": {"decimals": 1, "mode": "HALF_UP", "beforeLimits": false},
               "missing": "LEFT_OUT"},
             "document": "normenkader-2014", "occurredOn": "%s"}""";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Fixture() {}

    /** Adds the accounts, before the service starts. */
    public static void addAccounts(Path directory) {
        RunningService.addAccount(directory, "anna", null, Role.ASSESSOR);
        RunningService.addAccount(directory, "rosa", null, Role.REVIEWER);
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        RunningService.addAccount(directory, "paul", null, Role.PUBLISHER);
    }

    /** Registers the force and opens the edition with its framework of two dimensions, scores 1 to 10 by halves. */
    public static void openEdition(RunningService service) {
        created(service.post("/v1/organisations", "carl", """
                {"code": "veldmark", "name": "Veldmark", "kind": "REGIONAL_FORCE", "fictitious": true,
                 "occurredOn": "2000"}"""));
        created(service.post("/v1/documents", "carl", """
                {"identifier": "normenkader-2014", "title": "Normenkader 2014", "date": "2014-01-20",
                 "fictitious": true, "occurredOn": "2014-01-20"}"""));
        created(service.post("/v1/editions", "paul", """
                {"year": "2014", "title": "Korpsmonitor 2014", "provenance": "CONDUCTED_HERE", "fictitious": true,
                 "occurredOn": "2014-01-06"}"""));
        created(service.post("/v1/editions/2014/framework", "paul", FRAMEWORK.formatted("2014-02-03")));
    }

    /** The receipt of a write that was recorded. */
    public static JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return MAPPER.readTree(answer.body());
    }

    /** The body of an answer with that status. */
    public static JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return MAPPER.readTree(answer.body());
    }

    /** The positions that a receipt names. */
    public static LongStream positions(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("positions").spliterator(), false)
                .mapToLong(JsonNode::asLong);
    }

    /** The fields that a 400 names. */
    public static List<String> wrongFields(HttpResponse<String> answer) {
        return StreamSupport.stream(body(answer, 400).get("errors").spliterator(), false)
                .map(error -> error.get("field").asString())
                .toList();
    }

    /** How many entries the ledger has, as the API tells. */
    public static long size(RunningService service) {
        return body(service.get("/v1/ledger"), 200).get("size").asLong();
    }

    /** Base64 of the root over the ledger's first so many entries. */
    public static String root(RunningService service, long size) {
        return service.bean(KorpsmonitorLedger.class)
                .ledger()
                .root(size)
                .orElseThrow()
                .base64();
    }
}
