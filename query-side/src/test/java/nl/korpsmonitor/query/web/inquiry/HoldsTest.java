package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.InquiryAudience;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Looking up holds: {@code h-1} is for an inquiry and was lifted, {@code h-2} is for it and in force, {@code h-3} is on single events and for none. */
class HoldsTest {
    private static final Audience OFFICER = new Audience(
                    Audience.Extent.NOTHING,
                    Audience.Extent.EVERYTHING,
                    Audience.Extent.NOTHING,
                    false,
                    null,
                    Set.of("actor", "hold", "inquiry"))
            .with(InquiryAudience.OFFICERS);
    private static final Audience COORDINATOR = new Audience(
            Audience.Extent.EVERYTHING,
            Audience.Extent.EVERYTHING,
            Audience.Extent.EVERYTHING,
            false,
            null,
            Set.of("actor", "inquiry"));

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path directory;

    private static ReadApi api;
    private static long published;
    private static long unpublished;
    private static long placed;

    @BeforeAll
    static void fill() {
        api = new ReadApi(directory);
        published = api.append(
                Subject.edition(2012),
                new EditionOpened("Korpsmonitor 2012", Provenance.NOTED_FROM_SOURCES, Samples.day("2012")));
        unpublished = api.append(
                Subject.edition(2014),
                new EditionOpened("Korpsmonitor 2014", Provenance.CONDUCTED_HERE, Samples.day("2014")));
        api.append(
                Subject.inquiry("kv-1"),
                new InquiryRegistered(
                        Kind.MOTION,
                        Samples.LETTER,
                        "Tweede Kamer",
                        Samples.secret(),
                        "What came of it?",
                        LocalDate.of(2013, 10, 1),
                        LocalDate.of(2013, 12, 1),
                        "police",
                        "directie Politie",
                        Samples.day("2013-10-01")));
        placed = place("h-2", Set.of("edition/2012", "recommendation/2012"), Set.of(), "kv-1");
        place("h-1", Set.of("edition"), Set.of(), "kv-1");
        place("h-3", Set.of(), Set.of(published, unpublished), null);
        api.append(Subject.hold("h-1"), new HoldLifted(Samples.secret(), Samples.day("2013-12-02")));
    }

