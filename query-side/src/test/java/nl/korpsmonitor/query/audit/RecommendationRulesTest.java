package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.Progress;
import nl.korpsmonitor.events.RecommendationEvent.ProgressReported;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommendationRulesTest {
    private static final Subject RECOMMENDATION = Subject.recommendation(2013, "r-01");
    private static final Subject LATER = Subject.recommendation(2014, "r-01");
    private static final PartialDate OPENED = day("2013-01-10");
    private static final PartialDate ISSUED = day("2013-02-01");
    private static final PartialDate BEFORE = day("2013-01-31");
    private static final PartialDate DAY = day("2013-03-01");
    private static final Confidential<String> WHY = Confidential.of("why");
    private static final Document LETTER = new Document("letter", "Letter", OPENED, null, null, null, null);
    private static final Source SOURCE = new Source(LETTER, null, OPENED, OPENED);
    private static final StatusReported STATUS = new StatusReported("On its way.", SOURCE, DAY);
    private static final RecommendationFulfilled FULFILLED = new RecommendationFulfilled(WHY, null, DAY);
    private static final RecommendationReopened REOPENED = new RecommendationReopened(WHY, DAY);
    private static final RecommendationDecided ACCEPTED = decided(Outcome.ACCEPTED);
    private static final RecommendationSuperseded SUPERSEDED = new RecommendationSuperseded(LATER, WHY, DAY);
    private static final DecisionWithdrawn WITHDRAWN =
            new DecisionWithdrawn(1, new DecisionMaker("police", "chief", WHY), "m-01", "The law", WHY, DAY);

    /** Editions here, of 2013 and 2014, and one of 2009 that is noted; a recommendation of 2014; organisations. */
    private static History history() {
        History history = new History("anna")
                .by("anna", Role.PUBLISHER, Subject.edition(2009), opened("2009", Provenance.NOTED_FROM_SOURCES))
                .by("anna", Role.PUBLISHER, Subject.edition(2013), opened("2013", Provenance.CONDUCTED_HERE))
                .by("anna", Role.PUBLISHER, Subject.edition(2014), opened("2014", Provenance.CONDUCTED_HERE))
                .by("anna", Role.COORDINATOR, LATER, issued("force", null, ISSUED));
        registered(history, "force", Kind.REGIONAL_FORCE);
        registered(history, "unit", Kind.UNIT);
        registered(history, "city", Kind.CHAIN_PARTNER);
        return history;
    }

    private static void registered(History history, String code, Kind kind) {
        history.by(
                "anna",
                Role.COORDINATOR,
                Subject.organisation(code),
                new OrganisationRegistered(code, kind, null, OPENED));
    }

    private static EditionOpened opened(String title, Provenance provenance) {
        return new EditionOpened(title, provenance, OPENED);
    }

    private static RecommendationIssued issued(@Nullable String to, @Nullable Source source, PartialDate on) {
        Addressee addressee = new Addressee(to == null ? Addressee.Kind.NATIONAL : Addressee.Kind.UNIT, to);
        return new RecommendationIssued("Do it.", false, addressee, Urgency.HIGH, null, null, source, on);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome, null, null, new DecisionMaker("police", "chief", WHY), "m-01", "The law", WHY, null);
    }

    private static RecommendationDecided decided(Outcome outcome) {
        return new RecommendationDecided(decision(outcome), DAY);
    }

    private static AgreementMade agreed(String code, String... parties) {
        return new AgreementMade(code, AgreementKind.OTHER, List.of(parties), WHY, null, null, DAY);
    }

    private static AgreementConcluded concluded(String code) {
        return new AgreementConcluded(code, AgreementOutcome.MET, WHY, null, DAY);
    }

    private static AgreementFollowedUp followedUp(String code) {
        return new AgreementFollowedUp(code, WHY, null, DAY);
    }

    private static ProgressReported progress(PartialDate on) {
        return new ProgressReported(Progress.ON_SCHEDULE, WHY, null, on);
    }

    private static DirectorAssigned director(String code) {
        return new DirectorAssigned(code, null, DAY);
    }

    private static List<Observation> of(Subject subject, DomainEvent... events) {
        History history = history();
        for (DomainEvent event : events) {
            history.by("anna", Role.COORDINATOR, subject, event);
        }
        return history.of(Check.RECOMMENDATION_ORDER);
    }

    /** In order after it was issued. */
    private static void fits(DomainEvent... events) {
        assertThat(of(RECOMMENDATION, issuedAnd(events))).isEmpty();
    }

    /** All but the last one in order; what is said of that one. */
    private static void broken(String says, DomainEvent... events) {
        assertThat(of(RECOMMENDATION, issuedAnd(events)))
                .singleElement()
                .satisfies(found -> assertThat(found.detail()).contains(says));
    }

    private static DomainEvent[] issuedAnd(DomainEvent... events) {
        DomainEvent[] all = new DomainEvent[events.length + 1];
        all[0] = issued("force", null, ISSUED);
        System.arraycopy(events, 0, all, 1, events.length);
        return all;
    }

    @Test
    void a_recommendation_takes_its_course() {
        fits(
                director("city"),
                new OwnerAssigned("force", null, DAY),
                ACCEPTED,
                agreed("a-1", "force", "city"),
                followedUp("a-1"),
                progress(DAY),
                FULFILLED,
                followedUp("a-1"),
                concluded("a-1"),
                STATUS,
                REOPENED,
                FULFILLED,
                SUPERSEDED,
                STATUS);
        fits(decided(Outcome.ALREADY_IN_PRACTICE), progress(ISSUED), FULFILLED);
    }

    @Test
    void it_is_issued_once_by_an_edition_that_was_opened_before() {
        broken("issued twice", issued("force", null, ISSUED));
        assertThat(of(RECOMMENDATION, STATUS)).hasSize(1);
        assertThat(of(RECOMMENDATION, issued("force", null, day("2013-01-09")))).hasSize(1);
        assertThat(of(RECOMMENDATION, issued("force", null, day("2013-01")))).isEmpty();
        assertThat(of(Subject.recommendation(2012, "r-01"), issued("force", null, ISSUED)))
                .hasSize(1);
        assertThat(of(RECOMMENDATION, issued("force", SOURCE, ISSUED))).hasSize(1);
        assertThat(of(Subject.recommendation(2009, "r-01"), issued("force", null, ISSUED)))
                .hasSize(1);
    }

    @Test
    void nothing_happens_before_it_was_issued() {
        broken("2013-01-31 < 2013-02-01", new StatusReported("Done.", SOURCE, BEFORE));
        fits(new StatusReported("Done.", SOURCE, PartialDate.UNKNOWN));
    }

    @Test
    void what_is_superseded_gets_status_reports_only() {
        for (DomainEvent event :
                List.of(ACCEPTED, director("city"), agreed("b", "city"), followedUp("a"), concluded("a"), SUPERSEDED)) {
            broken("superseded", agreed("a", "city"), SUPERSEDED, event);
        }
        broken("superseded", ACCEPTED, SUPERSEDED, progress(DAY));
        broken("superseded", ACCEPTED, FULFILLED, SUPERSEDED, REOPENED);
        broken("superseded", ACCEPTED, SUPERSEDED, WITHDRAWN);
    }

    @Test
    void what_is_fulfilled_is_reopened_first() {
        for (DomainEvent event : List.of(
                new DecisionRevised(1, decision(Outcome.REJECTED), WHY, DAY),
                WITHDRAWN,
                director("city"),
                new OwnerAssigned("city", null, DAY),
                agreed("b", "city"),
                progress(DAY),
                FULFILLED)) {
            broken("fulfilled", ACCEPTED, FULFILLED, event);
            fits(ACCEPTED, FULFILLED, REOPENED, event);
        }
        broken("not fulfilled", ACCEPTED, REOPENED);
        broken("2013-02-28 < 2013-03-01", ACCEPTED, FULFILLED, new RecommendationReopened(WHY, day("2013-02-28")));
    }

    @Test
    void only_what_is_accepted_is_carried_out_and_after_that_was_decided() {
        broken("not accepted", progress(DAY));
        broken("not accepted", FULFILLED);
        broken("not accepted: REJECTED", decided(Outcome.REJECTED), progress(DAY));
        broken("not accepted", ACCEPTED, WITHDRAWN, FULFILLED);
        broken("not accepted", ACCEPTED, new DecisionRevised(1, decision(Outcome.REJECTED), WHY, DAY), FULFILLED);
        broken("2013-02-28 < 2013-03-01", ACCEPTED, progress(day("2013-02-28")));
    }

    @Test
    void of_an_edition_that_is_noted_from_sources_nothing_was_decided_here() {
        Subject noted = Subject.recommendation(2009, "r-01");
        RecommendationIssued first = issued("force", SOURCE, ISSUED);
        assertThat(of(noted, first, STATUS, new DirectorAssigned("city", SOURCE, DAY)))
                .isEmpty();
        assertThat(of(noted, first, ACCEPTED)).hasSize(1);
        assertThat(of(noted, first, director("city"))).hasSize(1);
        assertThat(of(noted, first, new OwnerAssigned("city", null, DAY))).hasSize(1);
        assertThat(of(noted, first, agreed("a", "city"))).hasSize(1);
    }

    @Test
    void an_agreement_is_made_once_with_a_partner_and_concluded_once() {
        broken("a made twice", agreed("a", "city"), agreed("a", "city"));
        broken("a not made", followedUp("a"));
        broken("a not made", agreed("b", "city"), concluded("a"));
        broken("a concluded", agreed("a", "city"), concluded("a"), concluded("a"));
        broken("a concluded", agreed("a", "city"), concluded("a"), followedUp("a"));
        broken("police only", agreed("a", "force", "unit"));
        broken("[city, city]", agreed("a", "city", "city"));
        broken("[nobody]", agreed("a", "nobody"));
        broken(
                "2013-02-15 < 2013-03-01",
                agreed("a", "city"),
                new AgreementFollowedUp("a", WHY, null, day("2013-02-15")));
        broken(
                "due 2013-02",
                new AgreementMade("a", AgreementKind.OTHER, List.of("city"), WHY, day("2013-02"), null, DAY));
    }

    @Test
    void who_directs_or_carries_it_out_is_registered() {
        broken("nobody", director("nobody"));
        broken("nobody", new OwnerAssigned("nobody", null, DAY));
    }

    @Test
    void who_directs_carries_out_or_agrees_existed_on_that_day() {
        OrganisationEnded ended = new OrganisationEnded(null, day("2013-03-02"));
        for (PartialDate on : List.of(DAY, ISSUED, day("2013-02"), PartialDate.UNKNOWN)) {
            assertThat(ofCity(ended, new DirectorAssigned("city", null, on))).isEmpty();
        }
        for (PartialDate on : List.of(day("2013-03-02"), day("2013-03"), day("2014"))) {
            assertThat(ofCity(ended, new DirectorAssigned("city", null, on))).hasSize(1);
            assertThat(ofCity(ended, new OwnerAssigned("city", null, on))).hasSize(1);
            assertThat(ofCity(ended, new AgreementMade("a", AgreementKind.OTHER, List.of("city"), WHY, null, null, on)))
                    .hasSize(1);
        }
        OrganisationSucceeded succeeded =
                new OrganisationSucceeded(List.of(new Successor("unit", null)), null, false, null, ISSUED);
        assertThat(ofCity(succeeded, director("city"))).hasSize(1);
        OrganisationRegistered later = new OrganisationRegistered("city", Kind.CHAIN_PARTNER, null, day("2013-03-02"));
        assertThat(ofCity(later, director("city"))).hasSize(1);
    }

    /** What is said of a recommendation after what happened to one of the organisations. */
    private static List<Observation> ofCity(DomainEvent organisation, DomainEvent event) {
        return history()
                .by("anna", Role.COORDINATOR, Subject.organisation("city"), organisation)
                .by("anna", Role.COORDINATOR, RECOMMENDATION, issued("force", null, ISSUED))
                .by("anna", Role.COORDINATOR, RECOMMENDATION, event)
                .of(Check.RECOMMENDATION_ORDER);
    }

    @Test
    void it_moves_to_a_successor_only_from_the_day_of_succession_on() {
        RecommendationMoved moved = new RecommendationMoved("unit", DAY);
        assertThat(moving(succeeded("2013-03-01"), moved)).isEmpty();
        assertThat(moving(succeeded("2013-03-02"), moved)).hasSize(1);
        assertThat(moving(succeeded("2013-03-01"), new RecommendationMoved("city", DAY)))
                .hasSize(1);
        assertThat(moving(new OrganisationEnded(null, ISSUED), moved)).hasSize(1);
        assertThat(moving(succeeded("2013-03-01"), moved, moved)).hasSize(1);
        assertThat(moving(succeeded("2013-03-01"), ACCEPTED, FULFILLED, moved)).hasSize(1);
    }

    private static OrganisationSucceeded succeeded(String on) {
        return new OrganisationSucceeded(List.of(new Successor("unit", null)), null, false, null, day(on));
    }

    private static List<Observation> moving(DomainEvent organisation, DomainEvent... events) {
        History history = history().by("anna", Role.COORDINATOR, Subject.organisation("force"), organisation);
        for (DomainEvent event : issuedAnd(events)) {
            history.by("anna", Role.COORDINATOR, RECOMMENDATION, event);
        }
        return history.of(Check.RECOMMENDATION_ORDER);
    }

    @Test
    void it_is_superseded_by_one_of_a_later_edition_that_was_issued_before() {
        broken("not issued", new RecommendationSuperseded(Subject.recommendation(2014, "r-99"), WHY, DAY));
        broken("not of a later edition", new RecommendationSuperseded(RECOMMENDATION, WHY, DAY));
        assertThat(of(LATER, new RecommendationSuperseded(RECOMMENDATION, WHY, DAY)))
                .hasSize(1);
    }

    @Test
    void what_is_real_is_not_superseded_by_what_is_invented() {
        Subject invented = Subject.recommendation(2014, "r-02");
        History history = history()
                .invented("anna", Role.COORDINATOR, invented, issued("force", null, ISSUED))
                .by("anna", Role.COORDINATOR, RECOMMENDATION, issued("force", null, ISSUED))
                .by("anna", Role.COORDINATOR, RECOMMENDATION, new RecommendationSuperseded(invented, WHY, DAY));
        assertThat(history.observed()).containsExactly("fictitious-apart");
    }

    @Test
    void what_is_invented_may_be_superseded_by_what_is_invented() {
        Subject invented = Subject.recommendation(2014, "r-02");
        History history = history()
                .invented("anna", Role.COORDINATOR, invented, issued("force", null, ISSUED))
                .invented("anna", Role.COORDINATOR, RECOMMENDATION, issued("force", null, ISSUED))
                .invented("anna", Role.COORDINATOR, RECOMMENDATION, new RecommendationSuperseded(invented, WHY, DAY));
        assertThat(history.observed()).isEmpty();
    }
}
