package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.FRAMEWORK;
import static nl.korpsmonitor.query.audit.Scored.history;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.values.Role;
import org.junit.jupiter.api.Test;

class LifecycleRulesTest {
    @Test
    void who_closed_scoring_does_not_adopt() {
        History alone = scoring()
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("anna", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
        assertThat(alone.observed()).containsExactly("four-eyes-adoption");
    }

    @Test
    void the_steps_of_an_edition_are_taken_once_and_in_order() {
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY))
                        .observed())
                .containsExactly("lifecycle-order");
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY))
                        .observed())
                .containsExactly("lifecycle-order");
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new ScoringClosed(day("2013-02-01")))
                        .observed())
                .containsExactly("backdated", "lifecycle-order");
        assertThat(history()
                        .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("x", Provenance.NOTED_FROM_SOURCES, DAY))
                        .by("anna", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY))
                        .observed())
                .as("of an edition that was conducted elsewhere")
                .containsExactly("lifecycle-order");
    }
}
