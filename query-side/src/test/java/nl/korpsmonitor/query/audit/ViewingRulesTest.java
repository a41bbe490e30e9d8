package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewingRulesTest {
    @Test
    void viewing_is_recorded_once_within_the_hour_and_under_the_own_name() {
        ConfidentialViewed viewed = new ConfidentialViewed(CARD, 5, WHY, DAY);
        assertThat(viewing("anna", "20130301t09", viewed, null)).isEmpty();
        assertThat(viewing("anna", "20130301t08", viewed, null))
                .as("asked before nine")
                .isEmpty();
        assertThat(viewing("anna", "20130301t07", viewed, null)).containsExactly("viewing-recorded");
        assertThat(viewing("bert", "20130301t09", viewed, null)).containsExactly("viewing-recorded");
        assertThat(viewing("anna", "20130301t09", viewed, viewed)).containsExactly("viewing-recorded");
        assertThat(viewing("anna", "20130301t09", viewed, new ConfidentialViewed(EDITION, 3, WHY, DAY)))
                .isEmpty();
    }

    private static Set<String> viewing(
            String whose, String hour, ConfidentialViewed first, @Nullable ConfidentialViewed second) {
        Subject subject = new Subject("viewing/" + whose + "/" + hour);
        History history = history().by("anna", Role.AUDITOR, subject, first);
        return (second == null ? history : history.by("anna", Role.AUDITOR, subject, second)).observed();
    }
}
