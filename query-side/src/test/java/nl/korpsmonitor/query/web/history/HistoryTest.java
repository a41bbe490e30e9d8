package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The history of one edition, told over HTTP. */
class HistoryTest {
    private static final String CARD = "scorecard/2012/ijsselland";
    private static final String STATE = "/v1/editions/2012/scorecards/ijsselland";
    private static final String RECOMMENDATION = "recommendation/2012/r-07";
    private static final String SCORE = "/dimensions/org-1/score";

    private ReadApi api;
    private long fixed;
    private long recorded;
    private long confirmed;
    private long corrected;
    private long granted;
    private long decided;
    private long revised;
    private long proposed;
    private long rectified;

    @BeforeEach
    void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory).asInsider();
        api.ledger().trail().at("2012-06-02T00:00:00Z");
        Subject edition = Subject.edition(2012);
        api.append(edition, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        fixed = api.append(edition, new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")));
        Subject card = Subject.scorecard(2012, "ijsselland");
        recorded = api.append(card, score("org-1", "5"));
        api.append(card, score("sup-1", "9"));
        confirmed = api.append(card, new ScoreConfirmed("org-1", Decimal.of("5"), Samples.day("2012-06-02")));
        corrected = api.append(
                card,
                new ScoreCorrected(
                        "org-1",
                        Decimal.of("5"),
                        Decimal.of("6"),
                        Samples.secret(),
                        Samples.LETTER,
                        Samples.day("2012-06-02")));
        granted = api.append(
                Subject.mandate("m-1"),
                new MandateGranted(
                        "alfa",
                        "korpschef",
                        Samples.EVERYTHING,
                        java.time.LocalDate.of(2012, 1, 1),
                        null,
                        Samples.LETTER,
                        Samples.day("2012-01-01")));
        Subject recommendation = Subject.recommendation(2012, "r-07");
        api.append(
                recommendation,
                new RecommendationIssued(
                        "Do it.",
                        false,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        null,
                        Samples.day("2012-05-01")));
        decided = api.append(
                recommendation, new RecommendationDecided(decision(Outcome.REJECTED), Samples.day("2012-06-01")));
        revised = api.append(
                recommendation,
                new DecisionRevised(1, decision(Outcome.ACCEPTED), Samples.secret(), Samples.day("2012-05-20")));
        api.append(edition, new EditionPresentedToHouse(Samples.LETTER, Samples.day("2012-06-02")));
        proposed = api.append(
                card,
                new RectificationProposed(
                        "org-1",
                        Decimal.of("6"),
                        Decimal.of("7"),
                        Samples.secret(),
                        Samples.LETTER,
                        Samples.day("2012-06-02")));
        rectified = api.append(
                card,
                new ScoreRectified(
                        "org-1",
                        Decimal.of("6"),
                        Decimal.of("7"),
                        Samples.secret(),
                        Samples.LETTER,
                        Samples.day("2012-06-02")));
    }

    private static ScoreRecorded score(String dimension, String score) {
        return new ScoreRecorded(dimension, Decimal.of(score), Samples.secret(), Samples.day("2012-06-02"));
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome,
                null,
                null,
                new DecisionMaker("alfa", "korpschef", Samples.secret()),
                "m-1",
                "Policy of 2012.",
                Samples.secret(),
                Samples.LETTER);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_step_says_what_changed_by_whom_on_which_grounds_and_where_to_look() {
        JsonNode step = step(decided);
        assertThat(step.at("/type").asString()).isEqualTo("recommendation-decided");
        assertThat(change(step, "/status", "before")).isEqualTo("UNDECIDED");
        assertThat(change(step, "/status", "after")).isEqualTo("REJECTED");
        assertThat(step.at("/actor/role").asString()).isEqualTo("ASSESSOR");
        assertThat(step.at("/mandate").asString()).isEqualTo("m-1");
        assertThat(step.at("/ground").asString()).isEqualTo("Policy of 2012.");
        assertThat(step.at("/document/identifier").asString()).isEqualTo("kst-28638-103");
        assertThat(step.at("/decidedBy/office").asString()).isEqualTo("korpschef");
        assertThat(step.at("/occurredOn").asString()).isEqualTo("2012-06-01");
        assertThat(step.at("/recordedAt").asString()).startsWith("2012-06-02T");
        assertThat(step.at("/data/decision/rationale/confidential").asString()).isEqualTo("withheld");
        assertThat(step.at("/links/previous").asString()).isEqualTo("/v1/events/" + (decided - 1));
        assertThat(step.at("/links/next").asString()).isEqualTo("/v1/events/" + revised);
        assertThat(step.at("/links/proof").asString()).isEqualTo("/v1/events/" + decided + "/proof");
        assertThat(api.get(step.at("/links/stateBefore").asString())
                        .at("/status")
                        .asString())
                .isEqualTo("UNDECIDED");
        assertThat(api.get(step.at("/links/stateAfter").asString())
                        .at("/status")
                        .asString())
                .isEqualTo("REJECTED");
    }

    @Test
    void late_and_backdated_registrations_are_shown_as_such() {
        assertThat(step(recorded).at("/registered").asString()).isEqualTo("ON_TIME");
        assertThat(step(recorded).has("daysLate")).isFalse();
        assertThat(step(decided).at("/registered").asString()).isEqualTo("LATE");
        assertThat(step(decided).at("/daysLate").asLong()).isEqualTo(1);
        assertThat(step(revised).at("/registered").asString()).isEqualTo("BACKDATED");
        assertThat(step(revised).at("/daysLate").asLong()).isEqualTo(13);
    }

    @Test
    void steps_go_forwards_and_backwards_page_by_page() {
        List<Long> forwards = walk("/v1/timeline?edition=2012&limit=3");
        assertThat(forwards)
                .hasSize(12)
                .isSorted()
                .contains(fixed, recorded, decided)
                .doesNotContain(granted);
        assertThat(walk("/v1/timeline?edition=2012&limit=3&order=newestFirst").reversed())
                .isEqualTo(forwards);
        assertThat(walk("/v1/timeline?subject=" + CARD + "&limit=1"))
                .containsExactly(recorded, recorded + 1, confirmed, corrected, proposed, rectified);
        assertThat(walk("/v1/timeline?limit=200")).hasSize(13);
        assertThat(walk("/v1/timeline?from=" + confirmed + "&to=" + corrected)).containsExactly(confirmed, corrected);
        assertThat(walk("/v1/timeline?from=2012-06-02T04:00:00Z&to=2012-06-02T05:00:00Z"))
                .containsExactly(confirmed, corrected);
    }

    @Test
    void a_step_can_bring_all_facts_before_and_after_it() {
        JsonNode states = step(corrected, "&include=states").at("/states");
        assertThat(states.at("/before").get(SCORE).asString()).isEqualTo("5");
        assertThat(states.at("/after").get(SCORE).asString()).isEqualTo("6");
        assertThat(states.at("/after").get("/mean/rounded").asString())
                .isEqualTo(api.get(STATE + "?knownAt=" + corrected)
                        .at("/mean/rounded")
                        .asString());
        assertThat(step(recorded, "&include=states").at("/states").has("before"))
                .isFalse();
    }

    @Test
    void differences_are_those_between_two_state_reads_and_name_their_events() {
        JsonNode page = api.get("/v1/differences?subject=" + CARD + "&from=" + recorded + "&to=" + corrected);
        JsonNode score = field(page.at("/items/0"), SCORE);
        assertThat(score.at("/before").asString()).isEqualTo("5");
        assertThat(score.at("/after").asString()).isEqualTo("6");
        assertThat(score.at("/events")).hasSize(1);
        assertThat(score.at("/events/0/position").asLong()).isEqualTo(corrected);
        assertThat(score.at("/events/0/type").asString()).isEqualTo("score-corrected");
        JsonNode mean = field(page.at("/items/0"), "/mean/rounded");
        assertThat(mean.at("/before").asString())
                .isEqualTo(api.get(STATE + "?knownAt=" + recorded)
                        .at("/mean/rounded")
                        .asString());
        assertThat(mean.at("/events")).hasSize(2);
        JsonNode created =
                api.get("/v1/differences?subject=" + CARD + "&from=" + fixed).at("/items/0");
        assertThat(created.at("/existedBefore").asBoolean()).isFalse();
        assertThat(field(created, SCORE).has("before")).isFalse();
        assertThat(api.get("/v1/differences?subject=" + CARD + "&from=" + rectified)
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void the_differences_of_an_edition_list_what_differs_page_by_page() {
        List<String> subjects = new ArrayList<>();
        String next = "/v1/differences?edition=2012&limit=1&from=" + corrected;
        while (next != null) {
            JsonNode page = api.get(next);
            page.get("items").forEach(item -> subjects.add(item.get("subject").asString()));
            next = page.path("next").asString(null);
        }
        assertThat(subjects).containsExactly("edition/2012", RECOMMENDATION, CARD);
    }

    @Test
    void two_days_can_be_compared_as_known_at_one_moment() {
        JsonNode found = api.get("/v1/differences?subject=" + RECOMMENDATION + "&from=" + revised + "&to=" + revised
                + "&fromInForceOn=2012-05-10&toInForceOn=2012-05-25");
        JsonNode status = field(found.at("/items/0"), "/status");
        assertThat(status.at("/before").asString()).isEqualTo("UNDECIDED");
        assertThat(status.at("/after").asString()).isEqualTo("ACCEPTED");
        assertThat(positions(status.get("events")))
                .as("what led to one of the values and not to the other")
                .containsExactly(revised);
    }

    @Test
    void two_days_need_no_first_moment_and_are_then_told_as_known_at_the_second() {
        String days = "&fromInForceOn=2012-05-25&toInForceOn=2012-06-15";
        String path = "/v1/differences?subject=" + RECOMMENDATION;
        JsonNode then = api.get(path + days + "&to=" + decided);
        assertThat(then).isEqualTo(api.get(path + days + "&from=" + decided + "&to=" + decided));
        JsonNode status = field(then.at("/items/0"), "/status");
        assertThat(status.at("/before").asString()).isEqualTo("UNDECIDED");
        assertThat(status.at("/after").asString()).isEqualTo("REJECTED");
        assertThat(positions(status.get("events"))).containsExactly(decided);
        JsonNode now = api.get(path + days);
        assertThat(now.at("/fromPosition").asLong()).isEqualTo(rectified);
        assertThat(now.at("/toPosition").asLong()).isEqualTo(rectified);
        assertThat(now.at("/items/0/fields").toString())
                .as("what is known now held on both days")
                .doesNotContain("\"/status\"");
        assertThat(api.get(path + "&inForceOn=2012-05-25&toInForceOn=2012-06-15&to=" + decided))
                .as("the day of both is that of the one that has none")
                .isEqualTo(then);
        assertThat(api.error(path)).startsWith("400 from").contains("fromInForceOn and toInForceOn");
        assertThat(api.error(path + "&fromInForceOn=2012-05-25")).startsWith("400 from");
        assertThat(api.error(path + "&toInForceOn=2012-05-25")).startsWith("400 from");
        assertThat(api.error(path + "&inForceOn=2012-05-25")).startsWith("400 from");
        assertThat(api.error(path + "&fromInForceOn=May&toInForceOn=2012-05-25"))
                .startsWith("400 fromInForceOn");
        assertThat(api.error(path + "&fromInForceOn=2012-05-25&toInForceOn=May"))
                .startsWith("400 toInForceOn");
        assertThat(api.error(path + days + "&to=9999")).startsWith("400 to");
    }

    @Test
    void of_an_edition_that_is_in_force_on_the_first_day_only_all_fields_are_gone() {
        JsonNode page = api.get("/v1/differences?edition=2012&fromInForceOn=2012-07-01&toInForceOn=2011-12-01");
        List<String> subjects = new ArrayList<>();
        page.get("items").forEach(item -> {
            String subject = item.get("subject").asString();
            subjects.add(subject);
            // A card without scores tells still whose it is.
            boolean stays = subject.equals(CARD);
            assertThat(item.get("existedBefore").asBoolean()).isTrue();
            assertThat(item.get("existsAfter").asBoolean()).isEqualTo(stays);
            assertThat(item.get("fields")).isNotEmpty().allSatisfy(field -> {
                assertThat(field.has("before")).isTrue();
                assertThat(field.has("after"))
                        .isEqualTo(stays && field.get("field").asString().matches("/(scored|unconfirmed)"));
                assertThat(field.get("events")).isNotEmpty();
            });
        });
        assertThat(subjects).containsExactly("edition/2012", RECOMMENDATION, CARD);
    }

    /** The pages after the first one stand on what that one stood on, at both moments. */
    @Test
    void two_days_of_an_edition_are_told_page_by_page_as_known_when_the_first_was_asked_for() {
        JsonNode page = api.get("/v1/differences?edition=2012&limit=1&fromInForceOn=2012-03-01&toInForceOn=2012-07-01");
        List<String> subjects = new ArrayList<>();
        page.get("items").forEach(item -> subjects.add(item.get("subject").asString()));
        api.append(Subject.recommendation(2012, "r-07"), new OwnerAssigned("owner-1", null, Samples.day("2012-06-01")));
        while (page.has("next")) {
            page = api.get(page.get("next").asString());
            assertThat(page.at("/fromPosition").asLong()).isEqualTo(rectified);
            assertThat(page.at("/toPosition").asLong()).isEqualTo(rectified);
            assertThat(page.get("items").toString()).doesNotContain("/owner");
            page.get("items").forEach(item -> subjects.add(item.get("subject").asString()));
        }
        assertThat(subjects).containsExactly("edition/2012", RECOMMENDATION, CARD);
    }

    @Test
    void an_explanation_of_a_score_has_its_whole_chain_and_nothing_of_another() {
        JsonNode explanation = api.get("/v1/explanations?subject=" + CARD + "&field=" + SCORE);
        assertThat(explanation.at("/values").get(SCORE).asString()).isEqualTo("7");
        assertThat(positions(explanation.get("chain")))
                .containsExactly(recorded, confirmed, corrected, proposed, rectified);
        assertThat(explanation.at("/restsOn")).hasSize(1);
        assertThat(explanation.at("/restsOn/0/subject").asString()).isEqualTo("document/kst-28638-103");
        JsonNode then = api.get("/v1/explanations?subject=" + CARD + "&field=" + SCORE + "&knownAt=" + confirmed);
        assertThat(positions(then.get("chain"))).containsExactly(recorded, confirmed);
    }

    @Test
    void a_mean_rests_on_its_framework_and_its_scores_and_a_decision_on_its_mandate() {
        JsonNode mean = api.get("/v1/explanations?subject=" + CARD + "&field=/mean");
        assertThat(positions(mean.get("chain"))).containsExactly(recorded, recorded + 1, corrected, rectified);
        assertThat(mean.at("/restsOn/0/kind").asString()).isEqualTo("FRAMEWORK");
        assertThat(mean.at("/restsOn/0/events/0").asLong()).isEqualTo(fixed);
        assertThat(mean.at("/restsOn/1/kind").asString()).isEqualTo("SCORES");
        assertThat(mean.at("/restsOn/1/events").toString())
                .as("superseded scores too")
                .isEqualTo(List.of(recorded, recorded + 1, confirmed, corrected, rectified)
                        .toString()
                        .replace(" ", ""));
        JsonNode status = api.get("/v1/explanations?subject=" + RECOMMENDATION + "&field=/status");
        assertThat(positions(status.get("chain"))).containsExactly(decided - 1, decided, revised);
        assertThat(status.at("/restsOn/0/kind").asString()).isEqualTo("MANDATE");
        assertThat(status.at("/restsOn/0/events/0").asLong()).isEqualTo(granted);
    }

    @Test
    void a_figure_rests_on_the_scores_that_it_needs_and_on_no_others() {
        JsonNode area = api.get("/v1/explanations?subject=" + CARD + "&field=/focusAreaMeans/SUPERVISION");
        assertThat(area.at("/restsOn/1/kind").asString()).isEqualTo("SCORES");
        assertThat(area.at("/restsOn/1/events").toString()).isEqualTo("[" + (recorded + 1) + "]");
        JsonNode dimension = api.get("/v1/explanations?subject=" + CARD + "&field=/dimensions/sup-1");
        assertThat(dimension.at("/restsOn/0/kind").asString())
                .as("as its share is computed")
                .isEqualTo("FRAMEWORK");
        JsonNode norm = api.get("/v1/explanations?subject=" + CARD + "&field=/dimensions/sup-1/normMet");
        assertThat(norm.at("/restsOn/1/events").toString()).isEqualTo("[" + (recorded + 1) + "]");
    }

    @Test
    void a_class_that_a_source_publishes_rests_on_the_source_alone() {
        api.append(
                Subject.scorecard(2012, "groningen"),
                new ClassNoted(ScoreClass.AANDACHT, Samples.SOURCE, Samples.day("2012-06-02")));
        JsonNode noted = api.get("/v1/explanations?subject=scorecard/2012/groningen&field=/scoreClass");
        assertThat(noted.get("chain")).hasSize(1);
        assertThat(noted.at("/restsOn")).hasSize(1);
        assertThat(noted.at("/restsOn/0/kind").asString()).isEqualTo("DOCUMENT");
    }

    @Test
    void a_timeline_up_to_a_time_before_the_first_entry_is_not_attested() {
        assertThat(api.error("/v1/timeline?subject=" + CARD + "&to=2012-05-25T00:00:00Z"))
                .startsWith("404 Not attested")
                .contains("/v1/reconstructions");
    }

    @Test
    void what_is_not_there_is_told_from_what_has_no_steps_and_what_is_hidden_is_not_there() {
        assertThat(api.error("/v1/timeline?subject=scorecard/2012/ijselland"))
                .isEqualTo("404 There is no scorecard/2012/ijselland.");
        assertThat(api.error("/v1/timeline?edition=2099")).isEqualTo("404 There is no edition/2099.");
        assertThat(walk("/v1/timeline?subject=" + CARD + "&to=" + fixed))
                .as("it is there, but had no step by then")
                .isEmpty();
        assertThat(walk("/v1/timeline?edition=2012&from=" + granted + "&to=" + granted))
                .isEmpty();
        assertThat(walk("/v1/timeline?from=2012-06-03T00:00:00Z"))
                .as("nothing was recorded since")
                .isEmpty();
        Subject hidden = Subject.edition(2013);
        api.append(hidden, new EditionOpened("2013", Provenance.CONDUCTED_HERE, Samples.day("2012-06-02")));
        PartialDate day = Samples.day("2012-06-02");
        api.append(
                Subject.document("draft"),
                new DocumentRegistered(new Document("draft", "Draft", day, null, null, null, null), day, 2013, day));
        assertThat(walk("/v1/timeline?edition=2013")).hasSize(1);
        api.asAnybody();
        for (String absent : List.of("edition/2013", "edition/2098", "document/draft", "document/none", "hold/h-1")) {
            assertThat(api.error("/v1/timeline?subject=" + absent)).isEqualTo("404 There is no " + absent + ".");
        }
        assertThat(api.error("/v1/timeline?edition=2013")).isEqualTo("404 There is no edition/2013.");
        assertThat(api.error("/v1/timeline?edition=2013&from=" + granted + "&to=" + granted))
                .startsWith("404 ");
    }

    /** All of it was recorded on one day, as an import does. */
    @Test
    void what_was_recorded_on_one_day_is_stepped_through_by_the_months_in_which_it_happened() {
        String may = "/v1/timeline?occurredFrom=2012-05&occurredUntil=2012-05";
        assertThat(walk(may + "&limit=1")).containsExactly(decided - 1, revised);
        assertThat(walk(may + "&limit=1&order=newestFirst")).containsExactly(revised, decided - 1);
        assertThat(walk("/v1/timeline?edition=2012&occurredUntil=2012-04"))
                .as("the mandate is not the edition's")
                .containsExactly(0L, fixed);
        assertThat(walk("/v1/timeline?subject=" + RECOMMENDATION + "&occurredFrom=2012-05-20"))
                .containsExactly(decided, revised);
        assertThat(walk("/v1/timeline?subject=" + CARD + "&occurredUntil=2012-05"))
                .as("it is there, but nothing happened then")
                .isEmpty();
        JsonNode step = api.get(may + "&from=" + decided + "&include=states").at("/items/0");
        assertThat(change(step, "/status", "before"))
                .as("what a step changed is what it changed in the whole history")
                .isEqualTo("REJECTED");
        assertThat(step.at("/states/before").get("/status").asString()).isEqualTo("REJECTED");
        assertThat(step.at("/links/previous").asString()).isEqualTo("/v1/events/" + decided);
    }

    @Test
    void both_clocks_choose_together() {
        String may = "/v1/timeline?occurredFrom=2012-05&occurredUntil=2012-05";
        assertThat(walk(may + "&from=" + decided)).containsExactly(revised);
        assertThat(walk(may + "&to=" + decided)).containsExactly(decided - 1);
        assertThat(walk(may + "&to=2012-06-02T08:00:00Z")).containsExactly(decided - 1);
        assertThat(walk(may + "&from=2012-06-02T08:00:00Z&to=2012-06-02T08:30:00Z"))
                .isEmpty();
    }

    @Test
    void what_may_have_happened_then_is_there_and_what_has_no_date_is_not() {
        Subject recommendation = Subject.recommendation(2012, "r-07");
        long month = api.append(recommendation, new OwnerAssigned("owner-1", null, new PartialDate("2012-05")));
        long year = api.append(recommendation, new OwnerAssigned("owner-2", null, new PartialDate("2012")));
        long undated = api.append(recommendation, new OwnerAssigned("owner-3", null, PartialDate.UNKNOWN));
        String path = "/v1/timeline?subject=" + RECOMMENDATION;
        assertThat(walk(path + "&occurredFrom=2012-05-10&occurredUntil=2012-05-10"))
                .containsExactly(month, year);
        assertThat(walk(path + "&occurredFrom=1800"))
                .contains(decided, revised, month, year)
                .doesNotContain(undated);
        assertThat(walk(path)).contains(undated);
    }

    @Test
    void an_unknown_field_is_told_with_those_that_there_are() {
        assertThat(api.error("/v1/explanations?subject=" + CARD + "&field=/scores"))
                .startsWith("400 ")
                .contains(SCORE)
                .contains("/mean/rounded");
        assertThat(api.error("/v1/explanations?subject=scorecard/2012/nobody&field=/mean"))
                .startsWith("404 ");
    }

    @Test
    void whoever_does_not_see_proposals_is_told_a_history_without_them() {
        api.as(Audience.PUBLIC);
        assertThat(walk("/v1/timeline?subject=" + CARD)).contains(rectified).doesNotContain(proposed);
        JsonNode step = step(rectified);
        assertThat(step.at("/links/previous").asString()).isEqualTo("/v1/events/" + corrected);
        assertThat(step.toString()).doesNotContain("proposedRectification");
        assertThat(step(corrected).at("/links/next").asString()).isEqualTo("/v1/events/" + rectified);
        assertThat(positions(api.get("/v1/explanations?subject=" + CARD + "&field=" + SCORE)
                        .get("chain")))
                .containsExactly(recorded, confirmed, corrected, rectified);
    }

    @Test
    void what_was_known_before_the_ledger_began_is_reconstructed_and_labelled() {
        assertThat(api.error("/v1/recommendations/2012/r-07?knownAt=2012-05-25T00:00:00Z"))
                .startsWith("404 Not attested")
                .contains("/v1/reconstructions");
        JsonNode item = api.get("/v1/reconstructions?subject=" + RECOMMENDATION + "&asOf=2012-05-25")
                .at("/items/0");
        assertThat(item.at("/attested").asBoolean()).isFalse();
        assertThat(item.at("/reconstructedFor").asString()).isEqualTo("2012-05-25");
        assertThat(item.at("/facts").get("/status").asString()).isEqualTo("UNDECIDED");
        assertThat(positions(item.get("used"))).containsExactly(decided - 1);
        assertThat(item.at("/leftOut/0/reason").asString()).isEqualTo("KNOWN_LATER");
        assertThat(item.at("/leftOut/0/knownOn").asString()).isEqualTo("2012-06-01");
        // It was dated earlier than the decision that it revises.
        assertThat(item.at("/leftOut/1/reason").asString()).isEqualTo("DOES_NOT_FOLLOW");
        List<String> subjects = new ArrayList<>();
        String next = "/v1/reconstructions?edition=2012&asOf=2012-06-02&limit=1";
        while (next != null) {
            JsonNode page = api.get(next);
            page.get("items").forEach(each -> subjects.add(each.get("subject").asString()));
            next = page.path("next").asString(null);
        }
        assertThat(subjects).containsExactly("edition/2012", RECOMMENDATION, CARD);
        JsonNode all = api.get("/v1/reconstructions?subject=" + CARD + "&asOf=2012-06-02")
                .at("/items/0");
        assertThat(all.at("/facts").get("/mean/rounded").asString())
                .isEqualTo(api.get(STATE).at("/mean/rounded").asString());
        assertThat(api.error("/v1/reconstructions?subject=" + CARD + "&asOf=2031-01-01"))
                .startsWith("400 asOf");
        assertThat(api.error("/v1/reconstructions?asOf=2012-01-01")).startsWith("400 subject");
    }

    /** So an answer that cited it can be looked up as it was cited. */
    @Test
    void a_reconstruction_uses_what_was_recorded_until_a_moment_when_one_is_named() {
        String reconstruction = "/v1/reconstructions?subject=" + RECOMMENDATION + "&asOf=2012-06-02";
        assertThat(positions(api.get(reconstruction).at("/items/0/used"))).contains(decided);
        JsonNode earlier = api.get(reconstruction + "&knownAt=" + (decided - 1));
        assertThat(positions(earlier.at("/items/0/used"))).containsExactly(decided - 1);
        assertThat(earlier.at("/items/0/leftOut")).isEmpty();
        assertThat(earlier.at("/asOf/position").asLong()).isEqualTo(decided - 1);
        assertThat(api.error(reconstruction + "&knownAt=then")).startsWith("400 knownAt");
        assertThat(api.error(reconstruction + "&knownAt=2012-05-25T00:00:00Z")).startsWith("404 Not attested");
        assertThat(api.error(reconstruction + "&minPosition=one")).startsWith("400 minPosition");
    }

    @Test
    void what_is_asked_wrongly_is_told_by_name() {
        assertThat(api.error("/v1/timeline?subject=" + CARD + "&edition=2012")).startsWith("400 edition");
        assertThat(api.error("/v1/timeline?order=up")).startsWith("400 order");
        assertThat(api.error("/v1/timeline?beforePosition=3")).startsWith("400 beforePosition");
        assertThat(api.error("/v1/timeline?from=yesterday")).startsWith("400 from");
        assertThat(api.error("/v1/timeline?to=2099-01-01T00:00:00Z")).startsWith("400 to");
        assertThat(api.error("/v1/timeline?include=all")).startsWith("400 include");
        long last = rectified;
        assertThat(api.error("/v1/timeline?from=5&to=4")).startsWith("400 to").contains("before from");
        assertThat(api.error("/v1/timeline?from=2012-06-02T05:00:00Z&to=2012-06-02T04:00:00Z"))
                .startsWith("400 to");
        assertThat(api.error("/v1/timeline?from=" + last + "&to=2012-06-02T04:00:00Z"))
                .startsWith("400 to");
        assertThat(api.error("/v1/timeline?from=" + (last + 1)))
                .startsWith("400 from")
                .contains("last position is " + last);
        assertThat(api.error("/v1/timeline?to=" + (last + 1)))
                .startsWith("400 to")
                .contains("last position is " + last);
        assertThat(api.error("/v1/timeline?occurredFrom=unknown")).startsWith("400 occurredFrom");
        assertThat(api.error("/v1/timeline?occurredUntil=2013-02-30")).startsWith("400 occurredUntil");
        assertThat(api.error("/v1/timeline?occurredFrom=2014&occurredUntil=2013"))
                .startsWith("400 occurredUntil");
        assertThat(api.error("/v1/differences?from=1")).startsWith("400 subject");
        assertThat(api.error("/v1/differences?subject=" + CARD)).startsWith("400 from");
        assertThat(api.error("/v1/differences?subject=" + CARD + "&from=9999")).startsWith("400 from");
        assertThat(api.error("/v1/differences?subject=" + CARD + "&from=5&to=4"))
                .startsWith("400 to");
        assertThat(api.error("/v1/differences?subject=" + CARD + "&from=5&fromInForceOn=2012"))
                .startsWith("400 fromInForceOn");
        String cursor = Base64.getUrlEncoder().encodeToString("5\n//\n//".getBytes(StandardCharsets.UTF_8));
        assertThat(api.error("/v1/differences?edition=2012&from=5&cursor=" + cursor))
                .startsWith("400 cursor");
        assertThat(api.error("/v1/explanations?field=/mean")).startsWith("400 subject");
        assertThat(api.error("/v1/explanations?subject=" + CARD + "&field=mean"))
                .startsWith("400 field");
    }

    private JsonNode step(long position) {
        return step(position, "");
    }

    private JsonNode step(long position, String more) {
        return api.get("/v1/timeline?from=" + position + "&to=" + position + more)
                .at("/items/0");
    }

    private List<Long> walk(String path) {
        List<Long> positions = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = api.get(next);
            positions.addAll(positions(page.get("items")));
            next = page.path("next").asString(null);
        }
        return positions;
    }

    private static List<Long> positions(JsonNode steps) {
        List<Long> positions = new ArrayList<>();
        steps.forEach(step -> positions.add(step.get("position").asLong()));
        return positions;
    }

    private static String change(JsonNode step, String field, String side) {
        for (JsonNode change : step.get("changes")) {
            if (change.get("field").asString().equals(field)) {
                return change.get(side).asString();
            }
        }
        throw new AssertionError("no change of " + field + " in " + step);
    }

    private static JsonNode field(JsonNode difference, String field) {
        for (JsonNode each : difference.get("fields")) {
            if (each.get("field").asString().equals(field)) {
                return each;
            }
        }
        throw new AssertionError("no difference of " + field + " in " + difference);
    }
}