    private static long place(String code, Set<String> below, Set<Long> positions, @Nullable String inquiry) {
        return api.append(
                Subject.hold(code),
                new HoldPlaced(below, positions, inquiry, Samples.secret(), Samples.day("2013-11-05")));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static List<String> codes(String question) {
        return StreamSupport.stream(api.get("/v1/holds" + question).get("items").spliterator(), false)
                .map(item -> item.get("code").asString())
                .toList();
    }

    @Test
    void a_hold_is_shown_with_what_it_keeps_for_which_inquiry_and_whether_it_is_in_force() {
        api.as(OFFICER);
        JsonNode inForce = api.get("/v1/holds/h-2");
        assertThat(inForce.at("/inForce").asBoolean()).isTrue();
        assertThat(inForce.at("/inquiry").asString()).isEqualTo("kv-1");
        assertThat(inForce.at("/below").toString()).isEqualTo("[\"edition/2012\",\"recommendation/2012\"]");
        assertThat(inForce.at("/placedOn").asString()).isEqualTo("2013-11-05");
        assertThat(inForce.has("liftedOn")).isFalse();
        assertThat(inForce.at("/events/0").asLong()).isEqualTo(placed);
        assertThat(inForce.toString()).doesNotContain("reason");

        JsonNode lifted = api.get("/v1/holds/h-1");
        assertThat(lifted.at("/inForce").asBoolean(true)).isFalse();
        assertThat(lifted.at("/liftedOn").asString()).isEqualTo("2013-12-02");
        assertThat(api.get("/v1/holds/h-1?knownAt=" + (placed + 1))
                        .at("/inForce")
                        .asBoolean())
                .as("as it was known before")
                .isTrue();
        assertThat(api.error("/v1/holds/h-9")).startsWith("404");
    }

    @Test
    void holds_are_found_by_inquiry_by_whether_they_are_in_force_and_by_what_they_cover() {
        api.as(OFFICER);
        assertThat(codes("")).containsExactly("h-1", "h-2", "h-3");
        assertThat(codes("?sort=-code")).containsExactly("h-3", "h-2", "h-1");
        assertThat(codes("?sort=placed")).containsExactly("h-2", "h-1", "h-3");
        assertThat(codes("?inquiry=kv-1")).containsExactly("h-1", "h-2");
        assertThat(codes("?inquiry=kv-2")).isEmpty();
        assertThat(codes("?inForce=true")).containsExactly("h-2", "h-3");
        assertThat(codes("?inForce=false")).containsExactly("h-1");
        assertThat(codes("?inquiry=kv-1&inForce=true")).containsExactly("h-2");
        assertThat(codes("?covers=recommendation/2012/r-01")).containsExactly("h-2");
        assertThat(codes("?covers=edition/2010")).containsExactly("h-1");
        assertThat(codes("?covers=edition/2010&inForce=true")).isEmpty();
        assertThat(codes("?covers=" + published)).containsExactly("h-1", "h-2", "h-3");
        assertThat(codes("?knownAt=" + placed)).containsExactly("h-2");
        assertThat(codes("?inForce=true&knownAt=" + (placed + 1))).containsExactly("h-1", "h-2");
    }

    @Test
    void a_page_goes_on_where_the_last_one_ended() {
        api.as(OFFICER);
        JsonNode first = api.get("/v1/holds?limit=2&sort=placed");
        assertThat(first.at("/items")).hasSize(2);
        JsonNode second = api.get(first.at("/next").asString());
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/items/0/code").asString()).isEqualTo("h-3");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void what_is_covered_tells_nothing_of_an_event_that_the_reader_may_not_see() {
        api.asInsider();
        assertThat(codes("?covers=" + unpublished)).containsExactly("h-1", "h-3");
        api.as(OFFICER);
        String hidden = api.error("/v1/holds?covers=" + unpublished);
        assertThat(hidden).startsWith("400").contains("covers");
        assertThat(api.error("/v1/holds?covers=999999")).as("there is none").isEqualTo(hidden);
        assertThat(api.error("/v1/holds?covers=" + placed + "&knownAt=" + published))
                .as("it came later")
                .isEqualTo(hidden);
    }

    @Test
    void a_wrong_parameter_is_refused_by_name() {
        api.as(OFFICER);
        for (String wrong : List.of("inForce=yes", "covers=Edition", "covers=", "inquiry=KV", "sort=inquiry", "x=1")) {
            assertThat(api.error("/v1/holds?" + wrong))
                    .as(wrong)
                    .startsWith("400")
                    .contains(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void the_table_has_what_the_list_has() throws Exception {
        api.as(OFFICER);
        String table = api.send(
                        api.request("/v1/holds?inquiry=kv-1")
                                .header("Accept", "text/csv")
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(table.lines())
                .satisfiesExactly(
                        names -> assertThat(names)
                                .isEqualTo("code,inForce,inquiry,placedOn,liftedOn,below,positions,fictitious,"
                                        + "subject,sequence,position"),
                        lifted -> assertThat(lifted).startsWith("h-1,false,kv-1,2013-11-05,2013-12-02,edition,,false,"),
                        inForce -> assertThat(inForce)
                                .startsWith("h-2,true,kv-1,2013-11-05,,edition/2012 recommendation/2012,,false,"));
    }

    @Test
    void an_inquiry_names_the_holds_in_force_that_were_placed_for_it_to_who_may_see_holds() {
        api.as(OFFICER);
        assertThat(api.get("/v1/inquiries/kv-1").at("/holds").toString()).isEqualTo("[\"h-2\"]");
        assertThat(api.get("/v1/inquiries/kv-1?knownAt=" + (placed + 1))
                        .at("/holds")
                        .toString())
                .isEqualTo("[\"h-1\",\"h-2\"]");
        assertThat(api.get("/v1/inquiries/kv-1?knownAt=" + (placed - 1))
                        .at("/holds")
                        .toString())
                .isEqualTo("[]");
        api.as(COORDINATOR);
        assertThat(api.get("/v1/inquiries/kv-1").has("holds")).isFalse();
    }

    @Test
    void who_may_not_see_holds_finds_none() {
        for (Audience audience : List.of(Audience.PUBLIC, COORDINATOR)) {
            api.as(audience);
            assertThat(codes("")).isEmpty();
            assertThat(codes("?covers=edition/2012&inForce=true")).isEmpty();
            assertThat(api.error("/v1/holds/h-2"))
                    .startsWith("404")
                    .isEqualTo(api.error("/v1/holds/h-9").replace("h-9", "h-2"));
        }
    }
}
