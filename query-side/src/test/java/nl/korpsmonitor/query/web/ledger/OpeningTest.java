package nl.korpsmonitor.query.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is decided about a value while somebody opens it. */
class OpeningTest {
    @Test
    void what_is_withheld_before_the_viewing_is_recorded_is_not_shown_after_it(
            @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path directory) {
        try (ReadApi api = new ReadApi(directory)) {
            long position = api.append(
                    Subject.scorecard(2012, "ijsselland"),
                    new ScoreRecorded("org-1", Decimal.of("5"), Samples.secret(), Samples.day("2012-06-01")));
            api.asInsider()
                    .recordingViewings((viewed, purpose) -> api.append(
                            Subject.disclosure(position),
                            new ValueWithheld(
                                    "/reason",
                                    "digest",
                                    "5.1.2.e",
                                    Samples.secret(),
                                    null,
                                    Samples.day("2012-06-02"))));
            JsonNode reason = new JsonMapper()
                    .readTree(api.send(
                                    api.request("/v1/events/" + position)
                                            .header("Viewing-Purpose", "To see.")
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .at("/data/reason");
            assertThat(reason.at("/confidential").asString()).isEqualTo("withheld");
            assertThat(reason.at("/ground").asString()).isEqualTo("5.1.2.e");
        }
    }
}
