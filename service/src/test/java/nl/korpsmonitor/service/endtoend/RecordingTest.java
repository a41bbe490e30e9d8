package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.positions;
import static nl.korpsmonitor.service.testing.Fixture.size;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is recorded over HTTP comes back over HTTP, also after a restart. */
class RecordingTest {
    private static final String SCORE = """
            {"dimension": "capacity", "score": "6.5", "reason": "Two posts were vacant.", "occurredOn": "2014-03-10"}""";
    private static final String CORRECTION = """
            {"oldScore": "6.5", "newScore": "6", "reason": "A third post was vacant.", "occurredOn": "2014-03-24"}""";

    @TempDir
    Path directory;

    private RunningService service;

    @BeforeEach
    void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_write_gives_a_receipt_and_a_read_at_its_position_shows_it() {
        HttpResponse<String> answer = service.post(CARD + "/scores", "anna", SCORE);
        JsonNode receipt = created(answer);
        assertThat(receipt.get("subject").asString()).isEqualTo("scorecard/2014/veldmark");
        assertThat(receipt.get("seq").asLong()).isZero();
        assertThat(positions(receipt)).hasSize(1);
        assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
        long position = positions(receipt).max().orElseThrow();
        assertThat(score(service.get(CARD + "?minPosition=" + position, "anna")))
                .isEqualTo("6.5");
        JsonNode event = body(service.get("/v1/events/" + position, "anna"), 200);
        assertThat(event.toString()).contains("score-recorded").doesNotContain("vacant");
    }

    @Test
    void the_state_known_before_a_correction_shows_the_old_value() {
        long recorded = positions(created(service.post(CARD + "/scores", "anna", SCORE)))
                .max()
                .orElseThrow();
        long corrected = positions(created(service.post(CARD + "/scores/capacity/corrections", "anna", CORRECTION)))
                .max()
                .orElseThrow();
        assertThat(score(service.get(CARD + "?minPosition=" + corrected, "anna")))
                .isEqualTo("6");
        assertThat(score(service.get(CARD + "?knownAt=" + recorded, "anna"))).isEqualTo("6.5");
        assertThat(score(service.get(CARD + "?knownAt=" + corrected, "anna"))).isEqualTo("6");
    }

    @Test
    void nobody_confirms_what_they_recorded_themselves() {
        RunningService.addAccount(directory, "both", null, Role.ASSESSOR, Role.REVIEWER);
        created(service.post(CARD + "/scores", "both", SCORE));
        String confirmation = "{\"score\": \"6.5\", \"occurredOn\": \"2014-04-01\"}";
        JsonNode problem = body(service.post(CARD + "/scores/capacity/confirmations", "both", confirmation), 409);
        assertThat(problem.get("rule").asString()).isEqualTo("four-eyes");
        created(service.post(CARD + "/scores/capacity/confirmations", "rosa", confirmation));
    }

    @Test
    void what_is_not_published_is_not_there_for_who_did_not_log_in() {
        created(service.post(CARD + "/scores", "anna", SCORE));
        assertThat(service.get(CARD).statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/editions/2014").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/events?subject=scorecard/2014").body()).doesNotContain("score-recorded");
        assertThat(service.get("/v1/editions/2014", "anna").statusCode()).isEqualTo(200);
    }

    @Test
    void a_repeat_under_the_same_key_returns_the_first_receipt_also_after_a_restart() {
        JsonNode first = created(service.post(CARD + "/scores", "anna", SCORE, "Idempotency-Key", "key-1"));
        long size = size(service);
        HttpResponse<String> again = service.post(CARD + "/scores", "anna", SCORE, "Idempotency-Key", "key-1");
        assertThat(created(again)).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        service.close();
        service = RunningService.start(directory);
        assertThat(created(service.post(CARD + "/scores", "anna", SCORE, "Idempotency-Key", "key-1")))
                .isEqualTo(first);
        assertThat(wrongFields(service.post(
                        CARD + "/scores", "anna", SCORE.replace("capacity", "training"), "Idempotency-Key", "key-1")))
                .as("the same key with another request")
                .containsExactly("Idempotency-Key");
        assertThat(size(service)).isEqualTo(size);
    }

    @Test
    void a_write_about_what_has_moved_on_is_a_412() {
        created(service.post(CARD + "/scores", "anna", SCORE));
        created(service.post(CARD + "/scores/capacity/corrections", "anna", CORRECTION, "If-Match", "\"0\""));
        long size = size(service);
        String again = CORRECTION.replace("6.5", "6").replace("\"6\", \"reason", "\"7\", \"reason");
        assertThat(service.post(CARD + "/scores/capacity/corrections", "anna", again, "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(size(service)).isEqualTo(size);
    }

    @Test
    void every_actor_in_the_ledger_is_registered_before_it_records() {
        created(service.post(CARD + "/scores", "anna", SCORE));
        JsonNode events = body(service.get("/v1/events?limit=200", "carl"), 200).get("items");
        for (JsonNode event : events) {
            String actor = event.at("/actor/id").asString();
            if (!actor.equals("ledger")) {
                assertThat(events).as("registration of " + actor).anySatisfy(earlier -> {
                    assertThat(earlier.get("subject").asString()).isEqualTo("actor/" + actor);
                    assertThat(earlier.get("position").asLong())
                            .isLessThan(event.get("position").asLong());
                });
            }
        }
    }

    @Test
    void health_tells_that_it_is_alive_and_ready() {
        assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static String score(HttpResponse<String> answer) {
        for (JsonNode score : body(answer, 200).get("dimensions")) {
            if (score.get("dimension").asString().equals("capacity")) {
                return score.get("score").asString();
            }
        }
        throw new AssertionError("no score for capacity: " + answer.body());
    }
}
