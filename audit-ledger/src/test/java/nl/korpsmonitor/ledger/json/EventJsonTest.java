package nl.korpsmonitor.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.ledger.EventSamples;
import nl.korpsmonitor.ledger.codec.EventType;
import nl.korpsmonitor.ledger.codec.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {
    private static final JsonMapper MAPPER = EventJson.mapper();

    static Collection<EventType> types() {
        return new EventTypes().all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_is_the_same_after_writing_and_reading(EventType type) {
        for (Object event : new Object[] {EventSamples.whole(type), EventSamples.bare(type)}) {
            String json = MAPPER.writeValueAsString(event);
            Object read = MAPPER.readValue(json, type.recordClass());
            assertThat(read).isEqualTo(event);
        }
    }

    @Test
    void a_confidential_value_is_printed_as_far_as_it_may_be_seen() {
        assertThat(print(Confidential.of("because"))).contains("\"reason\":\"because\"");
        assertThat(print(new Confidential.Withheld<>("digest", null))).contains("\"reason\":{\"withheld\":true}");
        assertThat(print(new Confidential.Withheld<>("digest", "5.1.2e")))
                .contains("\"reason\":{\"withheld\":true,\"ground\":\"5.1.2e\"}");
        assertThat(print(new Confidential.Erased<>("digest"))).contains("\"reason\":{\"erased\":true}");
    }

    private static String print(Confidential<String> reason) {
        return MAPPER.writeValueAsString(
                new ScoreRecorded("d-1", Decimal.of("7.5"), reason, new PartialDate("2012-06")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dimension\":\"d-1\",\"score\":7.5,\"reason\":\"r\",\"occurredOn\":\"2012\"}",
                "{\"dimension\":\"d-1\",\"score\":7,\"reason\":\"r\",\"occurredOn\":\"2012\"}",
                "{\"dimension\":\"d-1\",\"score\":\"7,5\",\"reason\":\"r\",\"occurredOn\":\"2012\"}",
                "{\"dimension\":\"d-1\",\"score\":\"7.5\",\"reason\":\"r\",\"occurredOn\":2012}",
                "{\"dimension\":1,\"score\":\"7.5\",\"reason\":\"r\",\"occurredOn\":\"2012\"}",
                "{\"dimension\":\"d-1\",\"score\":\"7.5\",\"reason\":5,\"occurredOn\":\"2012\"}",
                "{\"dimension\":\"d-1\",\"score\":\"7.5\",\"reason\":\"r\",\"occurredOn\":\"2012\",\"more\":1}",
                "{\"dimension\":\"d-1\",\"dimension\":\"d-2\",\"score\":\"7.5\",\"reason\":\"r\",\"occurredOn\":\"2012\"}"
            })
    void what_is_not_exactly_of_the_form_is_refused(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, ScoreRecorded.class)).isInstanceOf(JacksonException.class);
    }
}
