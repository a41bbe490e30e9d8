package nl.korpsmonitor.command.edition;

import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class EditionOpeningTest {
    private static final PartialDate DAY = new PartialDate("2013-01-10");
    private static final EditionOpened OPENED = new EditionOpened("Korpsmonitor 2013", Provenance.CONDUCTED_HERE, DAY);

    private static OpenEdition open(int year, boolean fictitious) {
        return new OpenEdition(Subject.edition(year), "Korpsmonitor 2013", Provenance.CONDUCTED_HERE, fictitious, DAY);
    }

    private static Decision decision() {
        return new Decision(EditionAggregate.class, "2013-11-01");
    }

    @Test
    void an_edition_is_opened_once() {
        decision().when("anna", open(2013, false)).records(OPENED);
        decision().givenBy("anna", OPENED).when("anna", open(2013, false)).isRefused("edition-exists");
    }

    @Test
    void an_invented_edition_says_so_in_its_events() {
        decision().when("anna", open(2013, true)).recordsFictitious(true);
        decision().when("anna", open(2013, false)).recordsFictitious(false);
    }

    @Test
    void its_year_lies_between_1990_and_2100() {
        decision().when("anna", open(1989, false)).isInvalid("year");
        decision().when("anna", open(2101, false)).isInvalid("year");
    }

    @Test
    void every_missing_field_is_named() {
        decision()
                .when("anna", new OpenEdition(Subject.edition(2013), null, null, null, null))
                .isInvalid("title", "provenance", "fictitious", "occurredOn");
    }

    @Test
    void it_is_not_opened_in_the_future_and_on_a_day_when_conducted_here() {
        decision()
                .when(
                        "anna",
                        new OpenEdition(
                                Subject.edition(2013),
                                " ",
                                Provenance.CONDUCTED_HERE,
                                false,
                                new PartialDate("2013-11-02")))
                .isInvalid("title", "occurredOn");
        decision()
                .when(
                        "anna",
                        new OpenEdition(
                                Subject.edition(2013), "t", Provenance.CONDUCTED_HERE, false, new PartialDate("2013")))
                .isInvalid("occurredOn");
    }

    @Test
    void a_noted_edition_may_have_an_unknown_date() {
        decision()
                .when(
                        "anna",
                        new OpenEdition(
                                Subject.edition(2008),
                                "Korpsmonitor 2008",
                                Provenance.NOTED_FROM_SOURCES,
                                false,
                                PartialDate.UNKNOWN))
                .records(new EditionOpened("Korpsmonitor 2008", Provenance.NOTED_FROM_SOURCES, PartialDate.UNKNOWN));
    }
}
