package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** That who reads a confidential value is recorded before it is shown: who, what, why; once for each actor, subject and hour. */
@Timeout(60)
class ViewingsTest {
    private static final String PURPOSE = "Viewing-Purpose";
    private static final String SECRET = "J. Jansen was ill.";
    private static final EventFilter VIEWINGS = new EventFilter("viewing", Set.of(), null, null, null);

    @TempDir
    static Path directory;

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private static RunningService service;
    private static int documents;

    private long before;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        service = RunningService.startWith(
                context -> context.registerBean(
                        "settableClock", Clock.class, () -> CLOCK, definition -> definition.setPrimary(true)),
                directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Every test has an hour of its own. */
    @BeforeEach
    void nextHour() {
        CLOCK.advance(Duration.ofHours(1));
        before = trail().size();
    }

    private static Trail trail() {
        return service.bean(Trail.class);
    }

    private static String pseudonym(String username) {
        return service.bean(AccountStore.class).find(username).orElseThrow().pseudonym();
    }

    /** The position of an event that everybody may see, with a reason that is confidential; the subject is a document of its own. */
    private static long correction() {
        String document = "letter-" + ++documents;
        created(service.post("/v1/documents", "carl", """
                {"identifier": "%s", "title": "A leter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}""".formatted(document)));
        return created(service.post("/v1/documents/" + document + "/corrections", "carl", """
                {"title": "A letter", "date": "2014-01-20", "reason": "%s",
                 "occurredOn": "2014-03-10"}""".formatted(SECRET)))
                .at("/positions/0")
                .asLong();
    }

    private static HttpResponse<String> read(long position, String user, String purpose) {
        return service.get("/v1/events/" + position, user, PURPOSE, purpose);
    }

    /** What was recorded of viewing since the test began, with its purposes. */
    private List<RecordedEvent> viewings() {
        return trail().page(VIEWINGS, before, Trail.MAXIMUM_PAGE).stream()
                .map(event -> trail().opened(event.position()).orElseThrow())
                .toList();
    }

    private static ConfidentialViewed viewed(RecordedEvent event) {
        return (ConfidentialViewed) event.event();
    }

    @Test
    void without_a_purpose_nothing_is_opened_or_recorded_and_the_answer_tells_how() {
        long position = correction();
        for (String user : List.of("adam", "carl", "pia")) {
            JsonNode reason =
                    body(service.get("/v1/events/" + position, user), 200).at("/data/reason");
            assertThat(reason.at("/confidential").asString()).isEqualTo("withheld");
            assertThat(reason.at("/opensWith").asString()).isEqualTo(PURPOSE);
            assertThat(reason.has("value")).isFalse();
        }
        assertThat(service.get("/v1/events?limit=200", "adam").body())
                .contains("opensWith")
                .doesNotContain(SECRET);
        assertThat(viewings()).isEmpty();
    }

    @Test
    void with_a_purpose_it_is_recorded_who_reads_what_and_why() {
        long position = correction();
        JsonNode event = body(read(position, "adam", "Woo request 2014-07"), 200);
        assertThat(event.at("/data/reason/value").asString()).isEqualTo(SECRET);
        assertThat(event.at("/data/reason").has("opensWith")).isFalse();

        assertThat(viewings()).singleElement().satisfies(viewing -> {
            assertThat(viewing.actor().id()).isEqualTo(pseudonym("adam"));
            assertThat(viewing.actor().role()).isEqualTo(Role.AUDITOR);
            assertThat(viewing.subject()).isEqualTo(Subject.viewing(pseudonym("adam"), CLOCK.instant()));
            assertThat(viewed(viewing).viewed().id())
                    .isEqualTo(event.at("/subject").asString());
            assertThat(viewed(viewing).position()).isEqualTo(position);
            assertThat(viewed(viewing).purpose()).isEqualTo(Confidential.of("Woo request 2014-07"));
        });
    }

    @Test
    void once_for_each_actor_subject_and_hour() {
        long position = correction();
        long other = correction();
        read(position, "adam", "First.");
        read(position, "adam", "Again.");
        assertThat(viewings()).hasSize(1);
        assertThat(read(other, "adam", "Another subject.").body()).contains(SECRET);
        assertThat(viewings()).hasSize(2);
        assertThat(read(position, "pia", "Another actor.").body()).contains(SECRET);
        assertThat(viewings()).hasSize(3);
        CLOCK.set(CLOCK.instant().plus(Duration.ofHours(1)).minusNanos(1_000));
        read(position, "adam", "Still the same hour.");
        assertThat(viewings()).hasSize(3);
        CLOCK.advance(Duration.ofNanos(1_000));
        assertThat(read(position, "adam", "The next hour.").body()).contains(SECRET);
        assertThat(viewings()).hasSize(4);
    }

    @Test
    void a_page_is_recorded_whole_before_any_of_it_is_shown() {
        long first = correction();
        correction();
        long last = correction();
        String path = "/v1/events?type=document-description-corrected&limit=200&afterPosition=" + (first - 1);
        JsonNode page = body(service.get(path, "adam", PURPOSE, "A page."), 200);
        assertThat(page.at("/items"))
                .hasSize(3)
                .allSatisfy(item ->
                        assertThat(item.at("/data/reason/value").asString()).isEqualTo(SECRET));
        assertThat(page.at("/items/2/position").asLong()).isEqualTo(last);
        List<RecordedEvent> viewings = viewings();
        assertThat(viewings)
                .extracting(event -> viewed(event).viewed().id())
                .containsExactly(
                        page.at("/items/0/subject").asString(),
                        page.at("/items/1/subject").asString(),
                        page.at("/items/2/subject").asString());
        assertThat(viewings)
                .extracting(event -> event.cause().correlation())
                .as("one command, so one append")
                .containsOnly(viewings.getFirst().cause().correlation());
    }

    @Test
    void names_behind_pseudonyms_are_no_exception() {
        String path = "/v1/events?subject=actor/" + pseudonym("carl") + "&type=actor-registered";
        JsonNode name = body(service.get(path, "adam"), 200).at("/items/0/data/name");
        assertThat(name.at("/opensWith").asString()).isEqualTo(PURPOSE);
        assertThat(name.has("value")).isFalse();
        assertThat(body(service.get(path, "adam", PURPOSE, "Who is this?"), 200)
                        .at("/items/0/data/name/value")
                        .asString())
                .isEqualTo("carl");
        assertThat(viewings())
                .extracting(event -> viewed(event).viewed())
                .containsExactly(Subject.actor(pseudonym("carl")));
    }

    @Test
    void who_may_not_see_it_is_shown_nothing_and_nothing_is_recorded() {
        long position = correction();
        HttpResponse<String> nobody = service.send(service.request("/v1/events/" + position)
                .header(PURPOSE, "Curious.")
                .GET());
        for (HttpResponse<String> answer : List.of(nobody, read(position, "anna", "Curious."))) {
            JsonNode reason = body(answer, 200).at("/data/reason");
            assertThat(reason.at("/confidential").asString()).isEqualTo("withheld");
            assertThat(reason.has("opensWith")).isFalse();
            assertThat(answer.body()).doesNotContain(SECRET);
        }
        assertThat(viewings()).isEmpty();
    }

    @Test
    void what_is_withheld_on_a_ground_is_opened_and_recorded_for_supervisors_only() {
        long position = correction();
        created(service.post("/v1/events/" + position + "/withholdings", "pia", """
                {"field": "/reason", "ground": "5.1.2.e", "reasoning": "His health.",
                 "reasoningDespiteAge": "He lives.", "occurredOn": "2014-04-01"}"""));
        JsonNode closed = body(read(position, "carl", "A question."), 200).at("/data/reason");
        assertThat(closed.has("value") || closed.has("opensWith")).isFalse();
        assertThat(viewings()).isEmpty();
        assertThat(body(service.get("/v1/events/" + position, "adam"), 200)
                        .at("/data/reason/opensWith")
                        .asString())
                .isEqualTo(PURPOSE);
        assertThat(read(position, "adam", "Supervision.").body()).contains(SECRET);
        assertThat(viewings()).hasSize(1);
    }

    @Test
    void two_at_the_same_time_are_both_answered_and_recorded_once() throws Exception {
        long position = correction();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(() -> read(position, "adam", "At once."));
            }
            for (Future<HttpResponse<String>> answer : threads.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).contains(SECRET);
            }
        }
        assertThat(viewings()).hasSize(1);
    }

    @Test
    void an_opened_answer_is_kept_by_nobody() {
        long position = correction();
        HttpResponse<String> opened = read(position, "adam", "A question.");
        assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(opened.headers().firstValue("ETag")).isEmpty();
        HttpResponse<String> closed = service.get("/v1/events/" + position);
        String tag = closed.headers().firstValue("ETag").orElseThrow();
        assertThat(service.get("/v1/events/" + position, "adam", PURPOSE, "A question.", "If-None-Match", tag)
                        .body())
                .contains(SECRET);
        for (HttpResponse<String> answer : List.of(opened, closed, service.get("/v1/events"))) {
            assertThat(answer.headers().allValues("Vary")).contains(PURPOSE);
        }
    }

    @Test
    void a_purpose_in_any_language_is_percent_encoded() {
        read(correction(), "adam", "Kamervraag 12%25: %C3%A9%c3%a9n, na 1+1");
        assertThat(viewed(viewings().getFirst()).purpose()).isEqualTo(Confidential.of("Kamervraag 12%: één, na 1+1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%20",
                "100%",
                "%4",
                "%zz",
                "%C3",
                "%ff",
                "%C0%AF",
                "%0A",
                "a%09b",
                "a%00b",
                "%ED%A0%80",
                "%EF%BF%BE"
            })
    void a_purpose_that_can_not_be_read_is_a_fault_and_shows_nothing(String purpose) {
        long position = correction();
        assertThat(wrongFields(read(position, "adam", purpose))).containsExactly(PURPOSE);
        assertThat(wrongFields(service.get("/v1/events", "adam", PURPOSE, purpose)))
                .containsExactly(PURPOSE);
        assertThat(viewings()).isEmpty();
    }

    @Test
    void a_purpose_is_bounded() {
        long position = correction();
        assertThat(wrongFields(read(position, "adam", "x".repeat(501)))).containsExactly(PURPOSE);
        assertThat(read(position, "adam", "%C3%A9".repeat(500)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_feed_opens_nothing_and_says_so() {
        HttpResponse<String> refused =
                service.get("/v1/events", "adam", PURPOSE, "A feed.", "Accept", "text/event-stream");
        assertThat(wrongFields(refused)).containsExactly(PURPOSE);
        assertThat(viewings()).isEmpty();
    }
}
