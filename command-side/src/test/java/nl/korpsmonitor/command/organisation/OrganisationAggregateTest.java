package nl.korpsmonitor.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.korpsmonitor.command.deciding.Decided;
import nl.korpsmonitor.command.organisation.OrganisationCommand.EndOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RenameOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SuccessorInput;
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
            fresh().accepts(register("IJsselland", Kind.REGIONAL_FORCE, null, SINCE), REGISTERED);
        }

        @Test
        void an_unknown_beginning_is_accepted() {
            fresh().accepts(
                            register("IJsselland", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN),
                            new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN));
        }

        @Test
        void invented_ones_are_marked_in_what_is_recorded() {
            assertThat(fresh().acceptsAsFictitious(register("Verzonnen", Kind.UNIT, true, SINCE)))
                    .isTrue();
            assertThat(fresh().acceptsAsFictitious(register("IJsselland", Kind.UNIT, null, SINCE)))
                    .isFalse();
        }

        @Test
        void every_missing_field_is_named() {
            fresh().faults(register(null, null, null, null), "name", "kind", "occurredOn");
        }

        @Test
        void a_beginning_in_the_future_is_a_fault() {
            fresh().faults(register("X", Kind.UNIT, null, new PartialDate("2014-01-01")), "occurredOn");
        }

        @Test
        void a_code_is_given_out_once() {
            registered().refuses(register("Anders", Kind.UNIT, null, SINCE), "already-registered");
        }
    }

    @Nested
    class Renaming {
        @Test
        void it_has_another_name_from_then_on() {
            PartialDate on = new PartialDate("2001");
            registered()
                    .accepts(
                            new RenameOrganisation(SUBJECT, "Korps IJsselland", null, on),
                            new OrganisationRenamed("Korps IJsselland", null, on));
        }

        @Test
        void what_is_not_registered_can_not_be_renamed() {
            fresh().faults(new RenameOrganisation(SUBJECT, "X", null, SINCE), "code");
        }

        @Test
        void not_before_it_began() {
            registered().faults(new RenameOrganisation(SUBJECT, "X", null, new PartialDate("1994-03")), "occurredOn");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2013-01-01", "2013"})
        void not_after_it_ended(String day) {
            registered()
                    .given(SUCCEEDED)
                    .faults(new RenameOrganisation(SUBJECT, "X", null, new PartialDate(day)), "occurredOn");
        }

        @Test
        void a_name_of_its_last_day_can_still_be_recorded() {
            PartialDate last = new PartialDate("2012-12-31");
            registered()
                    .given(SUCCEEDED)
                    .accepts(
                            new RenameOrganisation(SUBJECT, "X", null, last), new OrganisationRenamed("X", null, last));
        }
    }

    @Nested
    class Succeeding {
        @Test
        void others_take_over_from_the_first_of_january_2013() {
            registered().accepts(succeed(SUCCESSION, null, by("oost-nederland", null)), SUCCEEDED);
        }

        @Test
        void shares_may_add_up_to_the_whole() {
            Decimal half = Decimal.of("0.5");
            registered()
                    .elsewhere(Subject.organisation("limburg"), UNIT)
                    .accepts(
                            succeed(SUCCESSION, Decimal.of("2"), by("oost-nederland", "0.5"), by("limburg", "0.5")),
                            new OrganisationSucceeded(
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
                    .faults(
                            succeed(SUCCESSION, null, by("oost-nederland", "0.5"), by("limburg", "0.500001")),
                            "successors");
        }

        @Test
        void a_share_or_weight_of_nothing_is_a_fault() {
            registered()
                    .faults(
                            succeed(SUCCESSION, Decimal.ZERO, by("oost-nederland", "0")),
                            "successors[0].share",
                            "weightInSuccessor");
        }

        @Test
        void a_successor_exists_on_that_day() {
            registered()
                    .faults(
                            succeed(new PartialDate("2012-12-31"), null, by("oost-nederland", null)),
                            "successors[0].organisation");
        }

        @Test
        void unknown_repeated_and_own_codes_are_faults() {
            registered()
                    .elsewhere(SUBJECT, REGISTERED)
                    .faults(
                            succeed(
                                    SUCCESSION,
                                    null,
                                    by("nergens", null),
                                    by("oost-nederland", null),
                                    by("oost-nederland", null),
                                    by("ijsselland", null),
                                    by(null, null)),
                            "successors[0].organisation",
                            "successors[2].organisation",
                            "successors[3].organisation",
                            "successors[4].organisation");
        }

        @Test
        void an_invented_successor_can_not_follow_a_real_organisation() {
            registered()
                    .inventedElsewhere(Subject.organisation("verzonnen"), UNIT)
                    .faults(succeed(SUCCESSION, null, by("verzonnen", null)), "successors[0].organisation");
        }

        @Test
        void it_needs_its_day_and_successors() {
            registered().faults(succeed(new PartialDate("2013-01"), null), "occurredOn", "successors");
        }

        @Test
        void only_once() {
            registered()
                    .given(SUCCEEDED)
                    .refuses(
                            succeed(new PartialDate("2012-12-31"), null, by("limburg-oud", null)),
                            "organisation-ended");
        }

        @Test
        void not_before_it_began() {
            registered().faults(succeed(new PartialDate("1994-03-31"), null, by("limburg-oud", null)), "occurredOn");
        }
    }

    @Nested
    class Ending {
        @Test
        void it_ends_without_successor() {
            PartialDate day = new PartialDate("2010-06-30");
            registered().accepts(new EndOrganisation(SUBJECT, null, day), new OrganisationEnded(null, day));
        }

        @Test
        void on_a_known_day() {
            registered().faults(new EndOrganisation(SUBJECT, null, new PartialDate("2010")), "occurredOn");
        }

        @Test
        void only_once() {
            registered()
                    .given(SUCCEEDED)
                    .refuses(new EndOrganisation(SUBJECT, null, new PartialDate("2010-06-30")), "organisation-ended");
        }
    }

    private static Decided<OrganisationAggregate> fresh() {
        return Decided.by(OrganisationAggregate.class)
                .elsewhere(EAST, UNIT)
                .elsewhere(
                        Subject.organisation("limburg-oud"),
                        new OrganisationRegistered("Oud", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN));
    }

    private static Decided<OrganisationAggregate> registered() {
        return fresh().given(REGISTERED);
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
