package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Dossiers of three inquiries, issued in turns, and a fourth of which there is none; the list is told over HTTP. */
class DossierListTest {
    private static final String DOSSIERS = "/v1/dossiers";

    private static ReadApi api;

    /** In order of position: those of a, b, a-1, a, b, a-1. */
    private static final List<Long> ISSUED = new ArrayList<>();

    @BeforeAll
    static void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory).asInsider();
        for (String code : List.of("a", "b", "a-1", "none")) {
            api.append(
                    Subject.inquiry(code),
                    new InquiryRegistered(
                            Kind.MOTION,
                            Samples.LETTER,
                            "Tweede Kamer",
                            Samples.secret(),
                            "What came of it?",
                            LocalDate.of(2013, 11, 4),
                            LocalDate.of(2013, 11, 25),
                            "politie",
                            "directie",
                            new PartialDate("2013-11-04")));
        }
        for (int number = 1; number <= 2; number++) {
            for (String code : List.of("a", "b", "a-1")) {
                ISSUED.add(api.append(Subject.inquiry(code), issued(number)));
            }
        }
    }

    private static DossierIssued issued(int number) {
        return new DossierIssued(
                number,
                0,
                number == 1 ? Version.PUBLIC : Version.CONFIDENTIAL,
                Language.NL,
                "checkpoint",
                "0".repeat(64),
                1,
                List.of(),
                new PartialDate("2013-11-20"));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static List<Long> at(int... places) {
        return java.util.Arrays.stream(places).mapToObj(ISSUED::get).toList();
    }

    @Test
    void they_come_by_position_or_by_inquiry_and_number_either_way_however_they_are_paged() {
        List<Long> byInquiry = at(0, 3, 2, 5, 1, 4);
        for (int limit : List.of(1, 4, 6)) {
            String limited = DOSSIERS + "?limit=" + limit;
            assertThat(walk(limited)).isEqualTo(ISSUED);
            assertThat(walk(limited + "&sort=position")).isEqualTo(ISSUED);
            assertThat(walk(limited + "&sort=-position")).isEqualTo(ISSUED.reversed());
            assertThat(walk(limited + "&sort=inquiry")).isEqualTo(byInquiry);
            assertThat(walk(limited + "&sort=-inquiry")).isEqualTo(byInquiry.reversed());
        }
    }

    @Test
    void filters_choose_among_them_in_every_order() {
        for (String sort : List.of("position", "inquiry")) {
            String path = DOSSIERS + "?limit=1&sort=" + sort;
            assertThat(walk(path + "&inquiry=a-1")).isEqualTo(at(2, 5));
            assertThat(walk(path + "&inquiry=none")).isEmpty();
            assertThat(walk(path + "&version=PUBLIC")).containsExactlyInAnyOrderElementsOf(at(0, 1, 2));
            assertThat(walk(path + "&knownAt=" + ISSUED.get(3))).containsExactlyInAnyOrderElementsOf(at(0, 1, 2, 3));
            assertThat(walk(path + "&inquiry=a&knownAt=" + ISSUED.get(2))).isEqualTo(at(0));
        }
        assertThat(walk(DOSSIERS + "?limit=1&sort=-inquiry&inquiry=b")).isEqualTo(at(4, 1));
    }

    @Test
    void what_is_hidden_is_not_there() {
        api.asAnybody();
        try {
            for (String sort : List.of("position", "-position", "inquiry", "-inquiry")) {
                assertThat(walk(DOSSIERS + "?sort=" + sort)).isEmpty();
            }
            assertThat(api.error("/v1/inquiries/a/dossiers/1")).startsWith("404 ");
            assertThat(api.error(DOSSIERS + "?sort=nonsense")).startsWith("400 sort");
            assertThat(api.error(DOSSIERS + "?inquiry=a&sort=nonsense")).startsWith("400 sort");
        } finally {
            api.asInsider();
        }
    }

    /** Else the time that an answer takes would tell how many there are. */
    @Test
    void for_who_may_see_none_no_event_is_read() {
        AtomicInteger read = new AtomicInteger();
        Trail trail = api.ledger().trail();
        DossierDirectory directory = new DossierDirectory(
                new ForwardingTrail(trail) {
                    @Override
                    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
                        read.incrementAndGet();
                        return super.page(filter, fromPosition, limit);
                    }

                    @Override
                    public List<RecordedEvent> pageBack(EventFilter filter, long beforePosition, int limit) {
                        read.incrementAndGet();
                        return super.pageBack(filter, beforePosition, limit);
                    }
                },
                new Disclosures(trail));
        States states = new States(trail, api.projection(), api.log(), Clock.systemUTC());
        Visibility recipient = new Visibility(Audience.PUBLIC, Set.of(), Set.of("b"));
        for (String sort : List.of("position", "-position", "inquiry", "-inquiry")) {
            for (Visibility visibility : List.of(Visibility.ofPublic(Set.of()), recipient)) {
                assertThat(DossierDirectory.first(pages(directory, states, visibility, "a", sort), 1))
                        .isEmpty();
                assertThat(read).as(sort).hasValue(0);
            }
            assertThat(DossierDirectory.first(pages(directory, states, Visibility.ofPublic(Set.of()), null, sort), 1))
                    .isEmpty();
            assertThat(read).as(sort).hasValue(0);
        }
        assertThat(directory.find(recipient, Subject.inquiry("a"), 1)).isEmpty();
        assertThat(read).hasValue(0);
        assertThat(directory.find(recipient, Subject.inquiry("b"), 1)).isPresent();
        assertThat(DossierDirectory.first(pages(directory, states, recipient, null, "-position"), 6))
                .hasSize(2);
        assertThat(read).as("reads are counted").hasPositiveValue();
    }

    private static Pages<DossierResource> pages(
            DossierDirectory directory, States states, Visibility visibility, @Nullable String inquiry, String sort) {
        return directory.pages(
                states.at(ISSUED.getLast(), null, visibility),
                new DossierQuestion(inquiry, null, null, null, null, null, null, sort),
                null);
    }

    @Test
    void a_table_has_all_of_them() {
        String table = api.send(
                        api.request(DOSSIERS + "?sort=inquiry")
                                .header("Accept", "text/csv")
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(table.lines().skip(1).map(line -> line.replaceFirst("^([^,]*,[^,]*),.*", "$1")))
                .containsExactly("a,1", "a,2", "a-1,1", "a-1,2", "b,1", "b,2");
    }

    @Test
    void one_is_found_by_its_number() {
        JsonNode dossier = api.get("/v1/inquiries/a-1/dossiers/2");
        assertThat(dossier.findValue("position").asLong()).isEqualTo(ISSUED.get(5));
        assertThat(api.error("/v1/inquiries/a-1/dossiers/3")).startsWith("404 ");
        assertThat(api.error("/v1/inquiries/none/dossiers/1")).startsWith("404 ");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        for (String wrong : List.of("5\n5\nedition/2012", "5\nx\ninquiry/a", "5\n5\n5")) {
            String cursor =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(wrong.getBytes(StandardCharsets.UTF_8));
            assertThat(api.error(DOSSIERS + "?cursor=" + cursor)).startsWith("400 cursor");
        }
    }

    /** So that nothing grows with how many were issued. */
    @Test
    void they_are_read_a_page_at_a_time() {
        InMemoryTrail trail = new InMemoryTrail();
        int many = 2 * IssuedWalk.PAGE + 1;
        for (int i = 0; i < many; i++) {
            trail.append(Subject.inquiry("a"), issued(i + 1));
        }
        for (boolean descending : List.of(false, true)) {
            List<Long> positions = new ArrayList<>();
            Pages<RecordedEvent> pages = new IssuedWalk(trail).byPosition(null, 1, many - 1, descending);
            for (List<RecordedEvent> page = pages.next(); page != null; page = pages.next()) {
                assertThat(page).hasSizeLessThanOrEqualTo(IssuedWalk.PAGE);
                page.forEach(event -> positions.add(event.position()));
            }
            assertThat(positions)
                    .hasSize(many - 2)
                    .isSortedAccordingTo(
                            (one, other) -> descending ? Long.compare(other, one) : Long.compare(one, other));
        }
    }

    private static List<Long> walk(String path) {
        List<Long> positions = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = api.get(next);
            page.get("items").forEach(item -> positions.add(item.get("position").asLong()));
            next = page.path("next").asString(null);
        }
        return positions;
    }
}
