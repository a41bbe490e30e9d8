package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.testing.World.ADOPTED;
import static nl.korpsmonitor.command.testing.World.CARD;
import static nl.korpsmonitor.command.testing.World.CLOSED;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.FIXED;
import static nl.korpsmonitor.command.testing.World.OPENED;
import static nl.korpsmonitor.command.testing.World.THE_LETTER;
import static nl.korpsmonitor.command.testing.World.day;

import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.DropRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ProposeRectification;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DisclosureEvent.ValueReleased;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Anna recorded the score and Bert confirmed it; the edition is adopted. */
class RectifyingTest {
    private static final Decimal OLD = Decimal.of("3.5");
    private static final Decimal NEW = Decimal.of("4");
    private static final PartialDate PROPOSED_ON = day("2013-07-01");
    private static final PartialDate CONFIRMED_ON = day("2013-07-08");
    private static final RectificationProposed PROPOSED = proposed(OLD, NEW);
    private static final RectificationDropped DROPPED =
            new RectificationDropped("staff", Confidential.of("unfounded"), CONFIRMED_ON);
    private static final ScoreRectified RECTIFIED = rectified(OLD, NEW);

    private static RectificationProposed proposed(@Nullable Decimal oldScore, Decimal newScore) {
        return new RectificationProposed(
                "staff", oldScore, newScore, Confidential.of("appeal"), THE_LETTER, PROPOSED_ON);
    }

    private static ScoreRectified rectified(@Nullable Decimal oldScore, Decimal newScore) {
        return new ScoreRectified("staff", oldScore, newScore, Confidential.of("appeal"), THE_LETTER, CONFIRMED_ON);
    }

    private static ProposeRectification propose(@Nullable Decimal oldScore, Decimal newScore) {
        return new ProposeRectification(CARD, "staff", oldScore, newScore, "appeal", "letter", PROPOSED_ON);
    }

    private static ConfirmRectification confirm(Decimal newScore) {
        return new ConfirmRectification(CARD, "staff", newScore, CONFIRMED_ON);
    }

    private static DropRectification drop() {
        return new DropRectification(CARD, "staff", "unfounded", CONFIRMED_ON);
    }

    private static Decision unscored() {
        return World.decision(ScorecardAggregate.class).elsewhere(EDITION, OPENED, FIXED, CLOSED, ADOPTED);
    }

    private static Decision scored(Decision decision) {
        return decision.givenBy("anna", new ScoreRecorded("staff", OLD, Confidential.of("counted"), day("2013-02-01")))
                .givenBy("bert", new ScoreConfirmed("staff", OLD, day("2013-02-10")));
    }

    private static Decision adopted() {
        return scored(unscored());
    }

    private static Decision scoring() {
        return scored(World.decision(ScorecardAggregate.class).elsewhere(EDITION, OPENED, FIXED));
    }

    @Nested
    class Proposing {
        @Test
        void changes_nothing_by_itself() {
            adopted().when("carla", propose(OLD, NEW)).records(PROPOSED);
        }

        @Test
        void is_for_who_set_the_score_too_as_another_has_to_confirm() {
            adopted().when("anna", propose(OLD, NEW)).records(PROPOSED);
        }

        @Test
        void can_add_a_score_that_was_never_there() {
            unscored().when("carla", propose(null, NEW)).records(proposed(null, NEW));
            unscored().when("carla", propose(OLD, NEW)).isRefused("no-score");
        }

        @Test
        void names_the_present_score() {
            adopted().when("carla", propose(Decimal.of("2"), NEW)).isRefused("score-differs");
            adopted().when("carla", propose(null, NEW)).isRefused("score-differs");
        }

        @Test
        void happens_once_until_it_is_dropped_or_confirmed() {
            adopted().givenBy("carla", PROPOSED).when("dirk", propose(OLD, NEW)).isRefused("already-proposed");
            adopted()
                    .givenBy("carla", PROPOSED, DROPPED)
                    .when("dirk", propose(OLD, NEW))
                    .records(PROPOSED);
            adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("dirk", RECTIFIED)
                    .when("carla", propose(NEW, OLD))
                    .records(proposed(NEW, OLD));
        }

        @Test
        void is_refused_before_adoption() {
            scoring().when("carla", propose(OLD, NEW)).isRefused("edition-not-adopted");
            scoring()
                    .elsewhere(EDITION, CLOSED)
                    .when("carla", propose(OLD, NEW))
                    .isRefused("edition-not-adopted");
        }

        @Test
        void names_every_wrong_field() {
            adopted()
                    .when(
                            "carla",
                            new ProposeRectification(
                                    CARD, "staff", OLD, Decimal.of("6"), null, null, day("2013-05-31")))
                    .isInvalid("newScore", "reason", "document", "occurredOn");
            adopted().when("carla", propose(OLD, OLD)).isInvalid("newScore");
        }

        @Test
        void on_a_card_of_another_organisation_is_forbidden() {
            adopted()
                    .when(new Actor("carla", Role.REVIEWER, "elsewhere"), propose(OLD, NEW))
                    .isForbidden();
        }
    }

    @Nested
    class Confirming {
        @Test
        void records_what_was_proposed_on_the_day_of_the_confirmation() {
            adopted().givenBy("carla", PROPOSED).when("dirk", confirm(NEW)).records(RECTIFIED);
            unscored()
                    .givenBy("carla", proposed(null, NEW))
                    .when("dirk", confirm(NEW))
                    .records(rectified(null, NEW));
        }

