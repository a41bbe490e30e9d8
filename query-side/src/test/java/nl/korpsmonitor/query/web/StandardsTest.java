package nl.korpsmonitor.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.standards.CloudEvent;
import nl.korpsmonitor.query.standards.DecisionProvenance;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.exchange.Listing;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms of others over HTTP, against what their standards say. */
class StandardsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Subject R1 = Subject.recommendation(2012, "r-01");
    private static final String EVIL = "=HYPERLINK(\"http://x\")";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private ReadApi api;
    private long decided;
    private long withdrawn;

    @BeforeEach
    void fill() {
        api = new ReadApi(directory);
        api.append(
                Subject.edition(2012),
                new EditionOpened("Korpsmonitor 2012", Provenance.NOTED_FROM_SOURCES, Samples.day("2012")),
                true);
        issue(R1, EVIL);
        decided = api.append(
                R1, new RecommendationDecided(decision(Outcome.REJECTED, true), Samples.day("2012-12")), true);
        api.append(
                R1,
                new DecisionRevised(1, decision(Outcome.ACCEPTED, false), Samples.secret(), Samples.day("2012-12-20")),
                true);
        withdrawn = api.append(
                R1,
                new DecisionWithdrawn(
                        2,
                        new DecisionMaker("twente", "korpschef", Samples.secret()),
                        "m-1",
                        "law, article 2",
                        Samples.secret(),
                        Samples.day("2012-12-24")),
                true);
        api.append(
                R1,
                new AgreementMade(
                        "a-1",
                        AgreementKind.OTHER,
                        List.of("twente", "om"),
                        Samples.secret(),
                        null,
                        null,
                        Samples.day("2012-12-24")),
                true);
    }

    private void issue(Subject subject, String text) {
        api.append(
                subject,
                new RecommendationIssued(
                        text,
                        false,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        Samples.SOURCE,
                        Samples.day("2012-11-01")),
                true);
    }

    private static Decision decision(Outcome outcome, boolean laidDown) {
        return new Decision(
                outcome,
                null,
                null,
                new DecisionMaker("twente", "korpschef", Samples.secret()),
                "m-1",
                "law, article 1",
                Samples.secret(),
                laidDown ? Samples.LETTER : null);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private HttpResponse<String> ask(String path, String accept) {
        return api.send(api.request(path).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private List<Map<String, String>> table(String path) {
        HttpResponse<String> answer = ask(path, "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"korpsmonitor-[a-z-]+\\.csv\"");
        assertThat(answer.headers().firstValue("As-Of-Position")).isPresent();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(answer.body()))
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get()) {
            return parser.getRecords().stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_table_has_what_the_list_has_and_runs_in_no_spreadsheet() {
        Map<String, String> row = table("/v1/recommendations?edition=2012").getFirst();
        JsonNode item = api.get("/v1/recommendations?edition=2012").at("/items/0");
        assertThat(row.get("text")).isEqualTo("'" + EVIL);
        assertThat(SpreadsheetText.restored(Objects.requireNonNull(row.get("text"))))
                .isEqualTo(item.at("/text").asString());
        assertThat(row.get("status")).isEqualTo(item.at("/status").asString());
        assertThat(row.get("focusArea")).as("not known").isEmpty();
        assertThat(row.get("fictitious")).isEqualTo("true");
        assertThat(table("/v1/recommendations?edition=2010")).isEmpty();
        assertThat(table("/v1/recommendations?knownAt=0")).isEmpty();
        assertThat(table("/v1/editions").getFirst()).containsEntry("year", "2012");
        assertThat(table("/v1/trends")).isNotNull();
    }

    private void registerInquiry(String code, Kind kind, String dueOn) {
        InquiryRegistered registered = new InquiryRegistered(
                kind,
                new Document("letter", "Letter", Samples.day("2013-01-20"), null, null, null, null),
                EVIL,
                Confidential.of("A. Lid"),
                "What came of it?",
                LocalDate.of(2013, 10, 1),
                LocalDate.parse(dueOn),
                "police",
                "directie Politie",
                Samples.day("2013-10-01"));
        long position = api.ledger().append(Subject.inquiry(code), registered, "piet", true);
        assertThat(api.projection().awaitPosition(position, Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void a_table_of_inquiries_has_what_the_list_has_and_those_that_are_overdue() {
        registerInquiry("kv-2", Kind.MOTION, "2013-12-01");
        registerInquiry("kv-1", Kind.WRITTEN_QUESTION, "2013-10-22");
        assertThat(ask("/v1/inquiries", "text/csv").body()).as("of nobody's").hasLineCount(1);
        api.asInsider();
        assertThat(table("/v1/inquiries")).extracting(row -> row.get("code")).containsExactly("kv-1", "kv-2");
        assertThat(table("/v1/inquiries?sort=-dueOn"))
                .extracting(row -> row.get("code"))
                .containsExactly("kv-2", "kv-1");
        assertThat(table("/v1/inquiries?kind=MOTION")).hasSize(1);
        String overdue = "/v1/inquiries?overdue=true&on=2013-11-01";
        assertThat(table(overdue)).singleElement().satisfies(row -> {
            JsonNode item = api.get(overdue).at("/items/0");
            assertThat(row.get("code")).isEqualTo(item.get("code").asString()).isEqualTo("kv-1");
            assertThat(row.get("askedBy")).isEqualTo("'" + item.get("askedBy").asString());
            assertThat(row)
                    .containsEntry("dueOn", "2013-10-22")
                    .containsEntry("overdue", "true")
                    .containsEntry("source", "letter")
                    .containsEntry("fictitious", "true");
            assertThat(row.toString()).doesNotContain("A. Lid", "What came of it?");
        });
        for (String wrong : List.of("overdue=yes", "on=soon", "kind=X", "status=X", "sort=x", "limit=1", "cursor=x")) {
            assertThat(ask("/v1/inquiries?" + wrong, "text/csv").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_table_is_whole_however_many_pages_it_takes() {
        int many = 2 * Listing.PAGE + 1;
        for (int i = 2; i <= many; i++) {
            issue(Subject.recommendation(2012, "x-" + i), "Text " + i);
        }
        assertThat(table("/v1/recommendations")).hasSize(many);
        assertThat(table("/v1/events")).hasSize((int) api.ledger().trail().size());
        assertThat(lines("/v1/events")).hasSize((int) api.ledger().trail().size());
    }

    @Test
    void every_decision_has_its_row_also_when_it_is_over() {
        List<Map<String, String>> rows = table("/v1/decisions");
        assertThat(rows)
                .extracting(row -> row.get("kind") + " " + row.get("outcome") + " " + row.get("standing"))
                .containsExactly("DECISION REJECTED SUPERSEDED", "REVISION ACCEPTED WITHDRAWN", "WITHDRAWAL  IN_FORCE");
        assertThat(rows.get(1))
                .containsEntry("mandate", "m-1")
                .containsEntry("ground", "law, article 1")
                .containsEntry("endedBy", String.valueOf(withdrawn));
        assertThat(table("/v1/decisions?knownAt=" + decided))
                .extracting(row -> row.get("standing"))
                .containsExactly("IN_FORCE");
        assertThat(table("/v1/agreements").getFirst())
                .containsEntry("agreement", "a-1")
                .containsEntry("parties", "twente om")
                .containsEntry("dueOn", "");
    }

    @Test
    void what_an_edition_tells_of_itself_is_a_table_of_totals_of_findings_and_of_dimensions() {
        Subject edition = Subject.edition(2012);
        long counted = api.append(
                edition,
                new TotalsPublished(
                        "regional-forces",
                        EVIL,
                        Map.of(ScoreClass.CONFORM_NORM, 12, ScoreClass.ONVOLDOENDE, 0),
                        Samples.SOURCE,
                        Samples.day("2013-10")),
                true);
        api.append(
                edition,
                new FindingPublished(
                        "f-1",
                        "Better, and \"best\".",
                        "Twente",
                        "twente",
                        Direction.IMPROVED,
                        Samples.SOURCE,
                        Samples.day("2013-10-24")),
                true);
        api.append(edition, new FrameworkFixed(Samples.FRAMEWORK, Samples.LETTER, Samples.day("2013-11-02")), true);

        assertThat(table("/v1/editions/2012/totals"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("edition", "2012")
                        .containsEntry("code", "regional-forces")
                        .containsEntry("scope", "'" + EVIL)
                        .containsEntry("conformNorm", "12")
                        .containsEntry("aandacht", "")
                        .containsEntry("onvoldoende", "0")
                        .containsEntry("source", "kst-28638-103")
                        .containsEntry("passage", "p. 2")
                        .containsEntry("documentedOn", "2013-10-24")
                        .containsEntry("occurredOn", "2013-10")
                        .containsEntry("inForceFrom", "2013-01-01")
                        .containsEntry("fictitious", "true")
                        .containsEntry("subject", "edition/2012")
                        .containsEntry("position", String.valueOf(counted)));
        assertThat(table("/v1/editions/2012/findings"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("edition", "2012")
                        .containsEntry("code", "f-1")
                        .containsEntry("statement", "Better, and \"best\".")
                        .containsEntry("scope", "Twente")
                        .containsEntry("organisation", "twente")
                        .containsEntry("direction", "IMPROVED")
                        .containsEntry("source", "kst-28638-103"));
        assertThat(table("/v1/editions/2012/dimensions"))
                .extracting(row -> row.get("dimension") + " " + row.get("focusArea") + " " + row.get("focusAreaWeight")
                        + " " + row.get("weight") + " " + row.get("norm") + " " + row.get("document"))
                .containsExactly(
                        "org-1 ORGANISATION 1 1 6 kst-28638-103",
                        "sup-1 SUPERVISION 1 1 6 kst-28638-103",
                        "inf-1 INFORMATION 1 1 6 kst-28638-103",
                        "inv-1 INVESTIGATION 1 1 6 kst-28638-103");

        assertThat(table("/v1/editions/2012/totals?knownAt=" + (counted - 1))).isEmpty();
        assertThat(table("/v1/editions/2012/findings?knownAt=" + counted)).isEmpty();
        assertThat(table("/v1/editions/2012/dimensions?knownAt=" + (counted + 1)))
                .isEmpty();
        assertThat(ask("/v1/editions/2012/totals?inForceOn=2000-01-01", "text/csv")
                        .statusCode())
                .as("before the edition")
                .isEqualTo(404);
    }

    @Test
    void such_a_table_is_shown_to_who_may_see_the_edition_and_to_nobody_else() {
        api.append(
                Subject.edition(2014),
                new EditionOpened("Korpsmonitor 2014", Provenance.CONDUCTED_HERE, Samples.day("2014")),
                true);
        for (String table : List.of("totals", "findings", "dimensions")) {
            String hidden = "/v1/editions/2014/" + table;
            api.asAnybody();
            assertThat(ask(hidden, "text/csv").statusCode()).as(hidden).isEqualTo(404);
            api.asInsider();
            assertThat(table(hidden)).as(hidden).isEmpty();
            assertThat(ask("/v1/editions/2012/" + table + "?limit=1", "text/csv")
                            .statusCode())
                    .as(table)
                    .isEqualTo(400);
            assertThat(ask("/v1/editions/2012/" + table, "application/json").statusCode())
                    .as(table)
                    .isEqualTo(406);
        }
    }

    @Test
    void a_parameter_that_a_table_has_not_is_refused() {
        assertThat(ask("/v1/recommendations?limit=1", "text/csv").statusCode()).isEqualTo(400);
        assertThat(ask("/v1/decisions?status=NONE", "text/csv").statusCode()).isEqualTo(400);
        assertThat(ask("/v1/decisions", "application/json").statusCode()).isEqualTo(406);
    }

    @Test
    void who_takes_anything_gets_json() {
        for (String accept : List.of("*/*", "application/*", "text/html,application/xml;q=0.9,*/*;q=0.8")) {
            assertThat(ask("/v1/events", accept).headers().firstValue("Content-Type"))
                    .as(accept)
                    .hasValue("application/json");
        }
    }

    private List<String> lines(String path) {
        HttpResponse<String> answer = ask(path, "application/x-ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\n");
        return answer.body().lines().toList();
    }

    @Test
    void json_lines_are_the_events_of_the_list_and_go_on_after_a_position() {
        List<JsonNode> items = new ArrayList<>();
        api.get("/v1/events?limit=200").get("items").forEach(items::add);
        assertThat(lines("/v1/events").stream().map(JSON::readTree).toList()).isEqualTo(items);
        assertThat(lines("/v1/events?afterPosition=" + decided).stream()
                        .map(JSON::readTree)
                        .toList())
                .isEqualTo(items.subList((int) decided + 1, items.size()));
        HttpResponse<String> refused = api.send(
                api.request("/v1/events")
                        .header("Accept", "application/jsonl")
                        .header("Viewing-Purpose", "Curious.")
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(ask("/v1/events", "application/jsonl").headers().firstValue("Content-Type"))
                .hasValue("application/jsonl");
    }

    /** A value that can't be written. */
    record Broken(@Nullable String text) {
        @JsonValue
        String value() {
            return Objects.requireNonNull(text, "broken");
        }
    }

    @Test
    @SuppressWarnings("unchecked") // The broken value is no text; that is what is broken about it.
    void an_answer_that_fails_half_way_does_not_look_like_a_whole_one() {
        for (int i = 2; i <= 500; i++) {
            issue(Subject.recommendation(2012, "x-" + i), "Text " + i);
        }
        api.ledger()
                .append(
                        Subject.scorecard(2012, "twente"),
                        new ScoreRecorded(
                                "org-1",
                                Decimal.of("5"),
                                (Confidential<String>) (Confidential<?>) new Confidential.Shown<>(new Broken(null)),
                                Samples.day("2012-06-01")));
        assertThatThrownBy(() -> ask("/v1/events", "application/x-ndjson")).isInstanceOf(UncheckedIOException.class);
    }

    /** The rules of CloudEvents 1.0.2, "Context Attributes", and of its JSON event format. */
    private static void requireCloudEvent(JsonNode event) {
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        for (String required : List.of("id", "source", "type")) {
            assertThat(event.get(required).asString()).as(required).isNotEmpty();
        }
        assertThat(java.net.URI.create(event.get("source").asString())).isNotNull();
        assertThat(event.get("subject").asString()).isNotEmpty();
        assertThat(OffsetDateTime.parse(event.get("time").asString())).isNotNull();
        assertThat(event.get("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(event.get("data").isObject()).isTrue();
        event.properties().forEach(attribute -> {
            assertThat(attribute.getKey()).matches("[a-z0-9]{1,20}");
            if (!attribute.getKey().equals("data")) {
                JsonNode value = attribute.getValue();
                assertThat(value.isString() || value.isBoolean() || value.isInt())
                        .as(attribute.toString())
                        .isTrue();
                assertThat(value.isString() && value.asString().isEmpty())
                        .as("an attribute is absent, not empty")
                        .isFalse();
            }
        });
    }

    @Test
    void events_are_cloud_events_one_or_a_batch_of_them() {
        HttpResponse<String> one = ask("/v1/events/" + decided, CloudEvent.MEDIA_TYPE);
        assertThat(one.headers().firstValue("Content-Type")).hasValue("application/cloudevents+json");
        JsonNode event = JSON.readTree(one.body());
        requireCloudEvent(event);
        assertThat(event.get("type").asString()).isEqualTo("nl.korpsmonitor.recommendation-decided");
        assertThat(event.get("id")).isEqualTo(api.get("/v1/events/" + decided).get("id"));
        assertThat(event.at("/data/decision/rationale/confidential").asString()).isEqualTo("withheld");
        HttpResponse<String> first = ask("/v1/events?limit=2", CloudEvent.BATCH_MEDIA_TYPE);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/cloudevents-batch+json");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).isEqualTo("</v1/events?limit=2&afterPosition=1>; rel=\"next\"");
        JsonNode rest = JSON.readTree(ask("/v1/events?limit=200&afterPosition=1", CloudEvent.BATCH_MEDIA_TYPE)
                .body());
        List<String> sequences = new ArrayList<>();
        JSON.readTree(first.body())
                .forEach(each -> sequences.add(each.get("sequence").asString()));
        rest.forEach(each -> sequences.add(each.get("sequence").asString()));
        rest.forEach(StandardsTest::requireCloudEvent);
        assertThat(sequences).isSorted().hasSize((int) api.ledger().trail().size());
        assertThat(ask("/v1/events/999", CloudEvent.MEDIA_TYPE).statusCode()).isEqualTo(404);
    }

    @Test
    void the_provenance_of_decisions_is_prov_json_in_which_everything_named_is_told() {
        HttpResponse<String> answer = ask("/v1/recommendations/2012/r-01/provenance", "application/json");
        assertThat(answer.headers().firstValue("Link"))
                .hasValue("<" + DecisionProvenance.PROFILE + ">; rel=\"profile\"");
        JsonNode prov = JSON.readTree(answer.body());
        Map<String, String> kinds = Map.ofEntries(
                Map.entry("prov:entity", "entity"),
                Map.entry("prov:generatedEntity", "entity"),
                Map.entry("prov:usedEntity", "entity"),
                Map.entry("prov:plan", "entity"),
                Map.entry("prov:activity", "activity"),
                Map.entry("prov:agent", "agent"),
                Map.entry("prov:delegate", "agent"),
                Map.entry("prov:responsible", "agent"));
        Set<String> things = Set.of("prefix", "entity", "activity", "agent");
        Set<String> relations = new HashSet<>();
        prov.properties().stream()
                .filter(section -> !things.contains(section.getKey()))
                .forEach(section -> section.getValue().properties().forEach(relation -> {
                    relations.add(section.getKey());
                    assertThat(relation.getKey()).startsWith("_:");
                    relation.getValue().properties().forEach(member -> {
                        String kind = kinds.get(member.getKey());
                        if (kind != null) {
                            assertThat(prov.get(kind).has(member.getValue().asString()))
                                    .as(section.getKey() + " " + member)
                                    .isTrue();
                        }
                    });
                }));
        assertThat(relations)
                .containsExactlyInAnyOrder(
                        "wasGeneratedBy",
                        "used",
                        "wasAttributedTo",
                        "wasAssociatedWith",
                        "actedOnBehalfOf",
                        "wasDerivedFrom",
                        "wasInvalidatedBy");
        prov.properties()
                .forEach(section -> section.getValue().properties().forEach(thing -> {
                    if (things.contains(section.getKey()) && !section.getKey().equals("prefix")) {
                        String prefix =
                                thing.getKey().substring(0, thing.getKey().indexOf(':'));
                        assertThat(prov.get("prefix").has(prefix))
                                .as(thing.getKey())
                                .isTrue();
                    }
                }));
        assertThat(prov.at("/entity/ledger:recommendation~12012~1r-01~1decision~11/km:event/$")
                        .asString())
                .isEqualTo("/v1/events/" + decided);
        assertThat(prov.get("wasInvalidatedBy")).hasSize(2);
        assertThat(answer.body()).doesNotContain("digest");
        assertThat(ask("/v1/recommendations/2014/r-01/provenance", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_did_not_log_in_gets_no_more_in_another_form() {
        api.append(Subject.edition(2014), new EditionOpened("Hidden", Provenance.CONDUCTED_HERE, PartialDate.UNKNOWN));
        issue(Subject.recommendation(2014, "r-09"), "Hidden");
        for (String accept : List.of("text/csv", "application/x-ndjson", CloudEvent.BATCH_MEDIA_TYPE)) {
            assertThat(ask("/v1/events", accept).body())
                    .as(accept)
                    .contains("edition/2012")
                    .doesNotContain("/2014");
        }
        for (String path : List.of("/v1/editions", "/v1/recommendations", "/v1/decisions", "/v1/agreements")) {
            assertThat(ask(path, "text/csv").body()).as(path).doesNotContain("2014");
        }
        assertThat(ask("/v1/editions/2014/scores", "text/csv").statusCode()).isEqualTo(404);
        api.asInsider();
        assertThat(ask("/v1/editions", "text/csv").body()).contains("2014");
    }
}
