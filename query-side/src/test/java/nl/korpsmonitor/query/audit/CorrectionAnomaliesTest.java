package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.score;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class CorrectionAnomaliesTest {
    @Test
    void unusually_many_corrections_stand_out_among_the_usual() {
        History history = scoring();
        for (int card = 0; card < 9; card++) {
            history.by("bert", Role.ASSESSOR, Subject.scorecard(2013, "f-" + card), score());
        }
        history.by("anna", Role.ASSESSOR, CARD, score());
        for (int i = 0; i < 10; i++) {
            String from = i % 2 == 0 ? "6" : "7";
            String to = i % 2 == 0 ? "7" : "6";
            history.by(
                    "anna",
                    Role.ASSESSOR,
                    CARD,
                    new ScoreCorrected("checks", Decimal.of(from), Decimal.of(to), WHY, null, DAY));
        }
        assertThat(history.observed())
                .as("the week is the only one, so that nothing is unusual about it")
                .containsExactly("many-corrections-by-actor", "many-corrections-of-scorecard");
        assertThat(history.of(Check.MANY_CORRECTIONS_OF_SCORECARD).getFirst().subject())
                .isEqualTo(CARD.id());
        assertThat(history.audited(new AuditLimits(90, 11)).observations().count(Check.Kind.ANOMALY))
                .isZero();
    }
}
