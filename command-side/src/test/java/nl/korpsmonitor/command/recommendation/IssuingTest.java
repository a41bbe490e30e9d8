package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.FORCE;
import static nl.korpsmonitor.command.recommendation.Fixture.ISSUED;
import static nl.korpsmonitor.command.recommendation.Fixture.ISSUED_ON;
import static nl.korpsmonitor.command.recommendation.Fixture.SOURCE;
import static nl.korpsmonitor.command.recommendation.Fixture.SOURCE_INPUT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUBJECT;
import static nl.korpsmonitor.command.recommendation.Fixture.fresh;
import static nl.korpsmonitor.command.recommendation.Fixture.issued;

import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AddresseeInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Addressee.Kind;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingTest {
    private static final Subject OF_2010 = Subject.recommendation(2010, "r-01");

    @Test
    void an_edition_that_is_conducted_here_issues_it() {
        fresh().when("anna", to(new AddresseeInput(Kind.UNIT, "ijsselland"), ISSUED_ON))
                .records(ISSUED);
    }

    @Test
    void an_edition_that_is_noted_needs_a_source_but_no_text() {
        fresh().when("anna", noted(null, SOURCE_INPUT, new AddresseeInput(Kind.UNIT, "ijsselland")))
                .records(new RecommendationIssued(null, true, FORCE, Urgency.UNKNOWN, null, null, SOURCE, ISSUED_ON));
        fresh().when("anna", noted("Doe dit.", null, new AddresseeInput(Kind.UNIT, "ijsselland")))
                .isInvalid("source");
    }

    @Test
    void a_source_of_a_noted_edition_may_leave_the_organisation_unnamed() {
        fresh().when("anna", noted(null, SOURCE_INPUT, new AddresseeInput(Kind.PARTNER, null)))
                .records(new RecommendationIssued(
                        null, true, new Addressee(Kind.PARTNER, null), Urgency.UNKNOWN, null, null, SOURCE, ISSUED_ON));
    }

    @Test
    void one_that_is_issued_here_has_a_text_and_no_source() {
        fresh().when(
                        "anna",
                        new IssueRecommendation(
                                SUBJECT,
                                null,
                                null,
                                new AddresseeInput(Kind.NATIONAL, null),
                                Urgency.LOW,
                                null,
                                null,
                                SOURCE_INPUT,
                                ISSUED_ON))
                .isInvalid("text", "source");
    }

    @Test
    void every_missing_field_is_named() {
        fresh().when("anna", new IssueRecommendation(SUBJECT, null, null, null, null, null, null, null, null))
                .isInvalid("text", "addressee", "urgency", "occurredOn");
        fresh().when("anna", to(new AddresseeInput(null, null), ISSUED_ON)).isInvalid("addressee.kind");
    }

    @Test
    void its_edition_was_opened_before() {
        new Decision(RecommendationAggregate.class, "2013-12-31")
                .when("anna", to(new AddresseeInput(Kind.NATIONAL, null), ISSUED_ON))
                .isInvalid("year");
        fresh().when("anna", to(new AddresseeInput(Kind.NATIONAL, null), new PartialDate("2012-05-31")))
                .isInvalid("occurredOn");
    }

    @Test
    void it_is_issued_once() {
        issued().when("anna", to(new AddresseeInput(Kind.NATIONAL, null), ISSUED_ON))
                .isRefused("already-issued");
    }

    @Test
    void a_national_one_names_no_organisation() {
        fresh().when("anna", to(new AddresseeInput(Kind.NATIONAL, "politie"), ISSUED_ON))
                .isInvalid("addressee.organisation");
    }

    @Test
    void the_addressed_organisation_exists_on_that_date() {
        AddresseeInput force = new AddresseeInput(Kind.UNIT, "ijsselland");
        fresh().when("anna", to(force, new PartialDate("2012-12-31")))
                .records(new RecommendationIssued(
                        "Doe dit.", false, FORCE, Urgency.HIGH, null, null, null, new PartialDate("2012-12-31")));
        fresh().when("anna", to(force, new PartialDate("2013-01-01"))).isInvalid("addressee.organisation");
        fresh().when("anna", to(force, new PartialDate("2013"))).isInvalid("addressee.organisation");
        fresh().when("anna", to(new AddresseeInput(Kind.UNIT, null), ISSUED_ON)).isInvalid("addressee.organisation");
        fresh().when("anna", to(new AddresseeInput(Kind.UNIT, "nergens"), ISSUED_ON))
                .isInvalid("addressee.organisation");
    }

    @ParameterizedTest
    @CsvSource({"UNIT, kmar", "PARTNER, kmar", "PARTNER, comensha", "PARTNER, ecvm", "UNIT, limburg"})
    void organisations_of_these_kinds_are_addressed(Kind kind, String code) {
        PartialDate on = new PartialDate("2013-01-01");
        fresh().when("anna", to(new AddresseeInput(kind, code), on))
                .records(new RecommendationIssued(
                        "Doe dit.", false, new Addressee(kind, code), Urgency.HIGH, null, null, null, on));
    }

    @ParameterizedTest
    @CsvSource({"UNIT, comensha", "UNIT, ecvm", "UNIT, politie", "PARTNER, limburg", "PARTNER, politie"})
    void organisations_of_other_kinds_are_not(Kind kind, String code) {
        fresh().when("anna", to(new AddresseeInput(kind, code), new PartialDate("2013-01-01")))
                .isInvalid("addressee.organisation");
    }

    @Test
    void an_invented_edition_marks_what_it_issues() {
        EditionOpened opened = new EditionOpened("Verzonnen", Provenance.CONDUCTED_HERE, new PartialDate("2012-06-01"));
        IssueRecommendation issue = to(new AddresseeInput(Kind.NATIONAL, null), ISSUED_ON);
        new Decision(RecommendationAggregate.class, "2013-12-31")
                .fictitious()
                .elsewhere(Subject.edition(2012), opened)
                .when("anna", issue)
                .recordsFictitious(true);
        fresh().when("anna", issue).recordsFictitious(false);
    }

    private static IssueRecommendation to(AddresseeInput addressee, PartialDate on) {
        return new IssueRecommendation(SUBJECT, "Doe dit.", null, addressee, Urgency.HIGH, null, null, null, on);
    }

    private static IssueRecommendation noted(
            @Nullable String text, @Nullable SourceInput source, AddresseeInput addressee) {
        return new IssueRecommendation(OF_2010, text, true, addressee, Urgency.UNKNOWN, null, null, source, ISSUED_ON);
    }
}
