package nl.korpsmonitor.command.viewing;

import static nl.korpsmonitor.command.testing.World.FORCE;
import static nl.korpsmonitor.command.testing.World.LETTER;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.command.viewing.ViewingCommand.RecordViewing;
import nl.korpsmonitor.command.viewing.ViewingCommand.Viewed;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is noon in Amsterdam, eleven hours UTC. The letter's first event is at position 3, the force's at 0. */
class ViewingAggregateTest {
    private static final PartialDate DAY = new PartialDate("2013-11-01");
    private static final Viewed THE_LETTER = new Viewed(LETTER, 3L);
    private static final Viewed THE_FORCE = new Viewed(FORCE, 0L);

    private static Decision decision() {
        return World.decision(ViewingAggregate.class);
    }

    private static Subject hour(String time) {
        return Subject.viewing("adam", Instant.parse(time));
    }

    private static RecordViewing view(@Nullable String purpose, Viewed... viewed) {
        return new RecordViewing(hour("2013-11-01T11:00:00Z"), List.of(viewed), purpose, DAY);
    }

    private static ConfidentialViewed viewed(Viewed viewed, String purpose) {
        return new ConfidentialViewed(
                World.LETTER.equals(viewed.subject()) ? LETTER : FORCE,
                viewed.position() == null ? -1 : viewed.position(),
                Confidential.of(purpose),
                DAY);
    }

    @Test
    void every_subject_is_recorded_with_what_was_shown_first_and_why() {
        decision()
                .when("adam", view("An inquiry.", THE_LETTER, THE_FORCE, new Viewed(LETTER, 3L)))
                .records(viewed(THE_LETTER, "An inquiry."), viewed(THE_FORCE, "An inquiry."));
    }

    @Test
    void within_the_hour_only_what_was_not_recorded_yet() {
        decision()
                .givenBy("adam", viewed(THE_LETTER, "An inquiry."))
                .when("adam", view("Another.", THE_LETTER, THE_FORCE))
                .records(viewed(THE_FORCE, "Another."));
        decision()
                .givenBy("adam", viewed(THE_LETTER, "An inquiry."), viewed(THE_FORCE, "An inquiry."))
                .when("adam", view("Another.", THE_FORCE, THE_LETTER))
                .isRefused("recorded-already");
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-01T11:59:59.999Z, true",
        "2013-11-01T10:00:00Z, true",
        "2013-11-01T09:59:59.999Z, false",
        "2013-11-01T12:00:00Z, false",
    })
    void nobody_reads_ahead_or_long_ago(String time, boolean recorded) {
        RecordViewing command = new RecordViewing(hour(time), List.of(THE_LETTER), "An inquiry.", DAY);
        Decision.Outcome outcome = decision().when("adam", command);
        if (recorded) {
            outcome.records(viewed(THE_LETTER, "An inquiry."));
        } else {
            outcome.isInvalid("subject");
        }
    }

    @Test
    void nobody_reads_in_the_name_of_another() {
        decision().when("carl", view("An inquiry.", THE_LETTER)).isInvalid("subject");
    }

    @Test
    void what_was_viewed_is_there() {
        decision()
                .when("adam", new RecordViewing(hour("2013-11-01T11:00:00Z"), null, null, null))
                .isInvalid("viewed", "purpose", "occurredOn");
        for (Viewed wrong : List.of(
                new Viewed(LETTER, 0L),
                new Viewed(LETTER, 99L),
                new Viewed(LETTER, -1L),
                new Viewed(null, 3L),
                new Viewed(LETTER, null))) {
            decision().when("adam", view("An inquiry.", THE_FORCE, wrong)).isInvalid("viewed");
        }
    }

    @Test
    void it_is_bounded() {
        Viewed[] many = IntStream.rangeClosed(0, ViewingCommand.MAXIMUM_VIEWED)
                .mapToObj(i -> THE_LETTER)
                .toArray(Viewed[]::new);
        decision().when("adam", view("x".repeat(501), many)).isInvalid("viewed", "purpose");
        decision().when("adam", view("x".repeat(500), THE_LETTER)).records(viewed(THE_LETTER, "x".repeat(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "a\ttab", "a\u0000zero", "half \ud83d"})
    void a_purpose_is_one_line_of_text(String purpose) {
        decision().when("adam", view(purpose, THE_LETTER)).isInvalid("purpose");
    }
}
