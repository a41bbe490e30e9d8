package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.LETTER;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.adopted;
import static nl.korpsmonitor.query.audit.Scored.confirmed;
import static nl.korpsmonitor.query.audit.Scored.history;
import static nl.korpsmonitor.query.audit.Scored.proposed;
import static nl.korpsmonitor.query.audit.Scored.rectified;
import static nl.korpsmonitor.query.audit.Scored.score;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {
    @Test
    void who_set_a_score_does_not_confirm_it() {
        History alone =
                scoring().by("anna", Role.ASSESSOR, CARD, score()).by("anna", Role.REVIEWER, CARD, confirmed("6"));
        assertThat(alone.observed()).containsExactly("four-eyes-confirmation");
        Observation found = alone.of(Check.FOUR_EYES_CONFIRMATION).getFirst();
        assertThat(found.position()).isEqualTo(6);
        assertThat(found.related()).containsExactly(5L);
        assertThat(found.actor()).isEqualTo("anna");

        History corrected = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by(
                        "bert",
                        Role.ASSESSOR,
                        CARD,
                        new ScoreCorrected("checks", Decimal.of("6"), Decimal.of("7"), WHY, null, DAY))
                .by("bert", Role.REVIEWER, CARD, confirmed("7"));
        assertThat(corrected.observed()).containsExactly("four-eyes-confirmation");
    }

    @Test
    void a_rectification_is_confirmed_as_another_proposed_it() {
        assertThat(adopted().by("carla", Role.PUBLISHER, CARD, rectified("7")).observed())
                .as("without a proposal")
                .containsExactly("four-eyes-rectification", "rectified-after-adoption");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("carla", Role.PUBLISHER, CARD, rectified("7"))
                        .observed())
                .as("by who proposed it")
                .contains("four-eyes-rectification");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("anna", Role.PUBLISHER, CARD, rectified("7"))
                        .observed())
                .as("by who set the present score")
                .contains("four-eyes-rectification");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("bert", Role.PUBLISHER, CARD, rectified("8"))
                        .observed())
                .as("another score than was proposed")
                .contains("four-eyes-rectification");
    }

    @Test
    void scores_keep_to_the_framework_and_to_the_time_for_them() {
        assertThat(history()
                        .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("x", Provenance.CONDUCTED_HERE, DAY))
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .observed())
                .containsExactly("score-in-framework");
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, new ScoreRecorded("other", Decimal.of("6"), WHY, DAY))
                        .observed())
                .containsExactly("score-in-framework");
        assertThat(adopted()
                        .by(
                                "anna",
                                Role.ASSESSOR,
                                CARD,
                                new ScoreCorrected("checks", Decimal.of("6"), Decimal.of("7"), WHY, null, DAY))
                        .observed())
                .containsExactly("score-after-closing");
        assertThat(scoring().by("anna", Role.REVIEWER, CARD, proposed("7")).observed())
                .containsExactly("score-after-closing");
    }

    @Test
    void no_score_is_unconfirmed_when_scoring_is_closed_or_the_edition_adopted() {
        History unconfirmed = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
        assertThat(unconfirmed.observed()).containsExactly("unconfirmed-score");
        assertThat(unconfirmed.of(Check.UNCONFIRMED_SCORE))
                .extracting(Observation::position)
                .containsExactly(6L, 7L);
    }

    @Test
    void every_change_names_the_score_that_there_is() {
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .by("bert", Role.REVIEWER, CARD, confirmed("7"))
                        .observed())
                .containsExactly("score-chain");
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .observed())
                .containsExactly("score-chain");
    }

    @Test
    void a_class_is_noted_only_where_it_does_not_follow_from_scores() {
        Source source = new Source(LETTER, null, DAY, DAY);
        assertThat(scoring()
                        .by("anna", Role.COORDINATOR, CARD, new ClassNoted(ScoreClass.CONFORM_NORM, source, DAY))
                        .observed())
                .containsExactly("class-from-source");
        assertThat(history()
                        .by(
                                "anna",
                                Role.PUBLISHER,
                                EDITION,
                                new EditionOpened("2013", Provenance.NOTED_FROM_SOURCES, DAY))
                        .by("anna", Role.COORDINATOR, CARD, new ClassNoted(ScoreClass.CONFORM_NORM, source, DAY))
                        .observed())
                .isEmpty();
    }
}
