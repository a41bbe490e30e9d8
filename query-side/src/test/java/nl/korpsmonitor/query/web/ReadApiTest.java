package nl.korpsmonitor.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A small monitor: 2008 and 2010 as published, 2012 conducted and presented, 2014 conducted and not public yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadApiTest {
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");

    private ReadApi api;
    private long recorded;
    private long corrected;
    private long presented;
    private long hidden;

    @BeforeAll
    void fill(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory);
        api.ledger().trail().at("2013-01-02T00:00:00Z");
        edition(2008, Provenance.NOTED_FROM_SOURCES, false);
        edition(2010, Provenance.NOTED_FROM_SOURCES, false);
        totals(2008, 6, 14, 5);
        totals(2010, 12, 9, 4);
        organisation("ijsselland", Kind.REGIONAL_FORCE);
        organisation("twente", Kind.REGIONAL_FORCE);
        organisation("oost-nederland", Kind.UNIT);
        api.append(
                Subject.organisation("ijsselland"),
                new OrganisationSucceeded(
                        List.of(new Successor("oost-nederland", null)), null, false, null, Samples.day("2013-01-01")));
        api.append(
                Subject.scorecard(2010, "ijsselland"),
                new ClassNoted(ScoreClass.ONVOLDOENDE, Samples.SOURCE, Samples.day("2011-06-03")));
        edition(2012, Provenance.CONDUCTED_HERE, true);
        api.append(Subject.edition(2012), new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")), true);
        recorded = api.append(
                CARD, new ScoreRecorded("org-1", Decimal.of("5"), Samples.secret(), Samples.day("2012-06-01")), true);
        api.append(
                CARD, new ScoreRecorded("sup-1", Decimal.of("8.5"), Samples.secret(), Samples.day("2012-09-01")), true);
        corrected = api.append(
                CARD,
                new ScoreCorrected(
                        "org-1", Decimal.of("5"), Decimal.of("6"), Samples.secret(), null, Samples.day("2012-10-01")),
                true);
        api.append(CARD, new ScoreConfirmed("org-1", Decimal.of("6"), PartialDate.UNKNOWN), true);
        recommendation(2012, "r-01", new Addressee(Addressee.Kind.UNIT, "twente"), true);
        recommendation(2012, "r-02", new Addressee(Addressee.Kind.NATIONAL, null), true);
        api.append(
                Subject.recommendation(2012, "r-01"),
                new RecommendationDecided(
                        new Decision(
                                Outcome.ACCEPTED,
                                null,
                                null,
                                new DecisionMaker("twente", "korpschef", Samples.secret()),
                                "m-1",
                                "policy",
                                Samples.secret(),
                                null),
                        Samples.day("2012-12-01")),
                true);
        api.append(
                Subject.mandate("m-1"),
                new MandateGranted(
                        "twente",
                        "korpschef",
                        Samples.EVERYTHING,
                        LocalDate.parse("2012-01-01"),
                        LocalDate.parse("2012-12-31"),
                        Samples.LETTER,
                        PartialDate.UNKNOWN));
        api.append(
                Subject.document("kst-28638-103"),
                new DocumentRegistered(Samples.LETTER, PartialDate.UNKNOWN, null, PartialDate.UNKNOWN));
        api.append(
                Subject.actor("a-1"),
                new ActorRegistered(Samples.secret(), java.util.Set.of(), null, PartialDate.UNKNOWN));
        presented = api.append(
                Subject.edition(2012), new EditionPresentedToHouse(Samples.LETTER, Samples.day("2013-01-03")), true);
        hidden = edition(2014, Provenance.CONDUCTED_HERE, false);
        recommendation(2014, "r-01", new Addressee(Addressee.Kind.NATIONAL, null), false);
        api.append(
                Subject.scorecard(2014, "twente"),
                new ClassNoted(ScoreClass.AANDACHT, Samples.SOURCE, PartialDate.UNKNOWN));
        api.append(
                Subject.recommendation(2012, "r-02"),
                new RecommendationSuperseded(
                        Subject.recommendation(2014, "r-01"), Samples.secret(), PartialDate.UNKNOWN),
                true);
    }

    @AfterAll
    void close() {
        api.close();
    }

    @BeforeEach
    void anybody() {
        api.asAnybody();
    }

    @Test
    void every_figure_names_its_events_and_is_exact() {
        JsonNode card = api.get("/v1/editions/2012/scorecards/ijsselland");
        assertThat(card.at("/mean/exact").asString()).isEqualTo("29/4");
        assertThat(card.at("/mean/rounded").asString()).isEqualTo("7.3");
        assertThat(card.at("/scoreClass").asString()).isEqualTo("AANDACHT");
        assertThat(card.at("/classBasis").asString()).isEqualTo("COMPUTED");
        assertThat(card.at("/unconfirmed").asInt()).isEqualTo(1);
        assertThat(card.at("/fictitious").asBoolean()).isTrue();
        JsonNode dimension = card.at("/dimensions/0");
        assertThat(dimension.at("/dimension").asString()).isEqualTo("org-1");
        assertThat(dimension.at("/score").asString()).isEqualTo("6");
        assertThat(dimension.at("/status").asString()).isEqualTo("CONFIRMED");
        assertThat(dimension.at("/inForceFrom").asString()).isEqualTo("2012-06-01");
        assertThat(dimension.at("/events")).hasSize(3);
        assertThat(dimension.at("/events/0").asLong()).isEqualTo(recorded);
        JsonNode event = api.get("/v1/events/" + dimension.at("/events/1").asLong());
        assertThat(event.at("/type").asString()).isEqualTo("score-corrected");
        assertThat(event.at("/data/newScore").asString()).isEqualTo("6");
        assertThat(event.at("/data/reason/confidential").asString()).isEqualTo("withheld");
        assertThat(card.at("/dimensions/3").has("score"))
                .as("unknown is not zero")
                .isFalse();
    }

    @Test
    void the_state_known_before_a_correction_has_the_old_value() {
        JsonNode before = api.get("/v1/editions/2012/scorecards/ijsselland?knownAt=" + (corrected - 1));
        assertThat(before.at("/dimensions/0/score").asString()).isEqualTo("5");
        assertThat(before.at("/asOf/position").asLong()).isEqualTo(corrected - 1);
        assertThat(before.at("/asOf/knownAt").asString()).isEqualTo("" + (corrected - 1));
        String time = before.at("/asOf/recordedAt").asString();
        assertThat(api.get("/v1/editions/2012/scorecards/ijsselland?knownAt=" + time)
                        .at("/mean/exact")
                        .asString())
                .isEqualTo("27/4");
        assertThat(api.get("/v1/editions/2012/scorecards?knownAt=" + (corrected - 1))
                        .at("/items/0/mean/exact")
                        .asString())
                .isEqualTo("27/4");
    }

    @Test
    void a_correction_holds_from_the_day_of_the_first_entry() {
        JsonNode card = api.get("/v1/editions/2012/scorecards/ijsselland?inForceOn=2012-08-01");
        assertThat(card.at("/scored").asInt()).as("sup-1 comes in September").isEqualTo(1);
        assertThat(card.at("/dimensions/0/score").asString()).isEqualTo("6");
        assertThat(api.error("/v1/editions/2012?inForceOn=2011-01-01"))
                .isEqualTo("404 There is no edition 2012 on 2011-01-01.");
    }

    @Test
    void a_class_without_scores_has_no_mean() {
        JsonNode card = api.get("/v1/editions/2010/scorecards/ijsselland");
        assertThat(card.has("mean")).isFalse();
        assertThat(card.at("/scoreClass").asString()).isEqualTo("ONVOLDOENDE");
        assertThat(card.at("/classBasis").asString()).isEqualTo("NOTED");
        assertThat(card.at("/notedClass/value/source/document/identifier").asString())
                .isEqualTo("kst-28638-103");
    }

    @Test
    void what_was_known_before_the_first_entry_is_not_attested() {
        assertThat(api.error("/v1/editions?knownAt=2012-12-31T00:00:00Z")).startsWith("404 Not attested: ");
        assertThat(api.error("/v1/editions?knownAt=2031-01-01T00:00:00Z")).startsWith("400 knownAt: ");
        assertThat(api.error("/v1/editions?knownAt=999999")).startsWith("400 knownAt: the ledger's last position");
        assertThat(api.get("/v1/editions?knownAt=0").at("/items")).hasSize(1);
    }

    @Test
    void waits_for_a_position_and_says_when_it_does_not_come() {
        assertThat(api.get("/v1/editions?minPosition=" + presented).at("/items"))
                .isNotEmpty();
        assertThat(api.error("/v1/editions?minPosition=999999")).startsWith("503 ");
    }

    @Test
    void what_is_not_public_is_as_if_it_were_not_there() {
        String none = "404 There is no edition 2014.";
        assertThat(api.error("/v1/editions/2014")).isEqualTo(none);
        assertThat(api.error("/v1/editions/2014/scorecards")).isEqualTo(none);
        assertThat(api.error("/v1/editions/2014/scorecards/twente")).isEqualTo(none);
        assertThat(api.error("/v1/comparisons/2012/2014")).isEqualTo(none);
        assertThat(api.error("/v1/editions/2016")).isEqualTo(none.replace("2014", "2016"));
        assertThat(api.error("/v1/recommendations/2014/r-01")).isEqualTo("404 There is no recommendation 2014/r-01.");
        assertThat(api.error("/v1/events/" + hidden)).isEqualTo(api.error("/v1/events/999999"));
        for (String list : List.of("/v1/editions", "/v1/recommendations", "/v1/trends", "/v1/events?limit=200")) {
            assertThat(api.get(list).toString()).as(list).doesNotContain("2014");
        }
        assertThat(api.get("/v1/recommendations?edition=2014").at("/items")).isEmpty();
        assertThat(api.get("/v1/events?subject=scorecard/2014").at("/items")).isEmpty();
        assertThat(api.get("/v1/recommendations/2012/r-02").has("supersededBy")).isFalse();
        assertThat(api.get("/v1/editions/2012?knownAt=" + recorded).at("/title").asString())
                .as("what is public now may be seen as it was before it was public")
                .isEqualTo("Korpsmonitor 2012");
    }

    @Test
    void who_may_read_what_is_not_public_sees_it() {
        api.asInsider();
        assertThat(api.get("/v1/editions/2014").at("/published").asBoolean()).isFalse();
        assertThat(api.get("/v1/recommendations/2012/r-02").at("/supersededBy").asString())
                .isEqualTo("recommendation/2014/r-01");
        assertThat(api.get("/v1/events?type=actor-registered").at("/items")).hasSize(1);
    }

    @Test
    void actor_events_are_for_insiders() {
        assertThat(api.get("/v1/events?type=actor-registered").at("/items")).isEmpty();
        assertThat(api.get("/v1/events?subject=actor/a-1").at("/items")).isEmpty();
    }

    @Test
    void published_totals_of_two_editions_stand_side_by_side() {
        JsonNode comparison = api.get("/v1/comparisons/2008/2010");
        String totals = comparison.at("/publishedTotals").toString();
        assertThat(totals).contains("6", "14", "5", "12", "9", "4");
        assertThat(comparison.at("/notComparable")).isNotEmpty();
        assertThat(comparison.has("asOf")).isTrue();
        assertThat(api.error("/v1/comparisons/2008/2008")).startsWith("400 to: ");
        assertThat(api.error("/v1/comparisons/2008/2010?weights=equal")).startsWith("400 weights: ");
        assertThat(api.error("/v1/comparisons/2008/2010?basis=best")).startsWith("400 basis: one of as-published");
        assertThat(api.get("/v1/comparisons/2010/2012?basis=like-for-like&units=current")
                        .at("/fictitious")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void organisations_are_named_beside_their_codes() {
        String name = api.get("/v1/organisations/ijsselland").at("/name").asString();
        assertThat(name).isNotEqualTo("ijsselland");
        assertThat(api.get("/v1/trends?organisation=ijsselland")
                        .at("/names/ijsselland")
                        .asString())
                .isEqualTo(name);
        assertThat(api.get("/v1/comparisons/2008/2010?units=former")
                        .at("/names")
                        .propertyNames())
                .as("only those compared")
                .containsExactlyElementsOf(organisationsOf(api.get("/v1/comparisons/2008/2010?units=former")));
        assertThat(api.get("/v1/editions/2012/scorecards/ijsselland")
                        .at("/organisationName")
                        .asString())
                .isEqualTo(name);
    }

    private static List<String> organisationsOf(JsonNode comparison) {
        List<String> codes = new ArrayList<>();
        comparison
                .at("/organisations")
                .forEach(one -> codes.add(one.at("/organisation").asString()));
        return codes;
    }

    @Test
    void trends_have_a_point_for_every_edition() {
        JsonNode trends = api.get("/v1/trends?organisation=ijsselland&focusArea=SUPERVISION");
        assertThat(trends.at("/items/0/points")).hasSize(3);
        assertThat(trends.at("/items/0/points/2/focusAreas/SUPERVISION/exact").asString())
                .isEqualTo("17/2");
        assertThat(trends.at("/items/0/points/2/focusAreas").size()).isEqualTo(1);
        assertThat(api.error("/v1/trends?organisation=nobody")).startsWith("400 organisation: ");
    }

    @Test
    void unknown_parameters_and_values_are_refused_by_name() {
        assertThat(api.error("/v1/recommendations?stauts=ACCEPTED")).startsWith("400 stauts: ");
        assertThat(api.error("/v1/recommendations?status=BEST")).startsWith("400 status: one of ");
        assertThat(api.error("/v1/recommendations?addressee=EVERYBODY")).startsWith("400 addressee: ");
        assertThat(api.error("/v1/recommendations?urgency=high")).startsWith("400 urgency: ");
        assertThat(api.error("/v1/recommendations?focusArea=X")).startsWith("400 focusArea: ");
        assertThat(api.error("/v1/recommendations?edition=twelve")).startsWith("400 edition: ");
        assertThat(api.error("/v1/recommendations?limit=0")).startsWith("400 limit: ");
        assertThat(api.error("/v1/recommendations?limit=201")).startsWith("400 limit: ");
        assertThat(api.error("/v1/recommendations?cursor=x")).startsWith("400 cursor: ");
        assertThat(api.error("/v1/editions?sort=colour")).startsWith("400 sort: ");
        assertThat(api.error("/v1/editions?limit=1&limit=2")).startsWith("400 limit: give it once");
        assertThat(api.error("/v1/editions?inForceOn=2012-02-30")).startsWith("400 inForceOn: ");
        assertThat(api.error("/v1/editions?knownAt=yesterday&minPosition=x"))
                .startsWith("400 knownAt: ")
                .contains("minPosition: ");
        assertThat(api.error("/v1/events?type=score-invented")).startsWith("400 type: ");
        assertThat(api.error("/v1/events?from=today")).startsWith("400 from: ");
        assertThat(api.error("/v1/events?from=2014-01-01T00:00:00Z&to=2013-01-01T00:00:00Z"))
                .isEqualTo("400 to: must not lie before from");
        assertThat(api.error("/v1/events?subject=../x")).startsWith("400 subject: ");
        assertThat(api.error("/v1/ledger?size=1")).startsWith("400 size: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "%2B999999999-12-31T00:00:00Z",
                "2013-10-24T12:00Z",
                "2013-10-24T12:00:00",
                "2013-10-24T12:00:00+02:00",
                "2013-02-30T12:00:00Z"
            })
    void a_time_that_is_not_rfc_3339_is_refused_by_name(String time) {
        assertThat(api.error("/v1/editions?knownAt=" + time)).startsWith("400 knownAt: ");
        assertThat(api.error("/v1/events?from=" + time)).startsWith("400 from: ");
        assertThat(api.error("/v1/events?to=" + time)).startsWith("400 to: ");
    }

    @Test
    void the_first_and_last_times_that_rfc_3339_can_write_are_times() {
        assertThat(api.error("/v1/editions?knownAt=0000-01-01T00:00:00Z")).startsWith("404 Not attested");
        assertThat(api.get("/v1/events?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999999Z&limit=1")
                        .at("/items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/editions", "/v1/events", "/v1/ledger"})
    void an_answer_is_never_called_a_problem(String path) {
        HttpRequest request = api.request(path)
                .header("Accept", "application/problem+json, application/json")
                .build();
        HttpResponse<String> answer = api.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void recommendations_are_filtered_by_what_holds_on_the_day() {
        assertThat(codes("/v1/recommendations?status=ACCEPTED")).containsExactly("r-01");
        assertThat(codes("/v1/recommendations?status=ACCEPTED&inForceOn=2012-11-30"))
                .isEmpty();
        assertThat(codes("/v1/recommendations?status=UNDECIDED&inForceOn=2012-11-30"))
                .containsExactly("r-01", "r-02");
        assertThat(codes("/v1/recommendations?addressee=twente")).containsExactly("r-01");
        assertThat(codes("/v1/recommendations?addressee=NATIONAL&inForceOn=2012-11-30"))
                .containsExactly("r-02");
        assertThat(codes("/v1/recommendations?edition=2012&urgency=HIGH&focusArea=SUPERVISION&sort=-edition"))
                .containsExactly("r-02", "r-01");
        JsonNode decided = api.get("/v1/recommendations/2012/r-01");
        assertThat(decided.at("/decision/value/mandate").asString()).isEqualTo("m-1");
        assertThat(decided.at("/decisionEvents")).hasSize(1);
    }

    @Test
    void organisations_know_their_time() {
        assertThat(api.get("/v1/organisations?kind=REGIONAL_FORCE&inForceOn=2013-01-01")
                        .at("/items"))
                .hasSize(1);
        JsonNode unit = api.get("/v1/organisations/oost-nederland");
        assertThat(unit.at("/predecessors/0").asString()).isEqualTo("ijsselland");
        assertThat(api.get("/v1/organisations/oost-nederland?inForceOn=2012-12-31")
                        .at("/predecessors"))
                .isEmpty();
        assertThat(api.get("/v1/organisations/ijsselland").at("/existing").asBoolean())
                .isFalse();
        assertThat(api.error("/v1/organisations/IJsselland")).startsWith("404 ");
    }

    @Test
    void mandates_and_documents_are_shown() {
        assertThat(api.get("/v1/mandates?inForceOn=2012-12-31").at("/items")).hasSize(1);
        assertThat(api.get("/v1/mandates?inForceOn=2013-01-01").at("/items")).isEmpty();
        assertThat(api.get("/v1/mandates/m-1").at("/validUntil").asString()).isEqualTo("2012-12-31");
        assertThat(api.get("/v1/documents").at("/items/0/title").asString()).isEqualTo("Letter");
        assertThat(api.get("/v1/documents/kst-28638-103").at("/identifier").asString())
                .isEqualTo("kst-28638-103");
    }

    @Test
    void pages_are_one_list_whatever_is_recorded_meanwhile() {
        List<String> names = new ArrayList<>();
        String path = "/v1/organisations?limit=1&sort=-name";
        int pages = 0;
        while (path != null) {
            JsonNode page = api.get(path);
            page.at("/items").forEach(item -> names.add(item.at("/code").asString()));
            path = page.has("next") ? page.at("/next").asString() : null;
            if (++pages == 1) {
                organisation("amsterdam-" + System.nanoTime(), Kind.UNIT);
            }
        }
        assertThat(names).containsExactly("twente", "oost-nederland", "ijsselland");
    }

    @Test
    void events_are_paged_by_position_and_filtered() {
        List<Long> positions = new ArrayList<>();
        String path = "/v1/events?limit=3&subject=scorecard/2012";
        while (path != null) {
            JsonNode page = api.get(path);
            page.at("/items").forEach(item -> positions.add(item.at("/position").asLong()));
            path = page.has("next") ? page.at("/next").asString() : null;
        }
        assertThat(positions).hasSize(4).isSorted();
        JsonNode filtered = api.get("/v1/events?type=score-corrected,score-confirmed&actor=assessor-1&from="
                + "2013-01-01T00:00:00Z&to=2014-01-01T00:00:00Z&afterPosition=" + corrected);
        assertThat(filtered.at("/items")).hasSize(1);
        assertThat(filtered.at("/items/0/type").asString()).isEqualTo("score-confirmed");
        assertThat(filtered.at("/fictitious").asBoolean()).isTrue();
    }

    @Test
    void the_ledger_tells_how_it_stands() {
        JsonNode ledger = api.get("/v1/ledger");
        assertThat(ledger.at("/root").asString()).isEqualTo("cm9vdA==");
        assertThat(ledger.at("/size").asLong())
                .isEqualTo(ledger.at("/projection/position").asLong() + 1);
        assertThat(ledger.at("/projection/lag").asLong()).isZero();
    }

    @Test
    void public_answers_can_be_asked_again_by_etag_and_others_are_not_kept() {
        HttpResponse<String> first = api.send("/v1/editions/2008?knownAt=0", null);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(api.send("/v1/editions/2008?knownAt=0", etag).statusCode()).isEqualTo(304);
        api.asInsider();
        HttpResponse<String> inside = api.send("/v1/editions/2008?knownAt=0", null);
        assertThat(inside.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(inside.headers().firstValue("ETag")).isEmpty();
    }

    private List<String> codes(String path) {
        List<String> codes = new ArrayList<>();
        api.get(path).at("/items").forEach(item -> codes.add(item.at("/code").asString()));
        return codes;
    }

    private long edition(int year, Provenance provenance, boolean fictitious) {
        return api.append(
                Subject.edition(year),
                new EditionOpened("Korpsmonitor " + year, provenance, Samples.day(Math.min(year, 2012) + "-01-15")),
                fictitious);
    }

    private void totals(int year, int conform, int aandacht, int onvoldoende) {
        Map<ScoreClass, Integer> counts = Map.of(
                ScoreClass.CONFORM_NORM, conform,
                ScoreClass.AANDACHT, aandacht,
                ScoreClass.ONVOLDOENDE, onvoldoende);
        api.append(
                Subject.edition(year),
                new TotalsPublished("forces", "25 regional forces", counts, Samples.SOURCE, Samples.day("2011")));
    }

    private void organisation(String code, Kind kind) {
        api.append(
                Subject.organisation(code),
                new OrganisationRegistered("Name of " + code, kind, null, PartialDate.UNKNOWN));
    }

    private void recommendation(int year, String code, Addressee addressee, boolean fictitious) {
        api.append(
                Subject.recommendation(year, code),
                new RecommendationIssued(
                        "Do it",
                        true,
                        addressee,
                        Urgency.HIGH,
                        null,
                        FocusArea.SUPERVISION,
                        null,
                        Samples.day("2012-11-01")),
                fictitious);
    }
}
