package nl.korpsmonitor.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Audience.Extent;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rectifications that nobody confirmed yet, of an edition that is public: who sees them, and where. */
class ProposalsTest {
    private static final String CARD = "/v1/editions/2012/scorecards/ijsselland";
    private static final Decimal OLD = Decimal.of("5");
    private static final Decimal NEW = Decimal.of("7");

    private ReadApi api;
    private long recorded;
    private long proposed;

    @BeforeEach
    void fill(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory);
        api.ledger().trail().at("2013-01-02T00:00:00Z");
        Subject edition = Subject.edition(2012);
        api.append(edition, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        api.append(edition, new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")));
        recorded = api.append(
                card("ijsselland"), new ScoreRecorded("org-1", OLD, Samples.secret(), Samples.day("2012-06-01")));
        api.append(edition, new EditionPresentedToHouse(Samples.LETTER, Samples.day("2012-12-01")));
        proposed = api.append(card("ijsselland"), proposal(OLD));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void nobody_outside_sees_what_is_proposed() {
        for (Audience audience : Set.of(Audience.PUBLIC, own("twente"))) {
            ReadApi reader = api.as(audience);
            JsonNode dimension = reader.get(CARD).at("/dimensions/0");
            assertThat(dimension.at("/score").asString()).isEqualTo("5");
            assertThat(dimension.has("proposedRectification")).isFalse();
            assertThat(dimension.at("/events")).hasSize(1);
            assertThat(reader.error("/v1/events/" + proposed)).startsWith("404 ");
            assertThat(reader.error("/v1/events/" + proposed + "/body")).startsWith("404 ");
            assertThat(reader.get("/v1/events?subject=scorecard").at("/items")).hasSize(1);
            assertThat(reader.get("/v1/events?type=rectification-proposed").at("/items"))
                    .isEmpty();
        }
    }

    @Test
    void a_reader_outside_sees_that_the_card_moved_and_no_more() {
        JsonNode card = api.asAnybody().get(CARD);
        assertThat(card.at("/sequence").asLong()).isEqualTo(1);
        assertThat(card.at("/position").asLong()).isEqualTo(proposed);
        assertThat(card.at("/mean/exact"))
                .isEqualTo(api.get(CARD + "?knownAt=" + recorded).at("/mean/exact"));
    }

    @Test
    void those_who_work_on_it_see_who_proposed_what_and_the_score_still_in_force() {
        for (Audience audience : Set.of(insiders(), own("ijsselland"))) {
            JsonNode dimension = api.as(audience).get(CARD).at("/dimensions/0");
            assertThat(dimension.at("/score").asString()).isEqualTo("5");
            JsonNode open = dimension.at("/proposedRectification");
            assertThat(open.at("/oldScore").asString()).isEqualTo("5");
            assertThat(open.at("/newScore").asString()).isEqualTo("7");
            assertThat(open.at("/proposedBy").asString()).isEqualTo("assessor-1");
            assertThat(open.at("/position").asLong()).isEqualTo(proposed);
            assertThat(dimension.at("/events/1").asLong()).isEqualTo(proposed);
            assertThat(api.get("/v1/events/" + proposed).at("/type").asString()).isEqualTo("rectification-proposed");
        }
    }

    @Test
    void once_confirmed_everybody_sees_the_score_and_who_stood_behind_it() {
        long rectified = api.append(
                card("ijsselland"),
                new ScoreRectified("org-1", OLD, NEW, Samples.secret(), Samples.LETTER, Samples.day("2012-12-20")));
        JsonNode dimension = api.asAnybody().get(CARD).at("/dimensions/0");
        assertThat(dimension.at("/score").asString()).isEqualTo("7");
        assertThat(dimension.at("/status").asString()).isEqualTo("RECTIFIED");
        assertThat(dimension.at("/recordedBy").asString()).isEqualTo("assessor-1");
        assertThat(dimension.at("/confirmedBy").asString()).isEqualTo("assessor-1");
        assertThat(dimension.at("/events/1").asLong()).isEqualTo(rectified);
        assertThat(api.error("/v1/events/" + proposed)).startsWith("404 ");
        assertThat(api.asInsider().get(CARD).at("/dimensions/0").has("proposedRectification"))
                .isFalse();
        assertThat(api.get(CARD).at("/dimensions/0/events")).hasSize(3);
    }

    @Test
    void a_card_with_nothing_but_proposals_is_not_there_for_others() {
        String twente = "/v1/editions/2012/scorecards/twente";
        api.append(card("twente"), proposal(null));
        assertThat(api.asAnybody().error(twente)).startsWith("404 ");
        assertThat(api.get("/v1/editions/2012/scorecards").at("/items")).hasSize(1);
        assertThat(api.asInsider()
                        .get(twente)
                        .at("/dimensions/0/proposedRectification/newScore")
                        .asString())
                .isEqualTo("7");
        assertThat(api.get("/v1/editions/2012/scorecards").at("/items")).hasSize(2);
        api.append(card("twente"), new RectificationDropped("org-1", Samples.secret(), Samples.day("2012-12-21")));
        assertThat(api.asAnybody().error(twente)).startsWith("404 ");
    }

    @Test
    void a_page_of_cards_tells_of_none_that_is_left_out() {
        api.append(card("twente"), proposal(null));
        api.append(card("utrecht"), new ScoreRecorded("org-1", OLD, Samples.secret(), Samples.day("2012-06-01")));
        String next = api.asAnybody()
                .get("/v1/editions/2012/scorecards?limit=1")
                .get("next")
                .asString();
        String cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());
        assertThat(new String(Base64.getUrlDecoder().decode(cursor.split("&", 2)[0]), StandardCharsets.UTF_8))
                .contains("ijsselland")
                .doesNotContain("twente");
        assertThat(api.get(next).at("/items/0/organisation").asString()).isEqualTo("utrecht");
    }

    private static RectificationProposed proposal(@Nullable Decimal oldScore) {
        return new RectificationProposed(
                "org-1", oldScore, NEW, Samples.secret(), Samples.LETTER, Samples.day("2012-12-10"));
    }

    private static Subject card(String organisation) {
        return Subject.scorecard(2012, organisation);
    }

    private static Audience insiders() {
        return new Audience(Extent.EVERYTHING, Extent.EVERYTHING, Extent.EVERYTHING, false, null, Set.of());
    }

    private static Audience own(String organisation) {
        return new Audience(
                Extent.OWN_SCORECARDS, Extent.OWN_SCORECARDS, Extent.OWN_SCORECARDS, false, organisation, Set.of());
    }
}
