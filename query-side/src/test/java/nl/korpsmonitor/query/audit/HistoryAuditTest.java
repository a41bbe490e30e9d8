package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.LETTER;
import static nl.korpsmonitor.query.audit.Scored.adopted;
import static nl.korpsmonitor.query.audit.Scored.proposed;
import static nl.korpsmonitor.query.audit.Scored.rectified;
import static nl.korpsmonitor.query.audit.Scored.score;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import org.junit.jupiter.api.Test;

class HistoryAuditTest {
    @Test
    void a_history_by_the_rules_has_no_findings() {
        History whole = adopted()
                .by("anna", Role.PUBLISHER, EDITION, new EditionOffered("force", "minister", null, DAY))
                .by("anna", Role.PUBLISHER, EDITION, new EditionPresentedToHouse(LETTER, DAY))
                .by("anna", Role.REVIEWER, CARD, proposed("7"))
                .by("carla", Role.REVIEWER, CARD, rectified("7"));
        HistoryAudit.Result result = whole.audited();
        assertThat(whole.observed()).containsExactly("rectified-after-presentation");
        assertThat(result.events()).isEqualTo(whole.trail().size());
        assertThat(result.unknownTypes()).isEmpty();
        assertThat(result.observations().appliedCount(Check.FOUR_EYES_ADOPTION)).isOne();
    }

    @Test
    void an_entry_that_cannot_be_read_is_a_finding_and_all_before_it_is_checked() {
        History history = scoring().by("anna", Role.ASSESSOR, CARD, score());
        Trail broken = new ForwardingTrail(history.trail()) {
            @Override
            public List<nl.korpsmonitor.events.RecordedEvent> page(EventFilter filter, long from, int limit) {
                if (from + limit > 5) {
                    throw new IllegalStateException("unreadable");
                }
                return super.page(filter, from, limit);
            }
        };
        HistoryAudit.Result result =
                HistoryAudit.of(broken, 6, AuditLimits.DEFAULT, AnswerCheckpoints.UNKNOWN, (phase, done, total) -> {});
        assertThat(result.events()).isEqualTo(5);
        assertThat(result.observations().of(Check.HISTORY_READABLE).getFirst().position())
                .isEqualTo(5);
    }

    @Test
    void of_many_observations_the_first_are_kept_and_all_counted() {
        Observations observations = new Observations();
        for (long i = 0; i <= Observations.MAXIMUM_KEPT; i++) {
            observations.add(new Observation(Check.BACKDATED, i, "x", null, "", List.of()));
        }
        assertThat(observations.count(Check.BACKDATED)).isEqualTo(Observations.MAXIMUM_KEPT + 1);
        assertThat(observations.of(Check.BACKDATED)).hasSize(Observations.MAXIMUM_KEPT);
    }
}
