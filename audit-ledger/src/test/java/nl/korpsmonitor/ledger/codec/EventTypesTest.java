package nl.korpsmonitor.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.korpsmonitor.events.EventName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "score-recorded", "ledger-opened-2", "a1-2b"})
    void words_joined_by_hyphens_are_a_name(String text) {
        assertThat(EventTypes.isName(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "1a", "A", "java.lang.String", "a_b", "a b", "é"})
    void anything_else_is_no_name(String text) {
        assertThat(EventTypes.isName(text)).isFalse();
        assertThat(EventTypes.isName("a".repeat(60))).isTrue();
        assertThat(EventTypes.isName("a".repeat(61))).isFalse();
    }

    sealed interface TwoAlike {
        @EventName("alike")
        record First() implements TwoAlike {}

        @EventName("alike")
        record Second() implements TwoAlike {}
    }

    sealed interface Nameless {
        record Only() implements Nameless {}
    }

    @Test
    void a_name_for_two_events_or_none_stops_the_start() {
        assertThatThrownBy(() -> new EventTypes(TwoAlike.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'alike' names both");
        assertThatThrownBy(() -> new EventTypes(Nameless.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@EventName");
    }
}
