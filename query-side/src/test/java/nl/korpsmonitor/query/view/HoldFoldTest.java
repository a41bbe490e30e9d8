package nl.korpsmonitor.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldFoldTest {
    private static final HoldPlaced PLACED = new HoldPlaced(
            Set.of("recommendation/2012", "document/d-1"),
            Set.of(17L, 5L),
            "kv-1",
            Samples.secret(),
            Samples.day("2013-11-05"));
    private static final HoldLifted LIFTED = new HoldLifted(Samples.secret(), Samples.day("2013-12"));

    private static HoldView folded(DomainEvent... events) {
        InMemoryTrail trail = new InMemoryTrail();
        for (DomainEvent event : events) {
            trail.append(Subject.hold("h-1"), event);
        }
        @Nullable HoldView view = null;
        for (RecordedEvent event : trail.page(EventFilter.ALL, 0, 100)) {
            view = new HoldFold().fold(view, event);
        }
        return Objects.requireNonNull(view);
    }

    @Test
    void it_is_in_force_until_it_is_lifted_and_what_it_kept_stays_known() {
        HoldView placed = folded(PLACED);
        assertThat(placed.code()).isEqualTo("h-1");
        assertThat(placed.inForce()).isTrue();
        assertThat(placed.inquiry()).isEqualTo("kv-1");
        assertThat(placed.below()).containsExactly("document/d-1", "recommendation/2012");
        assertThat(placed.positions()).containsExactly(5L, 17L);
        assertThat(placed.placedOn()).isEqualTo(Samples.day("2013-11-05"));

        HoldView lifted = folded(PLACED, LIFTED);
        assertThat(lifted.inForce()).isFalse();
        assertThat(lifted.liftedOn()).isEqualTo(Samples.day("2013-12"));
        assertThat(lifted.below()).isEqualTo(placed.below());
        assertThat(lifted.positions()).isEqualTo(placed.positions());
        assertThat(lifted.inquiry()).isEqualTo("kv-1");
        assertThat(lifted.events()).containsExactly(0L, 1L);
        assertThat(lifted.head().sequence()).isEqualTo(1);
    }

    @Test
    void its_scope_is_what_is_named_and_what_lies_below_it() {
        HoldView view = folded(PLACED);
        assertThat(view.covers(Subject.document("d-1"))).isTrue();
        assertThat(view.covers(new Subject("recommendation/2012"))).isTrue();
        assertThat(view.covers(Subject.recommendation(2012, "r-01"))).isTrue();
        assertThat(view.covers(Subject.document("d-10")))
                .as("only begins alike")
                .isFalse();
        assertThat(view.covers(new Subject("recommendation")))
                .as("more than it")
                .isFalse();
        assertThat(view.covers(17, Subject.mandate("m-1")))
                .as("the event is named")
                .isTrue();
        assertThat(view.covers(18, Subject.mandate("m-1"))).isFalse();
        assertThat(view.covers(18, Subject.document("d-1"))).isTrue();
    }

    @Test
    void it_is_placed_first_once_and_lifted_once() {
        assertThatThrownBy(() -> folded(LIFTED)).isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> folded(PLACED, PLACED)).isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> folded(PLACED, LIFTED, LIFTED)).isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> folded(PLACED, LIFTED, PLACED)).isInstanceOf(UnfoldableEventException.class);
    }
}
