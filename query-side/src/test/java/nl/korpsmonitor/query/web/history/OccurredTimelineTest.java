package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.web.ReadApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A recommendation whose owners were registered in another order than that in which they came, told over HTTP. */
class OccurredTimelineTest {
    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "r-07");
    private static final String TIMELINE = "/v1/timeline?subject=recommendation/2012/r-07";
    private static final String OCCURRED = TIMELINE + "&order=occurred";
    private static final String BACKWARDS = TIMELINE + "&order=occurredNewestFirst";

    private static ReadApi api;
    private static long issued;
    private static long undated;
    private static long june;
    private static long may;
    private static long day;
    private static long year;

    @BeforeAll
    static void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory).asInsider();
        api.ledger().trail().at("2012-07-02T00:00:00Z");
        api.append(
                Subject.edition(2012),
                new EditionOpened("2012", Provenance.CONDUCTED_HERE, new PartialDate("2012-01-01")));
        issued = issued(RECOMMENDATION);
        undated = assigned(RECOMMENDATION, "owner-1", "unknown");
        june = assigned(RECOMMENDATION, "owner-2", "2012-06-10");
        may = assigned(RECOMMENDATION, "owner-3", "2012-05");
        day = assigned(RECOMMENDATION, "owner-4", "2012-05-02");
        year = assigned(RECOMMENDATION, "owner-5", "2012");
    }

    private static long issued(Subject recommendation) {
        return api.append(
                recommendation,
                new RecommendationIssued(
                        "Do it.",
                        false,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        null,
                        new PartialDate("2012-05-01")));
    }

    private static long assigned(Subject recommendation, String owner, String occurredOn) {
        return api.append(recommendation, new OwnerAssigned(owner, null, new PartialDate(occurredOn)));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @Test
    void steps_come_in_the_order_of_the_days_on_which_they_happened_page_by_page() {
        assertThat(walk(OCCURRED)).containsExactly(year, issued, may, day, june, undated);
        assertThat(walk(BACKWARDS)).containsExactly(june, day, may, issued, year, undated);
        for (int limit : List.of(1, 4, 6)) {
            assertThat(walk(OCCURRED + "&limit=" + limit)).isEqualTo(walk(OCCURRED));
            assertThat(walk(BACKWARDS + "&limit=" + limit)).isEqualTo(walk(BACKWARDS));
        }
        assertThat(api.get(OCCURRED + "&limit=6").has("next")).isFalse();
        assertThat(walk(OCCURRED)).containsExactlyInAnyOrderElementsOf(walk(TIMELINE));
    }

    @Test
    void a_step_is_the_same_in_every_order() {
        for (String how : List.of("&include=states", "&include=states&inForceOn=2012-05-20")) {
            Map<Long, JsonNode> recorded = new HashMap<>();
            api.get(TIMELINE + how).get("items").forEach(step -> recorded.put(position(step), step));
            for (String path : List.of(OCCURRED, BACKWARDS)) {
                JsonNode steps = api.get(path + how).get("items");
                assertThat(steps).hasSize(6);
                steps.forEach(step -> assertThat(step).isEqualTo(recorded.get(position(step))));
            }
        }
    }

    @Test
    void what_is_recorded_between_two_pages_moves_and_repeats_nothing() {
        Subject other = Subject.recommendation(2012, "r-08");
        issued(other);
        assigned(other, "owner-1", "unknown");
        assigned(other, "owner-2", "2012-06-10");
        assigned(other, "owner-3", "2012");
        for (String order : List.of("occurred", "occurredNewestFirst")) {
            String path = "/v1/timeline?subject=recommendation/2012/r-08&order=" + order;
            List<Long> before = walk(path);
            long size = api.get(path).at("/asOf/position").asLong();
            JsonNode first = api.get(path + "&limit=2");
            assigned(other, "owner-6", "2011");
            assigned(other, "owner-7", "2012-05-02");
            assigned(other, "owner-8", "unknown");
            List<Long> positions = positions(first);
            positions.addAll(walk(first.get("next").asString()));
            assertThat(positions).isEqualTo(before);
            JsonNode second = api.get(first.get("next").asString());
            assertThat(second.at("/asOf/position").asLong())
                    .as("the ledger that all pages stand on")
                    .isEqualTo(size);
            assertThat(walk(path)).as("asked anew").hasSize(before.size() + 3);
        }
    }

    @Test
    void what_else_chooses_steps_chooses_among_them() {
        assertThat(walk(OCCURRED + "&limit=1&from=" + june + "&to=" + day)).containsExactly(may, day, june);
        assertThat(walk(OCCURRED + "&limit=1&to=2012-07-02T03:30:00Z")).containsExactly(issued, june, undated);
        assertThat(walk(OCCURRED + "&limit=1&occurredFrom=2012-05-02&occurredUntil=2012-05"))
                .containsExactly(year, may, day);
        assertThat(walk(BACKWARDS + "&limit=1&occurredFrom=2012-05-02&occurredUntil=2012-05"))
                .containsExactly(day, may, year);
        assertThat(walk(OCCURRED + "&occurredFrom=2013")).isEmpty();
    }

    @Test
    void a_cursor_of_another_question_or_order_is_refused() {
        String cursor = cursor(OCCURRED + "&limit=2");
        assertThat(positions(api.get(OCCURRED + "&limit=3&include=states&cursor=" + cursor)))
                .as("how many are told, and how much of each, is no other question")
                .containsExactly(may, day, june);
        for (String other : List.of(
                BACKWARDS,
                OCCURRED + "&from=1",
                OCCURRED + "&to=5",
                OCCURRED + "&occurredFrom=2012",
                OCCURRED + "&occurredUntil=2012",
                OCCURRED + "&inForceOn=2012-05-20",
                "/v1/timeline?order=occurred&subject=edition/2012")) {
            assertThat(api.error(other + "&cursor=" + cursor))
                    .as(other)
                    .startsWith("400 cursor: it goes on with another question or order");
        }
        assertThat(api.error(OCCURRED + "&cursor=" + encoded("5\nr-07\nr-07")))
                .as("one of a list")
                .startsWith("400 cursor");
        assertThat(api.error(OCCURRED + "&cursor=!")).startsWith("400 cursor");
    }

    @Test
    void a_cursor_that_was_never_given_out_is_refused() {
        String plain = new String(Base64.getUrlDecoder().decode(cursor(OCCURRED + "&limit=2")), StandardCharsets.UTF_8);
        String[] parts = plain.split("\n", 3);
        for (String[] wrong : List.of(
                new String[] {"99", parts[1]},
                new String[] {parts[0], "2012-02-30 1"},
                new String[] {parts[0], "2012-02-03"},
                new String[] {parts[0], "2012-02-03 -1"})) {
            String cursor = encoded(wrong[0] + "\n" + wrong[1] + "\n" + parts[2]);
            assertThat(api.error(OCCURRED + "&cursor=" + cursor))
                    .isEqualTo("400 cursor: take it unchanged from the 'next' link of the page before");
        }
    }

    /** Whatever stands in it, so that no cursor goes on with another question. */
    @Test
    void two_questions_never_have_the_same_name() {
        List<String> names = List.of(
                identity("1&2", null, null),
                identity("1", "2", null),
                identity("1", "2&null", null),
                identity("1", "null", null),
                identity("1", null, null),
                identity("1", "", null),
                identity("1", null, ""),
                identity("1=&", null, null));
        assertThat(names).doesNotHaveDuplicates();
    }

    private static String identity(@Nullable String from, @Nullable String to, @Nullable String occurredFrom) {
        return new WholeTimelineQuestion(
                        RECOMMENDATION.id(), null, from, to, occurredFrom, null, "occurred", null, null, null)
                .asked()
                .identity();
    }

    @Test
    void what_is_asked_wrongly_is_told_by_name() {
        assertThat(api.error("/v1/timeline?order=occurred")).startsWith("400 subject: say of which one");
        assertThat(api.error("/v1/timeline?order=occurredNewestFirst&edition=2012"))
                .startsWith("400 subject: say of which one");
        assertThat(api.error(OCCURRED + "&edition=2012")).startsWith("400 edition");
        assertThat(api.error(OCCURRED + "&afterPosition=3"))
                .startsWith("400 afterPosition")
                .contains("cursor");
        assertThat(api.error(BACKWARDS + "&beforePosition=3"))
                .startsWith("400 beforePosition")
                .contains("cursor");
        assertThat(api.error(TIMELINE + "&cursor=" + cursor(OCCURRED + "&limit=2")))
                .startsWith("400 cursor")
                .contains("afterPosition");
        assertThat(api.error(TIMELINE + "&order=days")).startsWith("400 order").contains("occurredNewestFirst");
        assertThat(api.error(OCCURRED + "&limit=0")).startsWith("400 limit");
        assertThat(api.error(OCCURRED + "&to=2012-05-25T00:00:00Z")).startsWith("404 Not attested");
    }

    @Test
    void what_is_hidden_is_not_there() {
        api.asAnybody();
        try {
            assertThat(api.error(OCCURRED)).isEqualTo("404 There is no recommendation/2012/r-07.");
            assertThat(api.error("/v1/timeline?order=occurred&subject=recommendation/2012/none"))
                    .isEqualTo("404 There is no recommendation/2012/none.");
        } finally {
            api.asInsider();
        }
    }

    /** The cursor by which a page goes on. */
    private static String cursor(String path) {
        String next = api.get(path).get("next").asString();
        return next.substring(next.indexOf("cursor=") + "cursor=".length());
    }

    private static String encoded(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> walk(String path) {
        List<Long> positions = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = api.get(next);
            positions.addAll(positions(page));
            next = page.path("next").asString(null);
        }
        return positions;
    }

    private static List<Long> positions(JsonNode page) {
        List<Long> positions = new ArrayList<>();
        page.get("items").forEach(step -> positions.add(position(step)));
        return positions;
    }

    private static long position(JsonNode step) {
        return step.get("position").asLong();
    }
}
