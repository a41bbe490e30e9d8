package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.size;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets a 400 that names every wrong field, and the ledger does not grow. */
class BadInputTest {
    @TempDir
    static Path directory;

    private static RunningService service;
    private long before;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void measure() {
        before = size(service);
    }

    @AfterEach
    void nothing_was_recorded() {
        assertThat(size(service)).isEqualTo(before);
    }

    @Test
    void wrong_json() {
        assertThat(wrongFields(score("{\"dimension\": \"capacity\""))).containsExactly("body");
        assertThat(wrongFields(score("[]"))).containsExactly("body");
        assertThat(wrongFields(score("{\"score\": \"7\", \"score\": \"8\"}"))).containsExactly("body");
        assertThat(wrongFields(score(""))).containsExactly("body");
    }

    @Test
    void unknown_dimension() {
        assertThat(wrongFields(score("""
                        {"dimension": "unheard-of", "score": "7", "reason": "x", "occurredOn": "2014-03-10"}"""))).containsExactly("dimension");
    }

    @Test
    void score_out_of_scale_or_off_its_steps() {
        for (String wrong : List.of("10.5", "0.5", "7.25", "-1")) {
            assertThat(wrongFields(score("""
                            {"dimension": "capacity", "score": "%s", "reason": "x", "occurredOn": "2014-03-10"}""".formatted(wrong)))).as(wrong).containsExactly("score");
        }
    }

    @Test
    void future_date() {
        assertThat(wrongFields(score("""
                        {"dimension": "capacity", "score": "7", "reason": "x", "occurredOn": "2999-01-01"}"""))).containsExactly("occurredOn");
    }

    @Test
    void missing_reason() {
        assertThat(wrongFields(score("""
                        {"dimension": "capacity", "score": "7", "occurredOn": "2014-03-10"}"""))).containsExactly("reason");
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        assertThat(wrongFields(score("""
                        {"dimension": "unheard-of", "score": 7, "occurredOn": "2999-01-01", "remark": "?"}""")))
                .containsExactlyInAnyOrder("dimension", "score", "reason", "occurredOn", "remark");
    }

    @Test
    void too_large_a_body() {
        assertThat(wrongFields(score("{\"reason\": \"" + "x".repeat(2_000_000) + "\"}")))
                .containsExactly("body");
    }

    @Test
    void unknown_year() {
        String sound = """
                {"dimension": "capacity", "score": "7", "reason": "x", "occurredOn": "2014-03-10"}""";
        for (String year : List.of("1066", "2015", "twenty")) {
            assertThat(wrongFields(service.post("/v1/editions/" + year + "/scorecards/veldmark/scores", "anna", sound)))
                    .as(year)
                    .contains("year");
        }
    }

    @Test
    void bytes_that_are_no_utf_8() {
        byte[] latin = "{\"dimension\": \"capacity\", \"score\": \"7\", \"reason\": \"caf\u00e9\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(wrongFields(service.send(service.request(CARD + "/scores")
                        .header("Authorization", RunningService.basic("anna", RunningService.PASSWORD))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(latin)))))
                .containsExactly("body");
    }

    @Test
    void wrong_parameters_of_reads() {
        assertThat(wrongFields(service.get("/v1/editions?knownAt=yesterday&inForceOn=2014-02-30&minPosition=-1")))
                .containsExactlyInAnyOrder("knownAt", "inForceOn", "minPosition");
        assertThat(wrongFields(service.get("/v1/editions?knwonAt=1"))).containsExactly("knwonAt");
    }

    @Test
    void a_rehearsal_records_nothing_either() {
        String sound = """
                {"dimension": "capacity", "score": "7", "reason": "x", "occurredOn": "2014-03-10"}""";
        assertThat(service.post(CARD + "/scores?dryRun=true", "anna", sound).statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_may_not_is_told_so() {
        String sound = """
                {"dimension": "capacity", "score": "7", "reason": "x", "occurredOn": "2014-03-10"}""";
        assertThat(service.post(CARD + "/scores", "rosa", sound).statusCode()).isEqualTo(403);
        assertThat(service.post("/v1/editions/2014/adoptions", "anna", "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_a_rule_forbids_is_a_409_that_names_the_rule() {
        HttpResponse<String> answer =
                service.post("/v1/editions/2014/scoring-closures", "paul", "{\"occurredOn\": \"2014-06-30\"}");
        assertThat(Fixture.body(answer, 409).get("rule").asString()).isNotBlank();
    }

    private static HttpResponse<String> score(String json) {
        return service.post(CARD + "/scores", "anna", json);
    }
}
