package nl.korpsmonitor.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.korpsmonitor.command.testing.FoldedEvents;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationStateTest {
    private static final OrganisationState FORCE = state(registered("1994-04-01"), succeeded("2013-01-01"));
    private static final OrganisationState OF_OLD = state(registered("unknown"), succeeded("2013-01-01"));

    private static final OrganisationState UNREGISTERED = state();

    @ParameterizedTest
    @ValueSource(strings = {"1994-04-01", "2012-12-31", "2012-12", "2012", "1995", "unknown"})
    void a_succeeded_force_exists_on_dates_wholly_before_its_succession(String date) {
        assertThat(FORCE.existsOn(new PartialDate(date))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-01-01", "2013-01", "2013", "2014"})
    void from_the_day_of_succession_on_it_does_not_exist(String date) {
        assertThat(FORCE.existsOn(new PartialDate(date))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1994-03-31", "1994-03", "1994", "1993"})
    void it_does_not_exist_on_a_date_that_begins_before_it_did(String date) {
        assertThat(FORCE.existsOn(new PartialDate(date))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1994, 1994-01-01, true", "1994, 1994, true", "1994-04, 1994-03-31, false", "1994-04, 1994-04, true"})
    void a_partly_known_beginning_counts_from_its_first_day(String since, String date, boolean exists) {
        assertThat(state(registered(since)).existsOn(new PartialDate(date))).isEqualTo(exists);
    }

    @Test
    void without_a_known_beginning_it_exists_from_always_but_not_after_its_end() {
        assertThat(OF_OLD.existsOn(new PartialDate("1800"))).isTrue();
        assertThat(OF_OLD.existsOn(new PartialDate("2012-12-31"))).isTrue();
        assertThat(OF_OLD.existsOn(new PartialDate("2013-01-01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2012-12-31, false", "2013-01-01, true", "2013-01, true", "2013, true", "2012, false", "unknown, false"
    })
    void a_successor_has_taken_over_from_the_first_of_january_2013(String date, boolean takenOver) {
        assertThat(FORCE.isSucceededBy("oost-nederland", new PartialDate(date))).isEqualTo(takenOver);
    }

    @Test
    void an_organisation_that_is_no_successor_never_takes_over() {
        assertThat(FORCE.isSucceededBy("limburg", new PartialDate("2013-01-01")))
                .isFalse();
    }

    @Test
    void one_that_ended_without_successor_is_taken_over_by_nobody() {
        OrganisationState ended = state(registered("2000"), new OrganisationEnded(null, new PartialDate("2010-06-30")));
        assertThat(ended.existsOn(new PartialDate("2010-06-29"))).isTrue();
        assertThat(ended.existsOn(new PartialDate("2010-06-30"))).isFalse();
        assertThat(ended.successors()).isEmpty();
    }

    @Test
    void what_is_not_registered_exists_on_no_date() {
        assertThat(UNREGISTERED.existsOn(PartialDate.UNKNOWN)).isFalse();
        assertThat(UNREGISTERED.existsOn(new PartialDate("2012"))).isFalse();
    }

    @Test
    void an_invented_organisation_stays_so() {
        assertThat(FoldedEvents.invented(
                                OrganisationState.FOLD, "organisation/x", registered("1994"), succeeded("2013-01-01"))
                        .fictitious())
                .isTrue();
        assertThat(FORCE.fictitious()).isFalse();
    }

    private static OrganisationRegistered registered(String since) {
        return new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, new PartialDate(since));
    }

    private static OrganisationSucceeded succeeded(String day) {
        return new OrganisationSucceeded(
                List.of(new Successor("oost-nederland", null)), null, false, null, new PartialDate(day));
    }

    private static OrganisationState state(OrganisationEvent... events) {
        return FoldedEvents.real(OrganisationState.FOLD, "organisation/ijsselland", events);
    }
}
