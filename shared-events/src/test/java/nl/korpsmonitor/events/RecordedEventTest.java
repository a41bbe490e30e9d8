package nl.korpsmonitor.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedEventTest {

    @ParameterizedTest(name = "occurred {0}, recorded {1}: in force from {2}")
    @CsvSource({
        "2013-09-03, 2013-10-24T10:00:00Z, 2013-09-03",
        "2013-09,    2013-10-24T10:00:00Z, 2013-09-30",
        "2013,       2013-10-24T10:00:00Z, 2013-10-24",
        "unknown,    2013-10-24T10:00:00Z, 2013-10-24",
        "unknown,    2013-10-24T22:30:00Z, 2013-10-25",
    })
    void a_fact_counts_from_the_first_day_on_which_it_certainly_held(
            String occurredOn, Instant recordedAt, LocalDate inForceFrom) {
        RecordedEvent event = new RecordedEvent(
                0,
                recordedAt,
                Subject.edition(2012),
                0,
                "id",
                "scoring-closed",
                1,
                new Actor("a", Role.PUBLISHER, null),
                new Cause(null, null, null, null),
                false,
                new EditionEvent.ScoringClosed(new PartialDate(occurredOn)));

        assertThat(event.inForceFrom()).isEqualTo(inForceFrom);
    }
}
