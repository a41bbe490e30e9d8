package nl.korpsmonitor.command.organisation;

import java.util.List;
import nl.korpsmonitor.command.organisation.OrganisationCommand.EndOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RenameOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SuccessorInput;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationAggregateTest {
    private static final Subject SUBJECT = Subject.organisation("ijsselland");
    private static final Subject EAST = Subject.organisation("oost-nederland");
    private static final PartialDate SINCE = new PartialDate("1994-04-01");
    private static final PartialDate SUCCESSION = new PartialDate("2013-01-01");
    private static final OrganisationRegistered REGISTERED =
            new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, SINCE);
    private static final OrganisationRegistered UNIT =
            new OrganisationRegistered("Oost-Nederland", Kind.UNIT, null, SUCCESSION);
    private static final OrganisationSucceeded SUCCEEDED =
            new OrganisationSucceeded(List.of(new Successor("oost-nederland", null)), null, false, null, SUCCESSION);

    @Nested
    class Registering {
        @Test
        void it_exists_from_then_on() {
            fresh().when("anna", register("IJsselland", Kind.REGIONAL_FORCE, false, SINCE))
                    .records(REGISTERED);
        }

        @Test
        void an_unknown_beginning_is_accepted() {
            fresh().when("anna", register("IJsselland", Kind.REGIONAL_FORCE, false, PartialDate.UNKNOWN))
                    .records(new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN));
        }

        @Test
        void invented_ones_are_marked_in_what_is_recorded() {
            fresh().when("anna", register("Verzonnen", Kind.UNIT, true, SINCE)).recordsFictitious(true);
            fresh().when("anna", register("IJsselland", Kind.UNIT, false, SINCE))
                    .recordsFictitious(false);
        }

        @Test
        void every_missing_field_is_named() {
            fresh().when("anna", register(null, null, null, null))
                    .isInvalid("name", "kind", "fictitious", "occurredOn");
        }

        @Test
        void a_beginning_in_the_future_is_a_fault() {
            fresh().when("anna", register("X", Kind.UNIT, false, new PartialDate("2014-01-01")))
                    .isInvalid("occurredOn");
        }

        @Test
        void a_code_is_given_out_once() {
            registered()
                    .when("anna", register("Anders", Kind.UNIT, false, SINCE))
                    .isRefused("already-registered");
        }
    }

    @Nested
    class Renaming {
        @Test
        void it_has_another_name_from_then_on() {
            PartialDate on = new PartialDate("2001");
            registered()
                    .when("anna", new RenameOrganisation(SUBJECT, "Korps IJsselland", null, on))
                    .records(new OrganisationRenamed("Korps IJsselland", null, on));
        }

        @Test
        void what_is_not_registered_can_not_be_renamed() {
            fresh().when("anna", new RenameOrganisation(SUBJECT, "X", null, SINCE))
                    .isInvalid("code");
        }

        @Test
        void not_before_it_began() {
            registered()
                    .when("anna", new RenameOrganisation(SUBJECT, "X", null, new PartialDate("1994-03")))
                    .isInvalid("occurredOn");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-01-01", "2013"})
        void not_after_it_ended(String day) {
            registered()
                    .givenBy("anna", SUCCEEDED)
                    .when("anna", new RenameOrganisation(SUBJECT, "X", null, new PartialDate(day)))
                    .isInvalid("occurredOn");
        }

        @Test
        void a_name_of_its_last_day_can_still_be_recorded() {
            PartialDate last = new PartialDate("2012-12-31");
            registered()
                    .givenBy("anna", SUCCEEDED)
                    .when("anna", new RenameOrganisation(SUBJECT, "X", null, last))
                    .records(new OrganisationRenamed("X", null, last));
        }
    }

    @Nested
    class Succeeding {
        @Test
        void others_take_over_from_the_first_of_january_2013() {
            registered()
                    .when("anna", succeed(SUCCESSION, null, by("oost-nederland", null)))
                    .records(SUCCEEDED);
        }

        @Test
        void shares_may_add_up_to_the_whole() {
            Decimal half = Decimal.of("0.5");
            registered()
                    .elsewhere(Subject.organisation("limburg"), UNIT)
                    .when(
                            "anna",
                            succeed(SUCCESSION, Decimal.of("2"), by("oost-nederland", "0.5"), by("limburg", "0.5")))
                    .records(new OrganisationSucceeded(
                            List.of(new Successor("oost-nederland", half), new Successor("limburg", half)),
                            Decimal.of("2"),
                            false,
                            null,
                            SUCCESSION));
        }

        @Test
        void shares_above_the_whole_are_a_fault() {
            registered()
                    .elsewhere(Subject.organisation("limburg"), UNIT)
                    .when("anna", succeed(SUCCESSION, null, by("oost-nederland", "0.5"), by("limburg", "0.500001")))
                    .isInvalid("successors");
        }

        @Test
        void a_share_or_weight_of_nothing_is_a_fault() {
            registered()
                    .when("anna", succeed(SUCCESSION, Decimal.ZERO, by("oost-nederland", "0")))
                    .isInvalid("successors[0].share", "weightInSuccessor");
        }

        @Test
        void a_successor_exists_on_that_day() {
            registered()
                    .when("anna", succeed(new PartialDate("2012-12-31"), null, by("oost-nederland", null)))
                    .isInvalid("successors[0].organisation");
        }

        @Test
        void unknown_repeated_and_own_codes_are_faults() {
            registered()
                    .elsewhere(SUBJECT, REGISTERED)
                    .when(
                            "anna",
                            succeed(
                                    SUCCESSION,
                                    null,
                                    by("nergens", null),
                                    by("oost-nederland", null),
                                    by("oost-nederland", null),
                                    by("ijsselland", null),
                                    by(null, null)))
                    .isInvalid(
                            "successors[0].organisation",
                            "successors[2].organisation",
                            "successors[3].organisation",
                            "successors[4].organisation");
        }

        @Test
        void an_invented_successor_can_not_follow_a_real_organisation() {
            registered()
                    .fictitious()
                    .elsewhere(Subject.organisation("verzonnen"), UNIT)
                    .when("anna", succeed(SUCCESSION, null, by("verzonnen", null)))
                    .isInvalid("successors[0].organisation");
        }

        @Test
        void it_needs_its_day_and_successors() {
            registered().when("anna", succeed(new PartialDate("2013-01"), null)).isInvalid("occurredOn", "successors");
        }

        @Test
        void only_once() {
            registered()
                    .givenBy("anna", SUCCEEDED)
                    .when("anna", succeed(new PartialDate("2012-12-31"), null, by("limburg-oud", null)))
                    .isRefused("organisation-ended");
        }

        @Test
        void not_before_it_began() {
            registered()
                    .when("anna", succeed(new PartialDate("1994-03-31"), null, by("limburg-oud", null)))
                    .isInvalid("occurredOn");
        }
    }

    @Nested
    class Ending {
        @Test
        void it_ends_without_successor() {
            PartialDate day = new PartialDate("2010-06-30");
            registered()
                    .when("anna", new EndOrganisation(SUBJECT, null, day))
                    .records(new OrganisationEnded(null, day));
        }

        @Test
        void on_a_known_day() {
            registered()
                    .when("anna", new EndOrganisation(SUBJECT, null, new PartialDate("2010")))
                    .isInvalid("occurredOn");
        }

        @Test
        void only_once() {
            registered()
                    .givenBy("anna", SUCCEEDED)
                    .when("anna", new EndOrganisation(SUBJECT, null, new PartialDate("2010-06-30")))
                    .isRefused("organisation-ended");
        }
    }

    private static Decision fresh() {
        return new Decision(OrganisationAggregate.class, "2013-12-31")
                .elsewhere(EAST, UNIT)
                .elsewhere(
                        Subject.organisation("limburg-oud"),
                        new OrganisationRegistered("Oud", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN));
    }

    private static Decision registered() {
        return fresh().givenBy("anna", REGISTERED);
    }

    private static RegisterOrganisation register(
            @Nullable String name, @Nullable Kind kind, @Nullable Boolean fictitious, @Nullable PartialDate on) {
        return new RegisterOrganisation(SUBJECT, name, kind, null, fictitious, on);
    }

    private static SucceedOrganisation succeed(PartialDate on, @Nullable Decimal weight, SuccessorInput... successors) {
        return new SucceedOrganisation(SUBJECT, List.of(successors), weight, null, null, on);
    }

    private static SuccessorInput by(@Nullable String code, @Nullable String share) {
        return new SuccessorInput(code, share == null ? null : Decimal.of(share));
    }
}
