package nl.korpsmonitor.command.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.korpsmonitor.command.hold.HoldCommand.LiftHold;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import nl.korpsmonitor.command.inquiry.Inquiries;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldAggregateTest {
    private static final Subject HOLD = Subject.hold("kv-2013-1");
    private static final PartialDate DAY = new PartialDate("2013-10-30");
    private static final HoldPlaced PLACED =
            new HoldPlaced(Set.of("recommendation/2012"), Set.of(1L), null, Confidential.of("A question."), DAY);

    private static Decision decision() {
        return World.decision(HoldAggregate.class);
    }

    private static PlaceHold place(@Nullable Set<String> below, @Nullable Set<Long> positions) {
        return new PlaceHold(HOLD, below, positions, null, "A question.", DAY);
    }

    @Test
    void it_keeps_subjects_and_single_events() {
        decision()
                .when("paul", place(Set.of("recommendation/2012"), Set.of(1L)))
                .records(PLACED);
    }

    @Test
    void it_may_be_for_an_inquiry_that_is_not_closed() {
        PlaceHold place = new PlaceHold(HOLD, Set.of("recommendation/2012"), null, "kv-1", "A question.", DAY);
        InquiryEvent registered = Inquiries.registered(Kind.MOTION, "2014-02-01");
        InquiryClosed closed = new InquiryClosed(Outcome.WITHDRAWN, Confidential.of("A reason."), DAY);
        decision().when("paul", place).isInvalid("inquiry");
        decision()
                .elsewhere(Inquiries.INQUIRY, registered, closed)
                .when("paul", place)
                .isInvalid("inquiry");
        decision()
                .elsewhere(Inquiries.INQUIRY, registered)
                .when("paul", place)
                .records(new HoldPlaced(
                        Set.of("recommendation/2012"), Set.of(), "kv-1", Confidential.of("A question."), DAY));
    }

    @Test
    void it_keeps_something() {
        decision().when("paul", place(null, null)).isInvalid("below");
        decision().when("paul", place(Set.of(), Set.of())).isInvalid("below");
    }

    @Test
    void its_subjects_have_the_form_of_subjects_and_its_events_are_there() {
        decision()
                .when("paul", place(Set.of("Recommendation 2012"), Set.of(4L, -1L)))
                .isInvalid("below", "positions");
    }

    @Test
    void it_is_bounded() {
        Set<String> subjects = IntStream.rangeClosed(0, HoldDecisions.MAXIMUM_SUBJECTS)
                .mapToObj(i -> "scorecard/" + i)
                .collect(Collectors.toSet());
        Set<Long> positions = IntStream.rangeClosed(0, HoldDecisions.MAXIMUM_POSITIONS)
                .mapToObj(i -> (long) i)
                .collect(Collectors.toSet());
        decision().when("paul", place(subjects, positions)).isInvalid("below", "positions");
    }

    @Test
    void it_is_placed_once_and_lifted_once() {
        HoldLifted lifted = new HoldLifted(Confidential.of("Answered."), DAY);
        LiftHold lift = new LiftHold(HOLD, "Answered.", DAY);
        decision().when("paul", lift).isRefused("not-in-force");
        decision()
                .givenBy("paul", PLACED)
                .when("paul", place(Set.of("x"), null))
                .isRefused("already-placed");
        decision().givenBy("paul", PLACED).when("paul", lift).records(lifted);
        decision().givenBy("paul", PLACED, lifted).when("paul", lift).isRefused("not-in-force");
        decision()
                .givenBy("paul", PLACED, lifted)
                .when("paul", place(Set.of("x"), null))
                .isRefused("already-placed");
    }

    @ParameterizedTest
    @CsvSource({
        "scorecard/2012/a, true",
        "scorecard/2012/a/by/b, true",
        "scorecard/2012/ab, false",
        "scorecard/2012, false",
    })
    void a_path_is_kept_with_what_is_below_it(String subject, boolean kept) {
        HoldState state = new HoldState(true, Set.of("scorecard/2012/a"), Set.of(7L));
        assertThat(state.keeps(1, new Subject(subject))).isEqualTo(kept);
        assertThat(state.keeps(7, new Subject(subject))).isTrue();
    }
}
