package nl.korpsmonitor.query.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.web.ReadApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class SearchApiTest {
    @TempDir
    Path directory;

    private ReadApi api;

    @BeforeEach
    void start() {
        api = new ReadApi(directory);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void register(String identifier, String title) {
        PartialDate day = new PartialDate("2013-10-24");
        Document document = new Document(identifier, title, day, null, null, null, null);
        api.append(Subject.document(identifier), new DocumentRegistered(document, day, null, day));
    }

    @Test
    void a_result_tells_what_it_is_where_the_words_stand_and_where_to_read_on() {
        register("kst-28638-103", "Brief over de <b>Korpsmonitor</b>");
        register("verslag", "Jaarverslag");
        JsonNode page = api.get("/v1/search?q=korpsmonitor&minPosition=1");
        assertThat(page.at("/asOf/position").asLong()).isEqualTo(1);
        assertThat(page.get("items")).hasSize(1);
        JsonNode result = page.at("/items/0");
        assertThat(result.at("/position").asLong()).isZero();
        assertThat(result.at("/subject").asString()).isEqualTo("document/kst-28638-103");
        assertThat(result.at("/type").asString()).isEqualTo("document-registered");
        assertThat(result.at("/occurredOn").asString()).isEqualTo("2013-10-24");
        assertThat(result.at("/actor/id").asString()).isEqualTo("assessor-1");
        assertThat(result.at("/links/proof").asString()).isEqualTo("/v1/events/0/proof");
        assertThat(result.at("/excerpt/field").asString()).isEqualTo("/document/title");
        String text = result.at("/excerpt/text").asString();
        assertThat(text.substring(
                        result.at("/excerpt/matches/0/start").asInt(),
                        result.at("/excerpt/matches/0/end").asInt()))
                .isEqualTo("Korpsmonitor");
        assertThat(page.has("next")).isFalse();
        assertThat(page.has("total"))
                .as("nothing tells how much there is that is hidden")
                .isFalse();
        assertThat(api.get(result.at("/links/event").asString()).at("/subject").asString())
                .isEqualTo("document/kst-28638-103");
    }

    @Test
    void pages_follow_each_other_newest_first_or_oldest_first() {
        for (int i = 0; i < 5; i++) {
            register("d-" + i, "Verslag " + i);
        }
        api.get("/v1/search?minPosition=4");
        assertThat(positions("/v1/search?q=verslag&limit=2")).containsExactly(4L, 3L, 2L, 1L, 0L);
        assertThat(positions("/v1/search?q=verslag&limit=2&order=oldestFirst")).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    private List<Long> positions(String path) {
        List<Long> positions = new ArrayList<>();
        JsonNode page = api.get(path);
        page.get("items").forEach(item -> positions.add(item.get("position").asLong()));
        if (page.has("next")) {
            positions.addAll(positions(page.get("next").asString()));
        }
        return positions;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=*ing|q",
                "q=|q",
                "type=nothing|type",
                "actor=A|actor",
                "organisation=A|organisation",
                "document=A%20B|document",
                "edition=12|edition",
                "subject=A|subject",
                "recordedFrom=2013|recordedFrom",
                "recordedUntil=x|recordedUntil",
                "recordedFrom=2014-01-01T00:00:00Z&recordedUntil=2013-01-01T00:00:00Z|recordedUntil",
                "occurredFrom=unknown|occurredFrom",
                "occurredUntil=2013-02-30|occurredUntil",
                "occurredFrom=2014&occurredUntil=2013|occurredUntil",
                "fictitious=yes|fictitious",
                "order=best|order",
                "limit=201|limit",
                "cursor=x|cursor",
                "minPosition=-1|minPosition",
                "sort=position|sort"
            })
    void what_can_t_be_read_names_the_parameter(String query, String parameter) {
        assertThat(api.error("/v1/search?" + query)).startsWith("400 ").contains(parameter);
    }

    @Test
    void what_is_not_there_yet_is_waited_for_and_then_told() {
        register("d-1", "Verslag");
        assertThat(api.error("/v1/search?minPosition=1")).startsWith("503 ").contains("Ask again");
    }
}
