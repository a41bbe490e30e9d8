package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.endtoend.StrangersQuestions.encoded;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever may not see an edition can't tell whether it was filled: every answer is the same as if other secrets had been recorded instead. What may differ is
 * what everybody may know: size, times and hashes of the tree.
 */
@Timeout(300)
class PublicationAuditTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    static Path directory;

    private static SecretWorlds worlds;
    private static StrangersQuestions questions;

    @BeforeAll
    static void start() throws IOException {
        worlds = SecretWorlds.make(directory);
        JsonNode api = body(worlds.filled().get("/v1/openapi.json"), 200);
        questions = new StrangersQuestions(api, values());
    }

    @AfterAll
    static void stop() {
        worlds.close();
    }

    private static Map<String, List<String>> values() {
        long first = worlds.publicSize();
        long last = worlds.size() - 1;
        List<String> positions = Stream.of(1L, first - 2, first - 1, first, first + 2, last, last + 1, 999_999L)
                .map(String::valueOf)
                .toList();
        List<String> years = List.of("2014", "2015", "2016");
        List<String> organisations = List.of("veldmark", "nobody");
        Set<String> types = new TreeSet<>();
        Set<String> actors = new TreeSet<>();
        body(worlds.filled().get("/v1/events?limit=200", "adam"), 200)
                .get("items")
                .forEach(event -> {
                    types.add(event.get("type").asString());
                    actors.add(event.at("/actor/id").asString());
                });
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set.of("year", "edition", "from", "to").forEach(name -> values.put(name, years));
        Set.of("organisation", "force", "judgedBy").forEach(name -> values.put(name, organisations));
        values.put("position", positions);
        values.put("code", List.of("r-01", "r-02", "r-99", "veldmark"));
        values.put("identifier", List.of("letter", "missing"));
        values.put("agreement", List.of("a-1"));
        values.put("dimension", List.of("capacity"));
        values.put("afterPosition", positions);
        values.put(
                "knownAt",
                Stream.concat(positions.stream(), Stream.of("2099-01-01T00:00:00Z", "2000-01-01T00:00:00Z"))
                        .toList());
        values.put("minPosition", List.of("1", String.valueOf(first + 2), String.valueOf(last)));
        values.put("inForceOn", List.of("2014-12-01", "2016-03-20", "2016-12-01"));
        values.put("limit", List.of("1", "2", "200"));
        values.put("cursor", List.of("x"));
        values.put("subject", subjects());
        values.put("type", List.copyOf(types));
        values.put("actor", List.copyOf(actors));
        values.put("sort", List.of("edition", "-edition", "year", "-year", "organisation", "code", "-code", "title"));
        values.put("status", List.of("SUPERSEDED", "UNDECIDED", "ACCEPTED"));
        values.put("addressee", List.of("UNIT", "veldmark", "nobody"));
        values.put("urgency", List.of("HIGH", "LOW"));
        values.put("focusArea", List.of("ORGANISATION", "SUPERVISION"));
        values.put("kind", List.of("REGIONAL_FORCE", "MINISTRY"));
        values.put("holder", organisations);
        values.put("basis", List.of("like-for-like"));
        values.put("units", List.of("current"));
        values.put("weights", List.of("equal"));
        return values;
    }

    private static List<String> subjects() {
        return List.of(
                "edition",
                "edition/2014",
                "edition/2015",
                "edition/2016",
                "scorecard",
                "scorecard/2016",
                "scorecard/2016/veldmark",
                "recommendation",
                "recommendation/2014/r-01",
                "recommendation/2016",
                "recommendation/2016/r-01",
                "hold",
                "hold/secret-1",
                "disclosure",
                "actor",
                "audit",
                "organisation",
                "document",
                "organisation/veldmark",
                "mandate",
                "ledger");
    }

    /** What an answer tells apart from what everybody may know. */
    private static String told(RunningService world, HttpRequest.Builder request) {
        HttpResponse<String> answer = world.send(request);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // When the server ends a connection depends on how many requests it has had.
        headers.keySet().removeAll(Set.of("date", "connection", "keep-alive"));
        String text = answer.body();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!answer.request().method().equals("HEAD")) {
            // A tag of the body tells what the body tells.
            String tag = "[\"0" + DigestUtils.md5DigestAsHex(bytes) + "\"]";
            headers.entrySet()
                    .removeIf(header -> header.getKey().equals("etag")
                            && header.getValue().toString().equals(tag));
            headers.entrySet()
                    .removeIf(header -> header.getKey().equals("content-length")
                            && header.getValue().equals(List.of(String.valueOf(bytes.length))));
        } else {
            headers.keySet().removeAll(Set.of("etag", "content-length"));
        }
        return answer.statusCode() + " " + headers + "\n"
                + withoutTree(answer.request().uri().getPath(), text);
    }

    private static String withoutTree(String path, String text) {
        if (path.endsWith("/proof") || (path.contains("/proofs/") && text.contains("hashes"))) {
            return "";
        }
        if (text.startsWith("{") && MAPPER.readTree(text) instanceof ObjectNode object) {
            object.remove("asOf");
            if (path.endsWith("/bundle")) {
                object.remove("proof");
            }
            if (path.equals("/v1/ledger")) {
                object.remove(List.of("root", "lastRecordedAt", "checkpoints", "projection"));
            }
            return object.toString();
        }
        return text;
    }

    private static void compare(
            String question, HttpRequest.Builder filled, HttpRequest.Builder other, List<String> leaks) {
        String one = told(worlds.filled(), filled);
        String two = told(worlds.other(), other);
        if (!one.equals(two)) {
            leaks.add(question + "\n  filled: " + shortened(one) + "\n  other:  " + shortened(two));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }

    private static void compare(String path, List<String> leaks) {
        compare(path, worlds.filled().request(path), worlds.other().request(path), leaks);
    }

    @Test
    void no_read_tells_a_stranger_what_is_not_public() {
        List<String> leaks = new ArrayList<>();
        Set<String> reads = questions.reads();
        assertThat(reads).hasSizeGreaterThan(500);
        for (String path : reads) {
            compare(path, leaks);
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void no_head_and_no_conditional_request_tells_more() {
        List<String> leaks = new ArrayList<>();
        for (StrangersQuestions.Asked asked : questions.operations("get")) {
            for (String tag : List.of("\"0\"", "*")) {
                compare(
                        "HEAD " + tag + " " + asked.path(),
                        worlds.filled().request(asked.path()).HEAD().header("If-None-Match", tag),
                        worlds.other().request(asked.path()).HEAD().header("If-None-Match", tag),
                        leaks);
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** A page that is cut where the last visible event is must not tell that hidden ones follow. */
    @Test
    void no_page_of_events_tells_that_hidden_ones_match() {
        List<String> leaks = new ArrayList<>();
        for (String name : List.of("type", "actor", "subject")) {
            for (String value : values().get(name)) {
                String filter = name + "=" + encoded(value);
                JsonNode items = body(worlds.other().get("/v1/events?limit=200&" + filter), 200)
                        .get("items");
                compare("/v1/events?" + filter + "&limit=" + Math.max(1, items.size()), leaks);
                if (!items.isEmpty()) {
                    long last = items.get(items.size() - 1).get("position").asLong();
                    compare("/v1/events?" + filter + "&limit=1&afterPosition=" + (last - 1), leaks);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void no_write_tells_an_account_that_may_not_see_it() {
        List<String> leaks = new ArrayList<>();
        for (StrangersQuestions.Asked asked : questions.operations("post")) {
            String example = asked.operation()
                    .at("/requestBody/content/application~1json/example")
                    .toString();
            for (String path : List.of(asked.path(), asked.path() + "?dryRun=true")) {
                for (String tag : List.of("\"0\"", "\"7\"", "*")) {
                    compare(
                            path,
                            write(worlds.filled(), path, example, tag),
                            write(worlds.other(), path, example, tag),
                            leaks);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static HttpRequest.Builder write(RunningService world, String path, String json, String tag) {
        return world.request(path)
                .header("Authorization", RunningService.basic("rita", RunningService.PASSWORD))
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .header("Idempotency-Key", "the-key-of-somebody-else")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    @Test
    void the_counter_check_finds_what_who_may_see_it_is_told() {
        String path = "/v1/editions/2016";
        assertThat(worlds.filled().get(path, "adam").statusCode()).isEqualTo(200);
        assertThat(worlds.other().get(path, "adam").statusCode()).isEqualTo(404);
        assertThat(body(worlds.filled().get(SecretWorlds.SUPERSEDED, "adam"), 200)
                        .get("status")
                        .asString())
                .isEqualTo("SUPERSEDED");
    }
}
