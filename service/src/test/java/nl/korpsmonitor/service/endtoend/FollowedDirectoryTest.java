package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a data directory one process records; others may follow. */
class FollowedDirectoryTest {
    private static final String DOCUMENT = """
            {"identifier": "doc-1", "title": "A document", "date": "2014", "fictitious": true, "occurredOn": "2014-03-10"}""";

    @TempDir
    Path directory;

    @Test
    void a_node_that_only_answers_follows_and_goes_on_when_the_other_has_ended() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        // A node that does not record finds nothing to follow before entry 0.
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        try (RunningService following = RunningService.start(directory, "korpsmonitor.role=QUERY")) {
            String path;
            try (RunningService recording = RunningService.start(directory)) {
                assertThat(recording.post("/v1/documents", "carl", DOCUMENT).statusCode())
                        .isEqualTo(201);
                long position =
                        recording.bean(KorpsmonitorLedger.class).reading().size() - 1;
                path = "/v1/documents/doc-1?minPosition=" + position;
                assertThat(following.get(path).body()).contains("A document");
                assertThat(following.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(following.get("/health/ready/writes").statusCode())
                        .as("a proxy that asks it sends no writes here")
                        .isEqualTo(503);
                assertThat(following.get("/health").body()).doesNotContain("writes");
                assertThat(following.get("/metrics").body()).doesNotContain("korpsmonitor_writes_up");
                HttpResponse<String> refused = following.post("/v1/documents", "carl", DOCUMENT);
                assertThat(refused.statusCode()).isEqualTo(405);
                assertThat(refused.body()).contains("only answers questions");
                assertThat(following.get("/v1/events/" + position + "/proof").statusCode())
                        .as("it serves what the other signs")
                        .isEqualTo(200);
            }
            assertThat(following.get(path).body()).contains("A document");
        }
    }

    @Test
    void a_node_that_records_nothing_opens_nothing_that_would_have_to_be_recorded() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        RunningService.start(directory).close();
        try (RunningService following = RunningService.start(directory, "korpsmonitor.role=QUERY")) {
            long size = following.bean(KorpsmonitorLedger.class).reading().size();
            for (String path : List.of("/v1/events/1", "/v1/events")) {
                HttpResponse<String> misdirected = following.get(path, "carl", "Viewing-Purpose", "A question.");
                assertThat(misdirected.statusCode()).isEqualTo(421);
                assertThat(misdirected.body())
                        .contains("Misdirected", "so it shows none", "Ask a node that takes commands")
                        .doesNotContain("\"value\"");
                assertThat(following.get(path, "carl").body()).contains("\"opensWith\":\"Viewing-Purpose\"");
            }
            assertThat(following
                            .get("/v1/events/0", "carl", "Viewing-Purpose", "A question.")
                            .statusCode())
                    .as("there is nothing in it to open")
                    .isEqualTo(200);
            assertThat(following.bean(KorpsmonitorLedger.class).reading().size())
                    .isEqualTo(size);
        }
    }

    @Test
    void a_second_process_that_would_record_is_told_so_and_what_it_may_do_instead() {
        try (KorpsmonitorLedger recording = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            assertThat(recording.reading().size()).isEqualTo(1);
            assertThatThrownBy(() -> KorpsmonitorLedger.open(directory, Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("in use by process", "--role query");
        }
    }

    @Test
    void a_node_that_only_takes_commands_has_no_read_models() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        try (RunningService recording = RunningService.start(directory, "korpsmonitor.role=COMMAND")) {
            assertThat(recording.post("/v1/documents", "carl", DOCUMENT).statusCode())
                    .isEqualTo(201);
            for (String question : List.of("/v1/documents/doc-1", "/v1/ledger", "/trail/checkpoint", "/v1/nothing")) {
                HttpResponse<String> misdirected = recording.get(question, "carl");
                assertThat(misdirected.statusCode()).as(question).isEqualTo(421);
                assertThat(misdirected.body())
                        .contains("Misdirected", "only takes commands", "Ask a node that answers");
            }
            for (String own : List.of("/health", "/metrics", "/v1/openapi.json")) {
                assertThat(recording.get(own).statusCode()).as(own).isEqualTo(200);
            }
            assertThat(recording.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(recording.get("/health/ready/writes").statusCode()).isEqualTo(200);
            assertThat(recording.get("/metrics").body())
                    .contains("korpsmonitor_ledger_entries")
                    .doesNotContain("korpsmonitor_projection");
        }
    }
}
