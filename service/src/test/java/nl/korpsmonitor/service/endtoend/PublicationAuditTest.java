package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.endtoend.StrangersQuestions.encoded;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.query.web.ledger.EventFeed;
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
        List<String> years = List.of("2012", "2014", "2015", "2016");
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
        Set.of("fromInForceOn", "toInForceOn").forEach(name -> values.put(name, List.of("2016-03-20")));
        values.put("beforePosition", positions);
        values.put("order", List.of("oldestFirst", "newestFirst"));
        values.put("include", List.of("states"));
        values.put("asOf", List.of("2016-03-20"));
        values.put("field", List.of("/status", "/missing"));
        Set.of("organisation", "force", "judgedBy").forEach(name -> values.put(name, organisations));
        values.put("position", positions);
        values.put("code", List.of("r-01", "r-02", "r-99", "veldmark", "kv-secret", "secret-1", "20160401-1"));
        values.put("result", List.of("SOUND", "FINDINGS"));
        values.put("auditor", List.copyOf(actors));
        values.put("identifier", List.of("letter", "missing", "concept"));
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
        values.put(
                "sort",
                List.of(
                        "edition",
                        "-edition",
                        "year",
                        "-year",
                        "organisation",
                        "code",
                        "-code",
                        "title",
                        "dueOn",
                        "placed"));
        values.put("status", List.of("SUPERSEDED", "UNDECIDED", "ACCEPTED", "OPEN"));
        values.put("inquiry", List.of("kv-secret", "kv-none"));
        values.put("inForce", List.of("true", "false"));
        values.put(
                "covers",
                Stream.concat(positions.stream(), Stream.of("edition/2012", "recommendation/2016/r-01"))
                        .toList());
        values.put("number", List.of("1", "2"));
        values.put("version", List.of("PUBLIC", "CONFIDENTIAL"));
        Set.of("issuedFrom", "issuedTo").forEach(name -> values.put(name, List.of("2000-01-01", "2099-01-01")));
        values.put("discloses", positions);
        Set.of("holdsErased", "holdsWithheld").forEach(name -> values.put(name, List.of("true", "false")));
        values.put("overdue", List.of("true", "false"));
        values.put("on", List.of("2016-03-20", "2016-12-01"));
        values.put("owner", organisations);
        values.put("language", List.of("nl", "en"));
        values.put("askedBy", List.of("Tweede Kamer", "nobody"));
        Set.of("receivedFrom", "receivedUntil", "dueFrom", "dueUntil")
                .forEach(name -> values.put(name, List.of("2000-01-01", "2099-01-01")));
        values.put("item", List.of("b-1"));
        values.put("addressee", List.of("UNIT", "veldmark", "nobody"));
        values.put("urgency", List.of("HIGH", "LOW"));
        values.put("focusArea", List.of("ORGANISATION", "SUPERVISION"));
        values.put("kind", List.of("REGIONAL_FORCE", "MINISTRY", "MOTION"));
        values.put("holder", organisations);
        values.put(
                "q",
                List.of(
                        "posts",
                        "korpsmonitor",
                        "r-01",
                        "veldmark 2016",
                        "fill*",
                        "\"Korpsmonitor 2016\"",
                        "-letter",
                        "vacant"));
        values.put("document", List.of("letter", "normenkader-2014", "28638 103"));
        values.put("fictitious", List.of("true", "false"));
        values.put("order", List.of("newestFirst", "oldestFirst"));
        Set.of("recordedFrom", "recordedUntil")
                .forEach(name -> values.put(name, List.of("2000-01-01T00:00:00Z", "2099-01-01T00:00:00Z")));
        Set.of("occurredFrom", "occurredUntil")
                .forEach(name -> values.put(name, List.of("2014", "2016-03-10", "2016-12")));
        values.put("basis", List.of("like-for-like"));
        values.put("units", List.of("current"));
        values.put("weights", List.of("equal"));
        return values;
    }

    private static List<String> subjects() {
        return List.of(
                "edition",
                "edition/2012",
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
                "inquiry",
                "inquiry/kv-secret",
                "disclosure",
                "actor",
                "audit",
                "audit/20160401-1",
                "organisation",
                "document",
                "document/concept",
                "organisation/veldmark",
                "mandate",
                "ledger");
    }

    /** What an answer tells apart from what everybody may know. */
    private static String told(RunningService world, HttpRequest.Builder request) {
        HttpResponse<String> answer = world.send(request);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // When the server ends a connection depends on how many requests it has had.
        headers.keySet().removeAll(Set.of("date", "connection", "keep-alive", "as-of-position"));
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
        if (text.startsWith("{") && !text.contains("}\n{") && MAPPER.readTree(text) instanceof ObjectNode object) {
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

    /** These take several parameters at once. */
    @Test
    void no_history_tells_a_stranger_what_is_not_public() {
        List<String> leaks = new ArrayList<>();
        long last = worlds.size() - 1;
        List<String> moments = Stream.of(1L, worlds.publicSize() - 1, last)
                .map(String::valueOf)
                .toList();
        String days = "&fromInForceOn=2014-06-01&toInForceOn=2030-01-01";
        for (String subject : subjects()) {
            String timeline = "/v1/timeline?include=states&subject=" + subject;
            compare(timeline, leaks);
            compare(timeline + "&order=newestFirst", leaks);
            compare(timeline + "&order=newestFirst&limit=1", leaks);
            compare(timeline + "&order=occurred", leaks);
            compare(timeline + "&order=occurredNewestFirst&limit=1", leaks);
            compare("/v1/reconstructions?asOf=2016-03-20&subject=" + subject, leaks);
            for (String field : List.of("/status", "/title", "/scoreClass", "/supersededBy", "/missing")) {
                compare("/v1/explanations?subject=" + subject + "&field=" + field, leaks);
            }
            for (String moment : moments) {
                compare("/v1/differences?subject=" + subject + "&from=" + moment, leaks);
            }
            compare("/v1/differences?subject=" + subject + days, leaks);
        }
        for (String year : List.of("2014", "2015", "2016")) {
            compare("/v1/reconstructions?asOf=2016-03-20&edition=" + year, leaks);
            compare("/v1/reconstructions?asOf=2016-03-20&limit=1&edition=" + year, leaks);
            compare("/v1/differences?edition=" + year + days, leaks);
            for (String moment : moments) {
                compare("/v1/differences?edition=" + year + "&from=" + moment, leaks);
                compare("/v1/differences?edition=" + year + "&limit=1&from=" + moment, leaks);
                compare("/v1/timeline?edition=" + year + "&order=newestFirst&beforePosition=" + moment, leaks);
                compare("/v1/timeline?edition=" + year + "&include=states&from=" + moment, leaks);
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void no_history_in_another_form_tells_a_stranger_what_is_not_public() {
        List<String> leaks = new ArrayList<>();
        String csv = "text/csv";
        String lines = "application/x-ndjson";
        List<String> moments = Stream.of(1L, worlds.publicSize() - 1, worlds.size() - 1)
                .map(String::valueOf)
                .toList();
        List<String> abouts = Stream.concat(
                        subjects().stream().map(subject -> "subject=" + subject),
                        Stream.of("2014", "2015", "2016").map(year -> "edition=" + year))
                .toList();
        for (String about : abouts) {
            String timeline = "/v1/timeline?" + about;
            compare(csv, timeline, leaks);
            compare(csv, timeline + "&order=newestFirst", leaks);
            compare(lines, timeline + "&include=states", leaks);
            compare(csv, "/v1/reconstructions?asOf=2016-03-20&" + about, leaks);
            compare(csv, "/v1/reconstructions/events?asOf=2016-03-20&" + about, leaks);
            for (String moment : moments) {
                compare(csv, "/v1/differences?" + about + "&from=" + moment, leaks);
            }
            for (String field : List.of("/status", "/scoreClass", "/supersededBy")) {
                compare(csv, "/v1/explanations?" + about + "&field=" + field, leaks);
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static void compare(String accept, String path, List<String> leaks) {
        compare(
                accept + " " + path,
                worlds.filled().request(path).header("Accept", accept),
                worlds.other().request(path).header("Accept", accept),
                leaks);
    }

    /** The same reads as tables, CloudEvents and JSON Lines: there is no second door. */
    @Test
    void no_other_form_of_a_read_tells_more() {
        List<String> leaks = new ArrayList<>();
        Map<String, Set<String>> forms = questions.otherForms();
        assertThat(forms.keySet())
                .containsExactlyInAnyOrder(
                        "text/csv",
                        "text/calendar;charset=utf-8",
                        "application/zip",
                        "application/octet-stream",
                        "application/x-ndjson",
                        "application/cloudevents+json",
                        "application/cloudevents-batch+json");
        forms.forEach((type, paths) -> paths.forEach(path -> compare(type, path, leaks)));
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

    /** An answer has its tag from its own bytes, so that the tag says no more than they do. */
    @Test
    void a_tag_is_matched_by_the_answer_that_has_it_and_a_head_says_what_the_answer_says() {
        List<String> differences = new ArrayList<>();
        for (StrangersQuestions.Asked asked : questions.operations("get")) {
            List<String> matched = new ArrayList<>();
            for (RunningService world : List.of(worlds.filled(), worlds.other())) {
                HttpResponse<String> whole = world.send(world.request(asked.path()));
                String tag = whole.headers().firstValue("ETag").orElse("\"none\"");
                HttpResponse<String> again =
                        world.send(world.request(asked.path()).header("If-None-Match", tag));
                HttpResponse<String> head =
                        world.send(world.request(asked.path()).HEAD());
                matched.add(whole.statusCode() + " " + again.statusCode());
                for (String header : List.of("ETag", "Content-Length", "Content-Type")) {
                    List<String> said = head.headers().allValues(header);
                    if (head.statusCode() != whole.statusCode()
                            || (!said.isEmpty() && !said.equals(whole.headers().allValues(header)))) {
                        differences.add("HEAD " + asked.path() + " " + header + " " + said);
                    }
                }
            }
            if (!matched.getFirst().equals(matched.getLast())) {
                differences.add(asked.path() + " " + matched);
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Whatever a follower hears until the feed says that there is nothing more for now. */
    @Test
    void no_feed_tells_a_stranger_what_is_not_public() {
        List<String> filters = new ArrayList<>(List.of("", "?afterPosition=" + worlds.publicSize()));
        values().get("subject").forEach(subject -> filters.add("?subject=" + encoded(subject)));
        values().get("type").forEach(type -> filters.add("?type=" + encoded(type)));
        try (ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<String> some : parts(filters)) {
                Map<String, List<Future<String>>> heard = new LinkedHashMap<>();
                some.forEach(filter -> heard.put(
                        filter,
                        Stream.of(worlds.filled(), worlds.other())
                                .map(world -> followers.submit(() -> heard(world, filter)))
                                .toList()));
                heard.forEach((filter, both) -> assertThat(text(both.getFirst()))
                        .as(filter)
                        .isNotEmpty()
                        .isEqualTo(text(both.getLast())));
            }
        }
    }

    private static List<List<String>> parts(List<String> all) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += EventFeed.MAXIMUM_FOLLOWERS) {
            parts.add(all.subList(from, Math.min(all.size(), from + EventFeed.MAXIMUM_FOLLOWERS)));
        }
        return parts;
    }

    private static String text(Future<String> heard) {
        try {
            return heard.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String heard(RunningService world, String filter) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = world.request("/v1/events" + filter)
                    .header("Accept", "text/event-stream")
                    .build();
            HttpResponse<Stream<String>> feed = client.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(feed.statusCode()).isEqualTo(200);
            try (Stream<String> lines = feed.body()) {
                String all =
                        lines.takeWhile(line -> !line.contains("caught up")).collect(Collectors.joining("\n"));
                client.shutdownNow();
                return all;
            }
        }
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
    void no_page_of_a_search_tells_that_hidden_events_match() {
        List<String> leaks = new ArrayList<>();
        for (String name : List.of("q", "type", "actor", "subject", "edition", "organisation", "document")) {
            for (String value : values().get(name)) {
                for (String order : values().get("order")) {
                    String path = "/v1/search?" + name + "=" + encoded(value) + "&order=" + order + "&limit=";
                    JsonNode items = body(worlds.other().get(path + "200"), 200).get("items");
                    compare(path + Math.max(1, items.size()), leaks);
                    for (JsonNode item : items) {
                        compare(path + "1&cursor=" + item.get("position").asLong(), leaks);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(body(worlds.filled().get("/v1/search?q=vacant"), 200).get("items"))
                .as("why a score was given is confidential")
                .isEmpty();
        assertThat(body(worlds.filled().get("/v1/search?q=posts"), 200).get("items"))
                .as("what is public is found")
                .hasSize(2);
        assertThat(body(worlds.filled().get("/v1/search?q=posts", "adam"), 200).get("items"))
                .as("who may see more finds more")
                .hasSize(3);
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
