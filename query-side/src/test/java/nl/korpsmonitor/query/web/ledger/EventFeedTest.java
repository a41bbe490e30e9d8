package nl.korpsmonitor.query.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(15)
class EventFeedTest {
    private ReadApi api;

    @BeforeEach
    void open(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_follower_gets_what_was_and_what_comes_and_goes_on_after_the_last_id() throws Exception {
        register("alfa");
        register("bravo");
        try (Following feed = follow("/v1/events", null)) {
            assertThat(feed.ids(2)).containsExactly(0L, 1L);
            register("charlie");
            assertThat(feed.ids(1)).containsExactly(2L);
        }
        register("delta");
        try (Following feed = follow("/v1/events", "1")) {
            assertThat(feed.ids(2)).containsExactly(2L, 3L);
        }
        try (Following feed = follow("/v1/events?subject=organisation/delta", null)) {
            assertThat(feed.ids(1)).containsExactly(3L);
        }
    }

    @Test
    void what_is_not_public_is_left_out() throws Exception {
        api.append(
                Subject.edition(2014),
                new EditionOpened("Korpsmonitor 2014", Provenance.CONDUCTED_HERE, Samples.day("2014")));
        register("alfa");
        try (Following feed = follow("/v1/events", null)) {
            assertThat(feed.ids(1)).containsExactly(1L);
        }
        api.asInsider();
        try (Following feed = follow("/v1/events", null)) {
            assertThat(feed.ids(2)).containsExactly(0L, 1L);
        }
    }

    @Test
    void what_is_proposed_about_a_public_edition_is_left_out() throws Exception {
        Subject edition = Subject.edition(2014);
        api.append(edition, new EditionOpened("2014", Provenance.CONDUCTED_HERE, Samples.day("2014")));
        api.append(edition, new EditionPresentedToHouse(Samples.LETTER, Samples.day("2014")));
        api.append(
                Subject.scorecard(2014, "alfa"),
                new RectificationProposed(
                        "org-1", null, Decimal.of("7"), Samples.secret(), Samples.LETTER, Samples.day("2014")));
        register("alfa");
        try (Following feed = follow("/v1/events", null)) {
            assertThat(feed.ids(3)).containsExactly(0L, 1L, 3L);
        }
        api.asInsider();
        try (Following feed = follow("/v1/events", null)) {
            assertThat(feed.ids(4)).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void an_event_carries_its_name_and_its_content() throws Exception {
        register("alfa");
        try (Following feed = follow("/v1/events", null)) {
            String event = feed.event();
            assertThat(event).contains("id:0", "event:organisation-registered", "\"name\":\"Name of alfa\"");
        }
    }

    @Test
    void places_are_limited_and_come_free_again() throws Exception {
        register("alfa");
        List<Following> all = new ArrayList<>();
        for (int i = 0; i < EventFeed.MAXIMUM_FOLLOWERS; i++) {
            Following feed = follow("/v1/events", null);
            assertThat(feed.ids(1)).containsExactly(0L);
            all.add(feed);
        }
        HttpResponse<InputStream> refused = send("/v1/events", null);
        assertThat(refused.statusCode()).isEqualTo(503);
        for (Following feed : all) {
            feed.close();
        }
        // A follower that left is noticed when something is sent to it.
        int status = 503;
        for (int i = 0; i < 200 && status == 503; i++) {
            register("o-" + i);
            HttpResponse<InputStream> response = send("/v1/events", null);
            status = response.statusCode();
            response.body().close();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void a_wrong_last_id_is_refused() {
        assertThat(send("/v1/events", "x").statusCode()).isEqualTo(400);
    }

    private void register(String code) {
        api.append(
                Subject.organisation(code),
                new OrganisationRegistered("Name of " + code, Kind.UNIT, null, PartialDate.UNKNOWN));
    }

    private Following follow(String path, @org.jspecify.annotations.Nullable String lastEventId) {
        HttpResponse<InputStream> response = send(path, lastEventId);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new Following(response.body());
    }

    private HttpResponse<InputStream> send(String path, @org.jspecify.annotations.Nullable String lastEventId) {
        var request = api.request(path).header("Accept", "text/event-stream, */*;q=0.1");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return api.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Reads a feed; waits for what is not there yet. */
    private record Following(InputStream stream, Scanner lines) implements AutoCloseable {
        Following(InputStream stream) {
            this(stream, new Scanner(stream, java.nio.charset.StandardCharsets.UTF_8));
        }

        /** The ids of the next events. */
        List<Long> ids(int count) {
            List<Long> ids = new ArrayList<>();
            while (ids.size() < count) {
                String line = lines.nextLine();
                if (line.startsWith("id:")) {
                    ids.add(Long.valueOf(line.substring(3).trim()));
                }
            }
            return ids;
        }

        /** The next event, whole. */
        String event() {
            StringBuilder event = new StringBuilder();
            while (true) {
                String line = lines.nextLine();
                if (line.isEmpty() && event.indexOf("data:") >= 0) {
                    return event.toString();
                }
                event.append(line).append('\n');
            }
        }

        @Override
        public void close() throws java.io.IOException {
            stream.close();
        }
    }
}