        /** One person has all three roles; the account is one, so it makes no difference in which it acts. */
        @ParameterizedTest
        @EnumSource(
                value = Role.class,
                names = {"REVIEWER", "PUBLISHER", "COORDINATOR"})
        void is_not_for_who_proposed_it_whatever_his_roles(Role role) {
            Actor carla = new Actor("carla", role, null);
            adopted().givenBy("carla", PROPOSED).when(carla, confirm(NEW)).isRefused("four-eyes");
            unscored()
                    .givenBy("carla", proposed(null, NEW))
                    .when(carla, confirm(NEW))
                    .isRefused("four-eyes");
        }

        @Test
        void is_not_for_who_set_the_present_score() {
            adopted().givenBy("carla", PROPOSED).when("anna", confirm(NEW)).isRefused("four-eyes");
        }

        @Test
        void leaves_the_score_with_who_proposed_it() {
            Decision twice = adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("dirk", RECTIFIED)
                    .givenBy("bert", proposed(NEW, OLD));
            twice.when("carla", confirm(OLD)).isRefused("four-eyes");
        }

        @Test
        void is_for_who_confirmed_the_score_before() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("dirk", RECTIFIED)
                    .givenBy("bert", proposed(NEW, OLD))
                    .when("dirk", confirm(OLD))
                    .records(rectified(NEW, OLD));
        }

        @Test
        void needs_a_proposal() {
            adopted().when("dirk", confirm(NEW)).isRefused("not-proposed");
            adopted()
                    .givenBy("carla", PROPOSED, DROPPED)
                    .when("dirk", confirm(NEW))
                    .isRefused("not-proposed");
            adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("dirk", RECTIFIED)
                    .when("dirk", confirm(NEW))
                    .isRefused("not-proposed");
        }

        @Test
        void names_the_proposed_score() {
            adopted().givenBy("carla", PROPOSED).when("dirk", confirm(OLD)).isRefused("rectification-differs");
        }

        @Test
        void is_refused_when_the_score_is_no_longer_the_one_that_the_proposal_names() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("bert", rectified(OLD, Decimal.of("2")))
                    .when("dirk", confirm(NEW))
                    .isRefused("score-moved");
            unscored()
                    .givenBy("carla", proposed(null, NEW))
                    .givenBy("bert", rectified(null, Decimal.of("2")))
                    .when("dirk", confirm(NEW))
                    .isRefused("score-moved");
        }

        @Test
        void names_every_wrong_field() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .when("dirk", new ConfirmRectification(CARD, "unknown", null, null))
                    .isInvalid("dimension", "newScore", "occurredOn");
            adopted()
                    .givenBy("carla", PROPOSED)
                    .when("dirk", new ConfirmRectification(CARD, "staff", NEW, day("2013-06-30")))
                    .isInvalid("occurredOn");
        }

        @Test
        void on_a_card_of_another_organisation_is_forbidden() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .when(new Actor("dirk", Role.REVIEWER, "elsewhere"), confirm(NEW))
                    .isForbidden();
        }
    }

    /** A confirmation copies the reason, which must not get round what was decided about it. */
    @Nested
    class AReasonThat {
        private static final PartialDate DAY = day("2013-07-02");
        private static final String FIELD = "/reason";
        private static final ValueWithheld WITHHELD =
                new ValueWithheld(FIELD, "digest", "5.1.2.e", Confidential.of("weighed"), null, DAY);

        /** What was decided about the proposal, which stands behind the others on the trail. */
        private static Decision decided(DomainEvent... decisions) {
            Decision decision = unscored();
            int scoredBefore = 2;
            int position = decision.elsewhereCount() + decisions.length + scoredBefore;
            return scored(decision.elsewhere(Subject.disclosure(position), decisions))
                    .givenBy("carla", PROPOSED);
        }

        private static void isRefused(DomainEvent... decisions) {
            decided(decisions).when("dirk", confirm(NEW)).isRefused("reason-restricted");
        }

        @Test
        void was_withheld_or_erased_or_asked_to_be_is_not_copied() {
            ErasureRequested requested =
                    new ErasureRequested(FIELD, "digest", ErasureGround.DATA_PROTECTION, Confidential.of("asked"), DAY);
            isRefused(WITHHELD);
            isRefused(requested);
            isRefused(requested, new ValueErased(FIELD, "digest", ErasureGround.DATA_PROTECTION, DAY));
        }

        @Test
        void was_released_is_copied() {
            decided(WITHHELD, new ValueReleased(FIELD, Confidential.of("no longer"), DAY))
                    .when("dirk", confirm(NEW))
                    .records(RECTIFIED);
        }
    }

    @Nested
    class Dropping {
        @Test
        void leaves_the_score_as_it_is() {
            adopted().givenBy("carla", PROPOSED).when("dirk", drop()).records(DROPPED);
        }

        @Test
        void is_for_who_proposed_it_too() {
            adopted().givenBy("carla", PROPOSED).when("carla", drop()).records(DROPPED);
        }

        @Test
        void needs_a_proposal() {
            adopted().when("carla", drop()).isRefused("not-proposed");
            adopted().givenBy("carla", PROPOSED, DROPPED).when("carla", drop()).isRefused("not-proposed");
        }

        @Test
        void is_possible_when_the_score_has_moved_on() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .givenBy("bert", rectified(OLD, Decimal.of("2")))
                    .when("carla", drop())
                    .records(DROPPED);
        }

        @Test
        void names_every_wrong_field() {
            adopted()
                    .givenBy("carla", PROPOSED)
                    .when("carla", new DropRectification(CARD, null, "", null))
                    .isInvalid("dimension", "reason", "occurredOn");
            adopted()
                    .givenBy("carla", PROPOSED)
                    .when("carla", new DropRectification(CARD, "staff", "unfounded", day("2013-06-30")))
                    .isInvalid("occurredOn");
        }
    }
}
