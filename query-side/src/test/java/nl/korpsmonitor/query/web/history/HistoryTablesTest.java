package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The history as tables and JSON Lines, against what the same questions are answered as JSON. */
class HistoryTablesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECONSTRUCTED = "/v1/reconstructions?asOf=2012-05-25&";
    private static final String RECONSTRUCTED_FROM = "/v1/reconstructions/events?asOf=2012-05-25&";

    private static ToldHistory history;

    @BeforeAll
    static void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        history = new ToldHistory(directory);
        history.awaitIndex();
    }

    @AfterAll
    static void close() {
        history.close();
    }

    @BeforeEach
    void asInsider() {
        history.api.asInsider();
    }

    /** A value of JSON as it stands in a cell, before it is made harmless: nothing where it is absent. */
    private static String cell(JsonNode value) {
        return value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
    }

    private static Map<String, String> cells(JsonNode of, String... columnsAndPointers) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndPointers.length; i += 2) {
            cells.put(columnsAndPointers[i], cell(of.at(columnsAndPointers[i + 1])));
        }
        return cells;
    }

    /** What was written, with what makes it harmless taken away. */
    private static List<Map<String, String>> restored(String path) {
        return history.table(path).stream()
                .map(row -> {
                    Map<String, String> restored = new LinkedHashMap<>();
                    row.forEach((column, cell) -> restored.put(column, SpreadsheetText.restored(cell)));
                    return restored;
                })
                .toList();
    }

    /** The day that a question gives a parameter; empty when it gives none. */
    private static String day(String parameter, String question) {
        return Pattern.compile("(?:^|&)" + parameter + "=([0-9-]+)")
                .matcher(question)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static List<Map<String, String>> rows(List<JsonNode> steps, String question) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode step : steps) {
            List<JsonNode> changes = new ArrayList<>();
            step.get("changes").forEach(changes::add);
            if (changes.isEmpty()) {
                changes.add(JSON.createObjectNode());
            }
            for (JsonNode change : changes) {
                Map<String, String> row = new LinkedHashMap<>();
                row.putAll(cells(step, "position", "/position"));
                row.putAll(cells(change, "field", "/field", "before", "/before", "after", "/after"));
                row.putAll(cells(
                        step,
                        "subject",
                        "/subject",
                        "sequence",
                        "/sequence",
                        "type",
                        "/type",
                        "recordedAt",
                        "/recordedAt",
                        "occurredOn",
                        "/occurredOn",
                        "inForceFrom",
                        "/inForceFrom",
                        "registered",
                        "/registered",
                        "daysLate",
                        "/daysLate",
                        "actor",
                        "/actor/id",
                        "role",
                        "/actor/role",
                        "organisation",
                        "/actor/organisation",
                        "command",
                        "/command",
                        "mandate",
                        "/mandate",
                        "ground",
                        "/ground",
                        "document",
                        "/document/identifier",
                        "source",
                        "/source/document/identifier",
                        "passage",
                        "/source/passage",
                        "documentedOn",
                        "/source/documentedOn",
                        "decidedByOrganisation",
                        "/decidedBy/organisation",
                        "decidedByOffice",
                        "/decidedBy/office",
                        "fictitious",
                        "/fictitious"));
                row.put("inForceOn", day("inForceOn", question));
                if ("unknown".equals(row.get("occurredOn"))) {
                    row.put("occurredOn", "");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "subject=" + ToldHistory.CARD,
                "edition=2012",
                "edition=2012&order=newestFirst",
                "from=3&to=8",
                "from=2012-06-02T04:00:00Z&to=2012-06-02T08:00:00Z",
                "occurredFrom=2012-05&occurredUntil=2012-05",
                "subject=" + ToldHistory.RECOMMENDATION + "&inForceOn=2012-05-25",
                "order=newestFirst&beforePosition=9",
                "order=occurred&subject=" + ToldHistory.CARD,
                "order=occurredNewestFirst&from=3&occurredFrom=2012-05&subject=" + ToldHistory.RECOMMENDATION,
                "afterPosition=9"
            })
    void a_timeline_has_a_row_for_each_change_and_a_line_for_each_step_of_all_its_pages(String question) {
        for (boolean insider : List.of(true, false)) {
            if (!insider) {
                history.api.asAnybody();
            }
            List<JsonNode> steps = history.items("/v1/timeline?limit=3&" + question, "items");
            assertThat(steps).isNotEmpty();
            assertThat(restored("/v1/timeline?" + question)).isEqualTo(rows(steps, question));
            List<JsonNode> lines = lines("/v1/timeline?" + question);
            steps.forEach(HistoryTablesTest::forgetOpening);
            assertThat(lines).isEqualTo(steps);
        }
    }

    private static List<JsonNode> lines(String path) {
        HttpResponse<String> answer = history.ask(path, "application/x-ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("As-Of-Position")).hasValue(String.valueOf(history.last));
        return answer.body().lines().map(JSON::readTree).toList();
    }

    /** A page says of a value that it can be opened there; a whole answer opens none. */
    private static void forgetOpening(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("opensWith");
        }
        node.forEach(HistoryTablesTest::forgetOpening);
    }

    @Test
    void lines_bring_all_facts_when_they_are_asked_for() {
        String path = "/v1/timeline?subject=" + ToldHistory.CARD + "&include=states";
        history.api.asAnybody();
        assertThat(lines(path)).isEqualTo(history.items(path, "items"));
        assertThat(history.ask(path, "application/jsonl").headers().firstValue("Content-Type"))
                .hasValue("application/jsonl");
        assertThat(history.ask(path, "text/csv").statusCode())
                .as("a row has no states")
                .isEqualTo(400);
    }

    @Test
    void a_step_that_changes_no_field_has_a_row_as_well() {
        assertThat(history.table("/v1/timeline?subject=actor/4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("position", String.valueOf(history.actor))
                        .containsEntry("type", "actor-registered")
                        .containsEntry("field", "")
                        .containsEntry("before", "")
                        .containsEntry("after", ""));
    }

    @Test
    void what_a_person_wrote_runs_in_no_spreadsheet_and_can_be_had_back() {
        String timeline = "/v1/timeline?subject=" + ToldHistory.RECOMMENDATION;
        List<Map<String, String>> steps = history.table(timeline);
        String harmless = "'=HYPERLINK(\"http://x\";\"a\")\n'=1+1;'@SUM(A1), 'so'";
        assertThat(steps)
                .filteredOn(row -> "/text".equals(row.get("field")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("after", harmless);
                    assertThat(SpreadsheetText.restored(Objects.requireNonNull(row.get("after"))))
                            .isEqualTo(ToldHistory.HOSTILE);
                });
        assertThat(history.ask(timeline, "text/csv").body())
                .as("quotes are doubled, and a cell with a line break is quoted")
                .contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"a\"\")\n'=1+1;'@SUM(A1), 'so'\"");
        assertThat(steps).extracting(row -> row.get("ground")).contains("'@policy of 2012");
        assertThat(steps).extracting(row -> row.get("passage")).contains("'-1, p. 2");
        String differences = "/v1/differences?from=1&subject=" + ToldHistory.RECOMMENDATION;
        assertThat(history.table(differences))
                .extracting(row -> row.get("after"))
                .contains(harmless);
        assertThat(history.table("/v1/explanations?field=/text&subject=" + ToldHistory.RECOMMENDATION))
                .extracting(row -> row.get("after"))
                .containsExactly(harmless);
        assertThat(history.table(RECONSTRUCTED + "subject=" + ToldHistory.RECOMMENDATION))
                .extracting(row -> row.get("value"))
                .contains(harmless);
        assertThat(history.table("/v1/search?q=hyperlink"))
                .extracting(row -> row.get("excerpt"))
                .containsExactly(harmless);
    }

    @Test
    void values_stand_as_json_has_them_texts_without_quotes_and_what_holds_several_as_json() {
        List<Map<String, String>> card =
                history.table("/v1/timeline?subject=" + ToldHistory.CARD + "&from=" + history.corrected);
        assertThat(card)
                .filteredOn(row -> "/mean/exact".equals(row.get("field")))
                .first()
                .satisfies(row -> assertThat(row).containsEntry("after", "15/2"));
        assertThat(history.table("/v1/timeline?subject=" + ToldHistory.RECOMMENDATION + "&to=" + history.issued))
                .filteredOn(row -> List.of("/edition", "/codeAssignedHere").contains(row.get("field")))
                .extracting(row -> row.get("after"))
                .containsExactly("false", "2012");
        assertThat(history.table("/v1/timeline?subject=mandate/m-1"))
                .filteredOn(row -> "/scope/addressees".equals(row.get("field")))
                .singleElement()
                .satisfies(row ->
                        assertThat(JSON.readTree(row.get("after")).isArray()).isTrue());
    }

    private static List<Map<String, String>> differing(String question) {
        String path = "/v1/differences?" + question;
        JsonNode page = history.api.get(path);
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode item : history.items(path, "items")) {
            for (JsonNode field : item.get("fields")) {
                List<String> events = new ArrayList<>();
                field.get("events").forEach(event -> events.add(cell(event.get("position"))));
                Map<String, String> row = new LinkedHashMap<>();
                row.putAll(cells(item, "subject", "/subject"));
                row.putAll(cells(field, "field", "/field", "before", "/before", "after", "/after"));
                row.put("events", String.join(" ", events));
                row.putAll(cells(item, "existedBefore", "/existedBefore", "existsAfter", "/existsAfter"));
                row.putAll(Map.of("compared", "true"));
                row.put("moreEventsThan", "");
                row.putAll(cells(page, "fromPosition", "/fromPosition", "toPosition", "/toPosition"));
                row.put("fictitious", "true");
                row.put("fromInForceOn", day("fromInForceOn", question));
                row.put("toInForceOn", day("toInForceOn", question));
                assertThat(row.get("fromInForceOn")).isEqualTo(cell(page.at("/fromInForceOn")));
                assertThat(row.get("toInForceOn")).isEqualTo(cell(page.at("/toInForceOn")));
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject=" + ToldHistory.CARD + "&from=2&to=5",
                "subject=" + ToldHistory.RECOMMENDATION + "&from=8",
                "subject=" + ToldHistory.RECOMMENDATION
                        + "&from=9&to=9&fromInForceOn=2012-05-10&toInForceOn=2012-05-25",
                "edition=2012&from=1",
                "edition=2012&fromInForceOn=2012-05-25&toInForceOn=2012-05-10",
                // On the second day there was no such edition.
                "edition=2012&fromInForceOn=2012-07-01&toInForceOn=2011-12-01",
                "edition=2012&from=2012-06-02T07:00:00Z&to=2012-06-02T09:00:00Z"
            })
    void differences_have_a_row_for_each_field_of_all_their_pages(String question) {
        List<Map<String, String>> expected = differing(question);
        assertThat(expected).isNotEmpty();
        assertThat(restored("/v1/differences?" + question)).isEqualTo(expected);
        history.api.asAnybody();
        assertThat(restored("/v1/differences?" + question)).isEqualTo(differing(question));
    }

    @Test
    void where_nothing_differs_there_is_no_row_and_the_position_is_that_of_the_second_moment() {
        String path = "/v1/differences?subject=" + ToldHistory.CARD + "&from=5&to=6";
        assertThat(history.table(path)).isEmpty();
        assertThat(history.ask(path, "text/csv").headers().firstValue("As-Of-Position"))
                .hasValue("6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject=" + ToldHistory.CARD + "&field=/dimensions/org-1/score",
                "subject=" + ToldHistory.CARD + "&field=/mean&knownAt=5",
                "subject=" + ToldHistory.RECOMMENDATION + "&field=/status&inForceOn=2012-05-25"
            })
    void an_explanation_has_the_rows_of_its_chain(String question) {
        JsonNode explanation = history.api.get("/v1/explanations?" + question);
        List<JsonNode> chain = new ArrayList<>();
        explanation.get("chain").forEach(chain::add);
        assertThat(chain).isNotEmpty();
        assertThat(restored("/v1/explanations?" + question)).isEqualTo(rows(chain, question));
        assertThat(history.ask("/v1/explanations?" + question, "text/csv")
                        .headers()
                        .firstValue("As-Of-Position"))
                .hasValue(explanation.at("/asOf/position").asString());
    }

    private static Map<String, String> reconstructed(String subject) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("subject", subject);
        row.put("reconstructedFor", "2012-05-25");
        row.put("attested", "false");
        row.put("reconstructed", "true");
        row.put("moreEventsThan", "");
        row.put("fictitious", "true");
        return row;
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject=" + ToldHistory.RECOMMENDATION, "edition=2012", "edition=2012&knownAt=8"})
    void a_reconstruction_has_a_row_for_each_fact_and_one_for_each_event_that_it_looked_at(String question) {
        List<Map<String, String>> facts = new ArrayList<>();
        List<Map<String, String>> events = new ArrayList<>();
        for (JsonNode item : history.items(RECONSTRUCTED + question, "items")) {
            String subject = item.get("subject").asString();
            if (!item.has("facts")) {
                Map<String, String> row = reconstructed(subject);
                row.put("field", "");
                row.put("value", "");
                facts.add(row);
            }
            item.path("facts").forEachEntry((field, value) -> {
                Map<String, String> row = reconstructed(subject);
                row.put("field", field);
                row.put("value", cell(value));
                facts.add(row);
            });
            List<Map<String, String>> looked = new ArrayList<>();
            for (String list : List.of("used", "leftOut")) {
                for (JsonNode event : item.get(list)) {
                    Map<String, String> row = reconstructed(subject);
                    row.put("used", String.valueOf(list.equals("used")));
                    row.putAll(cells(
                            event,
                            "position",
                            "/position",
                            "type",
                            "/type",
                            "reason",
                            "/reason",
                            "basis",
                            "/basis",
                            "knownOn",
                            "/knownOn"));
                    looked.add(row);
                }
            }
            looked.sort(java.util.Comparator.comparing(row -> Long.valueOf(row.get("position"))));
            events.addAll(looked);
        }
        assertThat(facts).extracting(row -> row.get("field")).contains("/urgency");
        assertThat(events).extracting(row -> row.get("used")).contains("true", "false");
        assertThat(restored(RECONSTRUCTED + question)).isEqualTo(facts);
        assertThat(restored(RECONSTRUCTED_FROM + question)).isEqualTo(events);
    }

    @Test
    void a_subject_of_which_nothing_was_known_has_a_row_that_says_so() {
        assertThat(history.table(RECONSTRUCTED + "subject=" + ToldHistory.CARD))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("field", "")
                        .containsEntry("reconstructed", "true")
                        .containsEntry("attested", "false"));
        assertThat(history.ask(RECONSTRUCTED_FROM + "edition=2012", "application/json")
                        .statusCode())
                .as("there is no such list in JSON")
                .isEqualTo(406);
    }

    private static List<Map<String, String>> found(String question) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode item : history.items("/v1/search?limit=3&" + question, "items")) {
            JsonNode step = history.api
                    .get("/v1/timeline?from=" + item.get("position") + "&to=" + item.get("position"))
                    .at("/items/0");
            Map<String, String> row = new LinkedHashMap<>();
            row.putAll(cells(
                    item,
                    "position",
                    "/position",
                    "recordedAt",
                    "/recordedAt",
                    "occurredOn",
                    "/occurredOn",
                    "type",
                    "/type",
                    "subject",
                    "/subject",
                    "actor",
                    "/actor/id",
                    "role",
                    "/actor/role",
                    "organisation",
                    "/actor/organisation"));
            row.putAll(cells(step, "document", "/document/identifier", "source", "/source/document/identifier"));
            row.putAll(cells(
                    item,
                    "excerptField",
                    "/excerpt/field",
                    "excerpt",
                    "/excerpt/text",
                    "excerptComplete",
                    "/excerpt/complete",
                    "fictitious",
                    "/fictitious"));
            if ("unknown".equals(row.get("occurredOn"))) {
                row.put("occurredOn", "");
            }
            rows.add(row);
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order=oldestFirst",
                "q=policy",
                "q=hyperlink",
                "document=kst-28638-103&order=oldestFirst",
                "type=score-recorded",
                "occurredFrom=2012-05&occurredUntil=2012-05"
            })
    void a_search_has_a_row_for_each_event_of_all_its_pages(String question) {
        List<Map<String, String>> expected = found(question);
        assertThat(expected).isNotEmpty();
        assertThat(restored("/v1/search?" + question)).isEqualTo(expected);
        history.api.asAnybody();
        assertThat(restored("/v1/search?" + question)).isEqualTo(found(question));
    }

    @Test
    void whoever_may_not_see_it_has_no_row_of_it() {
        history.api.asAnybody();
        for (String accept : List.of("text/csv", "application/x-ndjson")) {
            assertThat(history.ask("/v1/timeline", accept).body())
                    .as(accept)
                    .contains(ToldHistory.CARD)
                    .doesNotContain("/2013", "rectification-proposed", "actor-registered");
            assertThat(history.ask("/v1/timeline?subject=" + ToldHistory.HIDDEN, accept)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(history.ask("/v1/search", "text/csv").body())
                .contains(ToldHistory.CARD)
                .doesNotContain("/2013", "rectification-proposed", "actor-registered");
        assertThat(history.ask("/v1/differences?edition=2012&from=1", "text/csv")
                        .body())
                .doesNotContain("roposed");
        for (String path : List.of(
                "/v1/differences?from=1&edition=2013",
                "/v1/differences?from=1&subject=" + ToldHistory.HIDDEN,
                "/v1/explanations?field=/text&subject=" + ToldHistory.HIDDEN,
                RECONSTRUCTED + "edition=2013",
                RECONSTRUCTED + "subject=" + ToldHistory.HIDDEN,
                RECONSTRUCTED_FROM + "edition=2013",
                RECONSTRUCTED_FROM + "subject=" + ToldHistory.HIDDEN)) {
            assertThat(history.ask(path, "text/csv").statusCode()).as(path).isEqualTo(404);
            assertThat(history.ask(path, "text/csv").headers().firstValue("Content-Disposition"))
                    .as(path)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject=edition/2012&order=occurred&afterPosition=3|afterPosition: with order=occurred a whole timeline comes"
                        + " from its beginning only: leave it out, or ask in JSON for pages",
                "subject=edition/2012&order=occurredNewestFirst&beforePosition=3|beforePosition: with"
                        + " order=occurredNewestFirst a whole timeline comes from its beginning only: leave it out, or ask in JSON"
                        + " for pages",
                "beforePosition=3|beforePosition: with order=oldestFirst it is afterPosition that goes on: give it the last"
                        + " position that was received whole",
                "order=newestFirst&afterPosition=3|afterPosition: with order=newestFirst it is beforePosition that goes on:"
                        + " give it the last position that was received whole"
            })
    void how_a_whole_timeline_goes_on_is_told_without_what_only_pages_have(String question, String told) {
        for (String accept : List.of("text/csv", "application/x-ndjson")) {
            HttpResponse<String> answer = history.ask("/v1/timeline?" + question, accept);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeline?limit=1|limit",
                "timeline?cursor=x|cursor",
                "timeline?order=up|order",
                "timeline?order=occurred|subject",
                "timeline?edition=2012&order=occurred|subject",
                "timeline?subject=edition/2012&order=occurred&afterPosition=3|afterPosition",
                "timeline?beforePosition=3|beforePosition",
                "timeline?from=5&to=4|to",
                "timeline?from=99999|from",
                "timeline?occurredFrom=unknown|occurredFrom",
                "timeline?inForceOn=2012|inForceOn",
                "timeline?subject=edition/2012&edition=2012|edition",
                "differences?from=1|subject",
                "differences?edition=2012|from",
                "differences?edition=2012&from=5&to=4|to",
                "differences?edition=2012&from=1&limit=1|limit",
                "differences?edition=2012&from=1&cursor=x|cursor",
                "explanations?field=/status|subject",
                "explanations?subject=edition/2012&field=title|field",
                "explanations?subject=edition/2012&field=/titel|field",
                "reconstructions?edition=2012|asOf",
                "reconstructions?edition=2012&asOf=2031-01-01|asOf",
                "reconstructions?asOf=2012-05-25|subject",
                "reconstructions?edition=2012&asOf=2012-05-25&limit=1|limit",
                "reconstructions/events?edition=2012|asOf",
                "reconstructions/events?edition=2012&asOf=2012-05-25&cursor=x|cursor",
                "search?q=*ing|q",
                "search?order=best|order",
                "search?limit=1|limit",
                "search?cursor=3|cursor"
            })
    void what_is_asked_wrongly_is_told_by_name_before_anything_is_sent(String path, String parameter) {
        HttpResponse<String> answer = history.ask("/v1/" + path, "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).startsWith(parameter);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        if (path.startsWith("timeline")) {
            assertThat(history.ask("/v1/" + path, "application/x-ndjson").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void none_of_them_opens_a_confidential_value() {
        for (String accept : List.of("text/csv", "application/x-ndjson")) {
            assertThat(history.ask("/v1/timeline", accept, "Viewing-Purpose", "Curious.")
                            .statusCode())
                    .as(accept)
                    .isEqualTo(400);
        }
    }

    @Test
    void an_index_that_is_behind_is_told_as_it_is_of_a_page() {
        String path = "/v1/search?minPosition=" + (history.last + 1);
        assertThat(history.ask(path, "text/csv").statusCode()).isEqualTo(503);
        assertThat(history.api.error("/v1/timeline?to=2012-05-25T00:00:00Z")).startsWith("404 Not attested");
        assertThat(history.ask("/v1/timeline?to=2012-05-25T00:00:00Z", "text/csv")
                        .statusCode())
                .isEqualTo(404);
    }
}
