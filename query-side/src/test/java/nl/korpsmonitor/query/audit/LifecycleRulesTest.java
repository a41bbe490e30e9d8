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
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class LifecycleRulesTest {
    private static final Subject LATER = Subject.edition(2014);

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

    @Test
    void a_scale_is_mapped_once_from_an_earlier_edition_with_a_framework() {
        assertThat(mapped(2013).observed()).isEmpty();
        assertThat(mapped(2013, 2013).observed()).containsExactly("lifecycle-order");
        assertThat(mapped(2012).observed()).as("not there").containsExactly("lifecycle-order");
        assertThat(mapped(2014).observed()).as("itself").containsExactly("lifecycle-order");
        assertThat(scoring()
                        .by("anna", Role.PUBLISHER, LATER, new EditionOpened("2014", Provenance.CONDUCTED_HERE, DAY))
                        .by("anna", Role.PUBLISHER, LATER, mapping(2013))
                        .observed())
                .as("before its own framework")
                .containsExactly("lifecycle-order");
    }

    @Test
    void what_is_real_is_not_compared_with_what_is_invented() {
        Subject invented = Subject.edition(2012);
        History history = later(scoring()
                        .invented(
                                "anna",
                                Role.PUBLISHER,
                                invented,
                                new EditionOpened("2012", Provenance.CONDUCTED_HERE, DAY))
                        .invented("anna", Role.PUBLISHER, invented, new FrameworkFixed(FRAMEWORK, null, DAY)))
                .by("anna", Role.PUBLISHER, LATER, mapping(2012));
        assertThat(history.observed()).containsExactly("fictitious-apart");
    }

    private static History mapped(int... years) {
        History history = later(scoring());
        for (int year : years) {
            history.by("anna", Role.PUBLISHER, LATER, mapping(year));
        }
        return history;
    }

    private static History later(History history) {
        return history.by("anna", Role.PUBLISHER, LATER, new EditionOpened("2014", Provenance.CONDUCTED_HERE, DAY))
                .by("anna", Role.PUBLISHER, LATER, new FrameworkFixed(FRAMEWORK, null, DAY));
    }

    private static ScaleMappingFixed mapping(int from) {
        return new ScaleMappingFixed(from, Decimal.of("2"), Decimal.ZERO, "The scale was halved.", null, DAY);
    }
}
