package nl.korpsmonitor.command.recommendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The world in which the tests of recommendations decide, on 31 December 2013: a force that became part of a unit on 1
 * January 2013, partners, a mandate of the korpschef that lasts until 30 November 2013, and editions of both kinds.
 */
final class Fixture {
    static final Subject SUBJECT = Subject.recommendation(2012, "r-01");
    static final PartialDate ISSUED_ON = new PartialDate("2012-12-01");
    static final PartialDate DAY = new PartialDate("2013-02-01");
    static final PartialDate LATER = new PartialDate("2013-03-01");
    static final Confidential<String> TEXT = Confidential.of("x");
    static final Addressee FORCE = new Addressee(Addressee.Kind.UNIT, "ijsselland");
    static final Document LETTER = new Document("brief-1", "Brief", ISSUED_ON, null, null, null, null);
    static final SourceInput SOURCE_INPUT = new SourceInput("brief-1", null, null, null);
    static final Source SOURCE = new Source(LETTER, null, PartialDate.UNKNOWN, PartialDate.UNKNOWN);
    static final RecommendationIssued ISSUED = issued(FORCE, null);
    static final RecommendationIssued NOTED = issued(FORCE, SOURCE);
    static final RecommendationFulfilled FULFILLED = new RecommendationFulfilled(TEXT, null, LATER);
    static final RecommendationSuperseded SUPERSEDED =
            new RecommendationSuperseded(Subject.recommendation(2014, "r-09"), TEXT, LATER);

    private Fixture() {}

    /** Nothing has happened to the recommendation. */
    static Decision fresh() {
        return new Decision(RecommendationAggregate.class, "2013-12-31")
                .elsewhere(
                        Subject.edition(2012),
                        new EditionOpened("Korpsmonitor", Provenance.CONDUCTED_HERE, new PartialDate("2012-06-01")))
                .elsewhere(
                        Subject.edition(2010),
                        new EditionOpened("Korpsmonitor", Provenance.NOTED_FROM_SOURCES, PartialDate.UNKNOWN))
                .elsewhere(
                        Subject.organisation("ijsselland"),
                        organisation(Kind.REGIONAL_FORCE, "unknown"),
                        new OrganisationSucceeded(
                                List.of(new Successor("oost-nederland", null)),
                                null,
                                false,
                                null,
                                new PartialDate("2013-01-01")))
                .elsewhere(Subject.organisation("oost-nederland"), organisation(Kind.UNIT, "2013-01-01"))
                .elsewhere(Subject.organisation("limburg"), organisation(Kind.UNIT, "2013-01-01"))
                .elsewhere(Subject.organisation("politie"), organisation(Kind.NATIONAL_POLICE, "2013-01-01"))
                .elsewhere(Subject.organisation("kmar"), organisation(Kind.MILITARY_POLICE, "unknown"))
                .elsewhere(Subject.organisation("comensha"), organisation(Kind.CHAIN_PARTNER, "unknown"))
                .elsewhere(Subject.organisation("ecvm"), organisation(Kind.EXPERTISE_BODY, "unknown"))
                .elsewhere(
                        Subject.document("brief-1"),
                        new DocumentRegistered(LETTER, PartialDate.UNKNOWN, null, ISSUED_ON))
                .elsewhere(Subject.mandate("m-1"), granted(Set.of(2012), Addressee.Kind.UNIT, Set.of()))
                .elsewhere(
                        Subject.mandate("m-ijsselland"), granted(Set.of(), Addressee.Kind.UNIT, Set.of("ijsselland")))
                .elsewhere(Subject.mandate("m-2010"), granted(Set.of(2010), Addressee.Kind.UNIT, Set.of()))
                .elsewhere(Subject.mandate("m-partners"), granted(Set.of(), Addressee.Kind.PARTNER, Set.of()))
                .elsewhere(
                        Subject.recommendation(2014, "r-09"),
                        new RecommendationIssued(
                                "Later.", false, FORCE, Urgency.LOW, null, null, null, new PartialDate("2013-02-15")))
                .elsewhere(Subject.recommendation(2010, "r-01"), ISSUED);
    }

    /** It was issued, and these things happened to it. */
    static Decision issued(RecommendationEvent... events) {
        return fresh().givenBy("anna", ISSUED).givenBy("anna", events);
    }

    /** A source says that it was issued, and these things happened to it. */
    static Decision noted(RecommendationEvent... events) {
        return fresh().givenBy("anna", NOTED).givenBy("anna", events);
    }

    static RecommendationIssued issued(Addressee addressee, @Nullable Source source) {
        return new RecommendationIssued("Doe dit.", false, addressee, Urgency.HIGH, null, null, source, ISSUED_ON);
    }

    static RecommendationDecided decided(Outcome outcome) {
        return new RecommendationDecided(decision(outcome), DAY);
    }

    static RecommendationEvent.Decision decision(Outcome outcome) {
        return decision(outcome, "m-1");
    }

    static RecommendationEvent.Decision decision(Outcome outcome, String mandate) {
        return new RecommendationEvent.Decision(
                outcome,
                outcome == Outcome.PARTLY_ACCEPTED ? TEXT : null,
                outcome == Outcome.DEFERRED ? new PartialDate("2013-06") : null,
                new DecisionMaker("politie", "korpschef", Confidential.of("P. Persoon")),
                mandate,
                "Politiewet 2012",
                Confidential.of("het werkt"),
                null);
    }

    /** The korpschef withdraws the decision that is the recommendation's event 1. */
    static DecisionWithdrawn withdrawn(PartialDate on) {
        return withdrawn("m-1", on);
    }

    static DecisionWithdrawn withdrawn(String mandate, PartialDate on) {
        return new DecisionWithdrawn(
                1,
                new DecisionMaker("politie", "korpschef", Confidential.of("P. Persoon")),
                mandate,
                "Politiewet 2012",
                TEXT,
                on);
    }

    private static OrganisationRegistered organisation(Kind kind, String since) {
        return new OrganisationRegistered("naam", kind, null, new PartialDate(since));
    }

    private static MandateGranted granted(Set<Integer> editions, Addressee.Kind kind, Set<String> organisations) {
        return new MandateGranted(
                "politie",
                "korpschef",
                new MandateScope(Set.of(kind), editions, organisations),
                LocalDate.of(2013, 1, 1),
                LocalDate.of(2013, 11, 30),
                LETTER,
                new PartialDate("2013-01-01"));
    }
}
