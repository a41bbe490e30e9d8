package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.adopted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class DisclosureRulesTest {
    @Test
    void an_erasure_is_confirmed_by_another_and_respects_holds() {
        Subject value = Subject.disclosure(5);
        ErasureRequested asked = new ErasureRequested("/reason", "d", ErasureGround.DATA_PROTECTION, WHY, DAY);
        ValueErased erased = new ValueErased("/reason", "d", ErasureGround.DATA_PROTECTION, DAY);
        assertThat(adopted()
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .isEmpty();
        assertThat(adopted()
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("anna", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .containsExactly("four-eyes-erasure");
        assertThat(adopted().by("bert", Role.PRIVACY_OFFICER, value, erased).observed())
                .containsExactly("four-eyes-erasure");

        HoldPlaced hold = new HoldPlaced(Set.of("scorecard/2013"), Set.of(), null, WHY, DAY);
        Subject code = Subject.hold("h-1");
        assertThat(adopted()
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, hold)
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .containsExactly("hold-respected");
        assertThat(adopted()
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, hold)
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, new HoldLifted(WHY, DAY))
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .isEmpty();
    }
}
