package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.LETTER;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class MandateRulesTest {
    private static final Subject RECOMMENDATION = Subject.recommendation(2013, "r-01");
    private static final Subject MANDATE = Subject.mandate("m-01");

    private static History granted() {
        MandateScope scope = new MandateScope(Set.of(Addressee.Kind.UNIT), Set.of(2013), Set.of("force"));
        return history()
                .by(
                        "anna",
                        Role.COORDINATOR,
                        MANDATE,
                        new MandateGranted(
                                "police",
                                "chief",
                                scope,
                                LocalDate.of(2013, 1, 1),
                                LocalDate.of(2013, 12, 31),
                                LETTER,
                                DAY))
                .by(
                        "anna",
                        Role.PUBLISHER,
                        EDITION,
                        new EditionOpened("2013", Provenance.CONDUCTED_HERE, day("2013-01-10")))
                .by("anna", Role.COORDINATOR, RECOMMENDATION, issued("force"));
    }

    private static RecommendationIssued issued(String organisation) {
        return new RecommendationIssued(
                "Do it.",
                false,
                new Addressee(Addressee.Kind.UNIT, organisation),
                Urgency.HIGH,
                null,
                null,
                null,
                day("2013-02-01"));
    }

    private static Decision decision(String office) {
        return new Decision(
                Outcome.ACCEPTED,
                null,
                null,
                new DecisionMaker("police", office, Confidential.of("A.")),
                "m-01",
                "The law",
                WHY,
                null);
    }

    private static RecommendationDecided decided(String on) {
        return new RecommendationDecided(decision("chief"), day(on));
    }

    @Test
    void a_decision_under_a_mandate_in_force_has_no_findings() {
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .isEmpty();
    }

    @Test
    void a_decision_falls_within_a_mandate_as_was_known_then() {
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2012-12-31"))
                        .observed())
                .as("before it is in force, and before it was issued")
                .containsExactly("backdated", "decision-within-mandate", "recommendation-order");
        assertThat(granted()
                        .by(
                                "anna",
                                Role.COORDINATOR,
                                RECOMMENDATION,
                                new RecommendationDecided(decision("deputy"), DAY))
                        .observed())
                .as("held by another")
                .containsExactly("decision-within-mandate");
        Subject other = Subject.recommendation(2013, "r-02");
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, other, issued("elsewhere"))
                        .by("anna", Role.COORDINATOR, other, decided("2013-03-01"))
                        .observed())
                .as("not covered")
                .containsExactly("decision-within-mandate");
        assertThat(granted()
                        .by(
                                "anna",
                                Role.COORDINATOR,
                                MANDATE,
                                new MandateRevoked(LocalDate.of(2013, 2, 1), WHY, null, DAY))
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .as("revoked")
                .containsExactly("decision-within-mandate");
    }

    @Test
    void a_decision_outside_a_mandate_as_known_now_is_an_anomaly_only() {
        History revoked = granted()
                .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                .by("anna", Role.COORDINATOR, MANDATE, new MandateRevoked(LocalDate.of(2013, 2, 1), WHY, null, DAY));
        assertThat(revoked.observed()).containsExactly("decision-outside-mandate-now");
        MandateScope wider = new MandateScope(Set.of(Addressee.Kind.UNIT), Set.of(2014), Set.of("force"));
        History limited = granted()
                .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                .by(
                        "anna",
                        Role.COORDINATOR,
                        MANDATE,
                        new MandateLimited(wider, LocalDate.of(2013, 3, 2), WHY, null, DAY));
        assertThat(limited.observed())
                .as("from the day after; that it is no limit is another matter")
                .containsExactly("mandate-order");
    }

    @Test
    void a_decision_follows_from_the_one_in_force() {
        History decided = granted().by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"));
        assertThat(decided.by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .as("a first one twice")
                .containsExactly("decision-order");
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .by(
                                "anna",
                                Role.COORDINATOR,
                                RECOMMENDATION,
                                new DecisionRevised(7, decision("chief"), WHY, DAY))
                        .observed())
                .as("another than the one in force")
                .containsExactly("decision-order");
        DecisionMaker chief = new DecisionMaker("police", "chief", Confidential.of("A."));
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .by(
                                "anna",
                                Role.COORDINATOR,
                                RECOMMENDATION,
                                new DecisionRevised(1, decision("chief"), WHY, DAY))
                        .by(
                                "anna",
                                Role.COORDINATOR,
                                RECOMMENDATION,
                                new DecisionWithdrawn(2, chief, "m-01", "The law", WHY, DAY))
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .isEmpty();
    }

    private static final MandateRevoked REVOKED =
            new MandateRevoked(LocalDate.of(2013, 6, 1), WHY, null, day("2013-03-01"));

    private static MandateLimited limited(
            Set<Addressee.Kind> kinds, Set<Integer> years, Set<String> forces, String from) {
        return new MandateLimited(
                new MandateScope(kinds, years, forces), LocalDate.parse(from), WHY, null, day("2013-03-01"));
    }

    private static List<Observation> mandated(DomainEvent... events) {
        MandateScope scope =
                new MandateScope(Set.of(Addressee.Kind.UNIT, Addressee.Kind.NATIONAL), Set.of(2013, 2014), Set.of());
        MandateGranted grant = new MandateGranted(
                "police", "chief", scope, LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31), LETTER, DAY);
        History history = history().by("anna", Role.COORDINATOR, MANDATE, grant);
        for (DomainEvent event : events) {
            history.by("anna", Role.COORDINATOR, MANDATE, event);
        }
        return history.of(Check.MANDATE_ORDER);
    }

    @Test
    void a_mandate_is_granted_and_revoked_once_and_limits_only_narrow_it() {
        Set<Addressee.Kind> both = Set.of(Addressee.Kind.UNIT, Addressee.Kind.NATIONAL);
        Set<Addressee.Kind> unit = Set.of(Addressee.Kind.UNIT);
        Set<Integer> years = Set.of(2013, 2014);
        MandateLimited first = limited(unit, years, Set.of(), "2013-05-01");
        assertThat(mandated(first, limited(unit, Set.of(2013), Set.of("force"), "2013-05-02"), REVOKED))
                .isEmpty();
        assertThat(mandated(limited(both, years, Set.of("force"), "2013-05-01")))
                .isEmpty();
        for (MandateLimited wider : List.of(
                limited(both, years, Set.of(), "2013-05-01"),
                limited(both, Set.of(), Set.of(), "2013-05-01"),
                limited(unit, Set.of(2015), Set.of(), "2013-05-01"),
                limited(Set.of(Addressee.Kind.PARTNER), years, Set.of(), "2013-05-01"),
                limited(unit, years, Set.of(), "2012-12-31"),
                limited(unit, years, Set.of(), "2014-01-01"))) {
            assertThat(mandated(wider)).as(wider.toString()).hasSize(1);
        }
        assertThat(mandated(first, limited(both, Set.of(2013), Set.of(), "2013-05-02")))
                .hasSize(1);
        assertThat(mandated(
                        limited(unit, Set.of(2013), Set.of("a"), "2013-05-01"),
                        limited(unit, Set.of(2013), Set.of(), "2013-05-02")))
                .hasSize(1);
        assertThat(mandated(REVOKED, limited(unit, years, Set.of(), "2013-06-01")))
                .hasSize(1);
        assertThat(mandated(REVOKED, REVOKED)).hasSize(1);
        assertThat(mandated(new MandateRevoked(LocalDate.of(2014, 1, 1), WHY, null, DAY)))
                .hasSize(1);
        assertThat(granted().by("anna", Role.COORDINATOR, MANDATE, REVOKED).of(Check.MANDATE_ORDER))
                .isEmpty();
        assertThat(history().by("anna", Role.COORDINATOR, MANDATE, REVOKED).of(Check.MANDATE_ORDER))
                .as("never granted")
                .hasSize(1);
        MandateGranted again = new MandateGranted(
                "police",
                "deputy",
                new MandateScope(unit, years, Set.of()),
                LocalDate.of(2013, 1, 1),
                null,
                LETTER,
                DAY);
        assertThat(mandated(again)).hasSize(1);
    }

    @Test
    void what_is_real_is_not_decided_under_an_invented_mandate() {
        MandateGranted grant = new MandateGranted(
                "police",
                "chief",
                new MandateScope(Set.of(Addressee.Kind.UNIT), Set.of(), Set.of()),
                LocalDate.of(2013, 1, 1),
                null,
                LETTER,
                DAY);
        History apart = history()
                .by(
                        "anna",
                        Role.PUBLISHER,
                        EDITION,
                        new EditionOpened("2013", Provenance.CONDUCTED_HERE, day("2013-01-10")))
                .invented("anna", Role.COORDINATOR, MANDATE, grant)
                .by("anna", Role.COORDINATOR, RECOMMENDATION, issued("force"));
        assertThat(apart.by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .containsExactly("fictitious-apart");
        History invented = new History("anna")
                .invented("anna", Role.COORDINATOR, MANDATE, grant)
                .invented("anna", Role.COORDINATOR, RECOMMENDATION, issued("force"))
                .invented("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"));
        assertThat(invented.of(Check.FICTITIOUS_APART)).isEmpty();
    }
}
