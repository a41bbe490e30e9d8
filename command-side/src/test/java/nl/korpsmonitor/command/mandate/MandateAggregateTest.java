package nl.korpsmonitor.command.mandate;

import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.LimitMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.RevokeMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.ScopeInput;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.Addressee.Kind;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MandateAggregateTest {
    private static final Subject SUBJECT = Subject.mandate("m-1");
    private static final PartialDate DAY = new PartialDate("2013-01-02");
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2013, 12, 31);
    private static final Document DECREE =
            new Document("besluit-1", "Mandaatbesluit", new PartialDate("2012-12"), null, null, null, null);
    private static final ScopeInput UNITS_OF_2012 = new ScopeInput(Set.of(Kind.UNIT), Set.of(2012), null);
    private static final MandateScope UNIT_SCOPE = new MandateScope(Set.of(Kind.UNIT), Set.of(2012), Set.of());
    private static final MandateGranted GRANTED = new MandateGranted(
            "politie",
            "korpschef",
            new MandateScope(Set.of(Kind.UNIT, Kind.PARTNER), Set.of(), Set.of()),
            FIRST,
            LAST,
            DECREE,
            DAY);

    @Test
    void it_is_granted_to_an_office_for_a_scope_and_a_period() {
        fresh().when("anna", grant("politie", FIRST, LAST, "besluit-1", false)).records(GRANTED);
    }

    @Test
    void invented_ones_are_marked() {
        fresh().when("anna", grant("politie", FIRST, LAST, "besluit-1", true)).recordsFictitious(true);
    }

    @Test
    void its_holder_exists_on_its_first_day() {
        fresh().when("anna", grant("politie", LocalDate.of(2012, 12, 31), LAST, "besluit-1", false))
                .isInvalid("holderOrganisation");
    }

    @Test
    void its_document_is_registered() {
        fresh().when("anna", grant("politie", FIRST, LAST, "besluit-2", false)).isInvalid("document");
    }

    @Test
    void it_rests_on_the_working_paper_of_an_edition_only_once_that_is_public() {
        EditionOpened opened = new EditionOpened("Korpsmonitor 2012", Provenance.CONDUCTED_HERE, DAY);
        EditionPresentedToHouse presented = new EditionPresentedToHouse(DECREE, DAY);
        GrantMandate grant = grant("politie", FIRST, LAST, "concept-1", false);
        onPaperOf2012(opened).when("anna", grant).isInvalid("document");
        onPaperOf2012(opened, presented).when("anna", grant).records(GRANTED);
        onPaperOf2012(new EditionOpened("Korpsmonitor 2012", Provenance.NOTED_FROM_SOURCES, DAY))
                .when("anna", grant)
                .records(GRANTED);
    }

    private static Decision onPaperOf2012(EditionEvent... events) {
        return fresh().elsewhere(Subject.edition(2012), events)
                .elsewhere(
                        Subject.document("concept-1"), new DocumentRegistered(DECREE, PartialDate.UNKNOWN, 2012, DAY));
    }

    @Test
    void a_real_mandate_does_not_rest_on_an_invented_decree() {
        new Decision(MandateAggregate.class, "2013-12-31")
                .elsewhere(Subject.organisation("politie"), police())
                .fictitious()
                .elsewhere(Subject.document("besluit-1"), registered())
                .when("anna", grant("politie", FIRST, LAST, "besluit-1", false))
                .isInvalid("document");
    }

    @Test
    void its_last_day_is_not_before_its_first() {
        fresh().when("anna", grant("politie", FIRST, LocalDate.of(2012, 12, 31), "besluit-1", false))
                .isInvalid("validUntil");
    }

    @Test
    void every_missing_field_is_named() {
        fresh().when("anna", new GrantMandate(SUBJECT, null, null, null, null, null, null, null, null))
                .isInvalid(
                        "holderOrganisation",
                        "holderOffice",
                        "scope",
                        "validFrom",
                        "document",
                        "fictitious",
                        "occurredOn");
    }

    @Test
    void a_scope_names_kinds_years_and_registered_organisations() {
        ScopeInput scope = new ScopeInput(Set.of(), Set.of(13), Set.of("nergens"));
        granted()
                .when("anna", new LimitMandate(SUBJECT, scope, FIRST, "x", null, DAY))
                .isInvalid("scope.addressees", "scope.editions", "scope.organisations");
    }

    @Test
    void a_code_is_given_out_once() {
        granted()
                .when("anna", grant("politie", FIRST, LAST, "besluit-1", false))
                .isRefused("already-granted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-01-01", "2013-12-31"})
    void it_is_limited_from_a_day_within_it(LocalDate from) {
        granted()
                .when("anna", new LimitMandate(SUBJECT, UNITS_OF_2012, from, "minder", "besluit-1", DAY))
                .records(new MandateLimited(UNIT_SCOPE, from, Confidential.of("minder"), DECREE, DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-12-31", "2014-01-01"})
    void it_is_not_limited_or_revoked_from_a_day_outside_it(LocalDate from) {
        granted()
                .when("anna", new LimitMandate(SUBJECT, UNITS_OF_2012, from, "x", null, DAY))
                .isInvalid("from");
        granted().when("anna", new RevokeMandate(SUBJECT, from, "x", null, DAY)).isInvalid("from");
    }

    @Test
    void a_limit_that_allows_something_new_is_refused() {
        ScopeInput wider = new ScopeInput(Set.of(Kind.UNIT, Kind.NATIONAL), Set.of(2012), null);
        granted()
                .when("anna", new LimitMandate(SUBJECT, wider, FIRST, "x", null, DAY))
                .isRefused("not-narrower");
    }

    @Test
    void a_limit_that_changes_nothing_is_refused() {
        ScopeInput same = new ScopeInput(Set.of(Kind.PARTNER, Kind.UNIT), null, null);
        granted()
                .when("anna", new LimitMandate(SUBJECT, same, FIRST, "x", null, DAY))
                .isRefused("not-narrower");
    }

    @Test
    void it_is_revoked_once() {
        LocalDate from = LocalDate.of(2013, 6, 1);
        RevokeMandate revoke = new RevokeMandate(SUBJECT, from, "klaar", null, DAY);
        MandateRevoked revoked = new MandateRevoked(from, Confidential.of("klaar"), null, DAY);
        granted().when("anna", revoke).records(revoked);
        granted().givenBy("anna", revoked).when("anna", revoke).isRefused("mandate-revoked");
    }

    @Test
    void it_is_limited_before_its_revocation_only() {
        MandateRevoked revoked = new MandateRevoked(LocalDate.of(2013, 6, 1), Confidential.of("x"), null, DAY);
        granted()
                .givenBy("anna", revoked)
                .when("anna", new LimitMandate(SUBJECT, UNITS_OF_2012, LocalDate.of(2013, 6, 1), "x", null, DAY))
                .isRefused("mandate-revoked");
        granted()
                .givenBy("anna", revoked)
                .when("anna", new LimitMandate(SUBJECT, UNITS_OF_2012, LocalDate.of(2013, 5, 31), "x", null, DAY))
                .records(new MandateLimited(UNIT_SCOPE, LocalDate.of(2013, 5, 31), Confidential.of("x"), null, DAY));
    }

    @Test
    void what_was_not_granted_is_neither_limited_nor_revoked() {
        fresh().when("anna", new LimitMandate(SUBJECT, UNITS_OF_2012, FIRST, "x", null, DAY))
                .isInvalid("code");
        fresh().when("anna", new RevokeMandate(SUBJECT, null, null, null, null))
                .isInvalid("code", "from", "reason", "occurredOn");
    }

    private static Decision fresh() {
        return new Decision(MandateAggregate.class, "2013-12-31")
                .elsewhere(Subject.organisation("politie"), police())
                .elsewhere(Subject.document("besluit-1"), registered());
    }

    private static Decision granted() {
        return fresh().givenBy("anna", GRANTED);
    }

    private static OrganisationRegistered police() {
        return new OrganisationRegistered(
                "Nationale Politie",
                nl.korpsmonitor.events.OrganisationEvent.Kind.NATIONAL_POLICE,
                null,
                new PartialDate("2013-01-01"));
    }

    private static DocumentRegistered registered() {
        return new DocumentRegistered(DECREE, PartialDate.UNKNOWN, null, DAY);
    }

    private static GrantMandate grant(
            String holder, LocalDate from, @Nullable LocalDate until, String document, boolean fictitious) {
        ScopeInput scope = new ScopeInput(Set.of(Kind.UNIT, Kind.PARTNER), null, null);
        return new GrantMandate(SUBJECT, holder, "korpschef", scope, from, until, document, fictitious, DAY);
    }
}
