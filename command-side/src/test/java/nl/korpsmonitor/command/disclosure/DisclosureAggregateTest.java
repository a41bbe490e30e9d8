package nl.korpsmonitor.command.disclosure;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ReleaseValue;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.WithholdValue;
import nl.korpsmonitor.command.inquiry.Inquiries;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRefused;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequestDropped;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DisclosureEvent.ValueReleased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureAggregateTest {
    private static final Subject CARD = Subject.scorecard(2013, "force");
    private static final Subject TARGET = Subject.disclosure(0);
    private static final String DIGEST = "digest-of-the-reason";
    private static final PartialDate DAY = new PartialDate("2014-01-15");
    private static final ErasureRequested REQUESTED = new ErasureRequested(
            "/reason", DIGEST, ErasureGround.DATA_PROTECTION, Confidential.of("She asked for it."), DAY);
    private static final HoldPlaced HOLD =
            new HoldPlaced(Set.of("scorecard/2013"), Set.of(), null, Confidential.of("An inquiry."), DAY);

    /** A score that was withdrawn, recorded on 1 January 2014, about a day of 2013. */
    private static Decision decision() {
        return decision("2014-02-01");
    }

    private static Decision decision(String today) {
        ScoreWithdrawn withdrawn = new ScoreWithdrawn(
                "staff", Decimal.of("3"), new Confidential.Withheld<>(DIGEST, null), new PartialDate("2013-05-01"));
        return new Decision(DisclosureAggregate.class, today).elsewhere(CARD, withdrawn);
    }

    private static WithholdValue withhold(String field, @Nullable String ground, @Nullable String reasoning) {
        return new WithholdValue(TARGET, field, ground, reasoning, null, DAY);
    }

    @Test
    void a_value_is_withheld_on_a_ground_with_the_weighing_of_interests() {
        decision()
                .when("pia", withhold("/reason", "5.1.2.e", "It tells who was ill."))
                .records(new ValueWithheld(
                        "/reason", DIGEST, "5.1.2.e", Confidential.of("It tells who was ill."), null, DAY));
    }

    @Test
    void an_absolute_ground_needs_no_weighing() {
        decision()
                .when("pia", withhold("/reason", "5.1.1.d", null))
                .records(new ValueWithheld("/reason", DIGEST, "5.1.1.d", null, null, DAY));
    }

    @ParameterizedTest
    @CsvSource({"5.1.2.a", "5.1.2.i"})
    void a_relative_one_does(String ground) {
        decision().when("pia", withhold("/reason", ground, null)).isInvalid("reasoning");
    }

    @Test
    void of_what_is_older_than_five_years_it_is_said_why_that_still_holds() {
        decision("2018-05-01")
                .when("pia", withhold("/reason", "5.1.2.e", "Privacy."))
                .records(new ValueWithheld("/reason", DIGEST, "5.1.2.e", Confidential.of("Privacy."), null, DAY));
        decision("2018-05-02")
                .when("pia", withhold("/reason", "5.1.2.e", "Privacy."))
                .isInvalid("reasoningDespiteAge");
        decision("2018-05-02").when("pia", withhold("/reason", "5.2", null)).isInvalid("reasoningDespiteAge");
        decision("2018-05-02")
                .when("pia", withhold("/reason", "5.1.1.d", null))
                .records(new ValueWithheld("/reason", DIGEST, "5.1.1.d", null, null, DAY));
        decision("2018-05-02")
                .when("pia", new WithholdValue(TARGET, "/reason", "5.1.2.e", "Privacy.", "She is alive.", DAY))
                .records(new ValueWithheld(
                        "/reason",
                        DIGEST,
                        "5.1.2.e",
                        Confidential.of("Privacy."),
                        Confidential.of("She is alive."),
                        DAY));
    }

    @ParameterizedTest
    @CsvSource({"5.1.3.a", "5.1.2.j", "5.1.2", "e"})
    void there_are_no_other_grounds(String ground) {
        decision().when("pia", withhold("/reason", ground, "Because.")).isInvalid("ground");
    }

    @ParameterizedTest
    @CsvSource({"/dimension", "/oldScore", "reason", "/reason/value", "''"})
    void only_confidential_values_of_the_event_are_withheld(String field) {
        decision().when("pia", withhold(field, "5.1.1.d", null)).isInvalid("field");
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        decision()
                .when("pia", new WithholdValue(TARGET, null, null, null, null, null))
                .isInvalid("field", "ground", "occurredOn");
    }

    @Test
    void the_ground_may_change_but_not_to_itself() {
        ValueWithheld withheld = new ValueWithheld("/reason", DIGEST, "5.1.1.d", null, null, DAY);
        decision()
                .givenBy("pia", withheld)
                .when("pia", withhold("/reason", "5.1.1.d", null))
                .isRefused("nothing-changes");
        decision()
                .givenBy("pia", withheld)
                .when("pia", withhold("/reason", "5.1.1.e", null))
                .records(new ValueWithheld("/reason", DIGEST, "5.1.1.e", null, null, DAY));
    }

    @Test
    void what_is_withheld_is_released_with_a_reason() {
        ValueWithheld withheld = new ValueWithheld("/reason", DIGEST, "5.1.1.d", null, null, DAY);
        ReleaseValue release = new ReleaseValue(TARGET, "/reason", "She agreed.", DAY);
        decision().when("pia", release).isRefused("not-withheld");
        decision()
                .givenBy("pia", withheld)
                .when("pia", release)
                .records(new ValueReleased("/reason", Confidential.of("She agreed."), DAY));
        decision()
                .givenBy("pia", withheld)
                .when("pia", new ReleaseValue(TARGET, "/reason", null, DAY))
                .isInvalid("reason");
    }

    private static RequestErasure request() {
        return new RequestErasure(TARGET, "/reason", ErasureGround.DATA_PROTECTION, "She asked for it.", DAY);
    }

    private static ConfirmErasure confirm() {
        return new ConfirmErasure(TARGET, "/reason", DAY);
    }

    @Test
    void a_value_is_erased_by_two_people() {
        decision().when("pia", request()).records(REQUESTED);
        decision()
                .givenBy("pia", REQUESTED)
                .when("paul", confirm())
                .records(new ValueErased("/reason", DIGEST, ErasureGround.DATA_PROTECTION, DAY));
    }

    @Test
    void never_by_one_of_whatever_role() {
        decision().givenBy("pia", REQUESTED).when("pia", confirm()).isForbidden();
        decision()
                .givenBy("pia", REQUESTED)
                .when(new Actor("pia", Role.SYSTEM, null), confirm())
                .isForbidden();
    }

    @Test
    void what_nobody_asked_for_is_not_erased_and_nothing_is_asked_for_twice() {
        decision().when("paul", confirm()).isRefused("not-requested");
        decision().givenBy("pia", REQUESTED).when("paul", request()).isRefused("already-requested");
    }

    @Test
    void a_request_may_be_dropped_and_made_again() {
        ErasureRequestDropped dropped = new ErasureRequestDropped("/reason", Confidential.of("A mistake."), DAY);
        DropErasureRequest drop = new DropErasureRequest(TARGET, "/reason", "A mistake.", DAY);
        decision().when("pia", drop).isRefused("not-requested");
        decision().givenBy("pia", REQUESTED).when("pia", drop).records(dropped);
        decision().givenBy("pia", REQUESTED, dropped).when("paul", confirm()).isRefused("not-requested");
        decision().givenBy("pia", REQUESTED, dropped).when("pia", request()).records(REQUESTED);
    }

    @Test
    void on_what_a_hold_lies_it_is_refused_and_that_is_recorded() {
        ErasureRefused refused = new ErasureRefused("/reason", List.of(Subject.hold("h-1")), DAY);
        decision().elsewhere(Subject.hold("h-1"), HOLD).when("pia", request()).records(refused);
        decision()
                .elsewhere(Subject.hold("h-1"), HOLD)
                .givenBy("pia", REQUESTED)
                .when("paul", confirm())
                .records(refused);
        decision()
                .elsewhere(
                        Subject.hold("h-2"), new HoldPlaced(Set.of(), Set.of(0L), null, Confidential.of("One."), DAY))
                .elsewhere(Subject.hold("h-1"), HOLD)
                .when("pia", request())
                .records(new ErasureRefused("/reason", List.of(Subject.hold("h-1"), Subject.hold("h-2")), DAY));
    }

    @Test
    void on_what_an_inquiry_stands_that_is_not_closed_it_is_refused_too() {
        InquiryEvent registered = Inquiries.registered(Kind.MOTION, "2014-02-01");
        EvidenceCited cited = new EvidenceCited(
                "b-1", new Evidence(null, new Evidence.CitedState(CARD, 0, null, null), null), null, null, DAY);
        InquiryClosed closed = new InquiryClosed(Outcome.WITHDRAWN, Confidential.of("A reason."), DAY);
        ErasureRefused refused = new ErasureRefused("/reason", List.of(Inquiries.INQUIRY), DAY);
        decision()
                .elsewhere(Inquiries.INQUIRY, registered, cited)
                .when("pia", request())
                .records(refused);
        decision()
                .elsewhere(Inquiries.INQUIRY, registered, cited)
                .givenBy("pia", REQUESTED)
                .when("paul", confirm())
                .records(refused);
        decision()
                .elsewhere(Subject.hold("h-1"), HOLD)
                .elsewhere(Inquiries.INQUIRY, registered, cited)
                .when("pia", request())
                .records(new ErasureRefused("/reason", List.of(Subject.hold("h-1"), Inquiries.INQUIRY), DAY));
        decision()
                .elsewhere(Inquiries.INQUIRY, registered, cited, closed)
                .when("pia", request())
                .records(REQUESTED);
    }

    @Test
    void a_refusal_ends_the_request() {
        ErasureRefused refused = new ErasureRefused("/reason", List.of(Subject.hold("h-1")), DAY);
        decision().givenBy("pia", REQUESTED, refused).when("paul", confirm()).isRefused("not-requested");
    }

    @Test
    void a_hold_on_something_else_or_one_that_was_lifted_keeps_nothing() {
        decision()
                .elsewhere(
                        Subject.hold("h-1"),
                        new HoldPlaced(Set.of("scorecard/2013/for"), Set.of(9L), null, Confidential.of("Other."), DAY))
                .elsewhere(Subject.hold("h-2"), HOLD, new HoldLifted(Confidential.of("Answered."), DAY))
                .when("pia", request())
                .records(REQUESTED);
    }

    @Test
    void after_it_was_erased_nothing_is_decided_about_it() {
        ValueErased erased = new ValueErased("/reason", DIGEST, ErasureGround.DATA_PROTECTION, DAY);
        decision().givenBy("paul", erased).when("pia", request()).isRefused("erased");
        decision().givenBy("paul", erased).when("pia", confirm()).isRefused("erased");
        decision()
                .givenBy("paul", erased)
                .when("pia", withhold("/reason", "5.1.1.d", null))
                .isRefused("erased");
    }

    @Test
    void there_is_nothing_to_decide_about_an_event_that_is_not_there() {
        decision()
                .when("pia", new WithholdValue(Subject.disclosure(7), "/reason", "5.1.1.d", null, null, DAY))
                .isNotFound();
        decision()
                .when("pia", new WithholdValue(new Subject("disclosure/x"), "/reason", "5.1.1.d", null, null, DAY))
                .isNotFound();
    }

    @Test
    void what_is_decided_about_invented_data_is_invented() {
        new Decision(DisclosureAggregate.class, "2014-02-01")
                .fictitious()
                .elsewhere(
                        CARD,
                        new ScoreWithdrawn("staff", Decimal.of("3"), new Confidential.Withheld<>(DIGEST, null), DAY))
                .when("pia", withhold("/reason", "5.1.1.d", null))
                .recordsFictitious(true);
    }
}
