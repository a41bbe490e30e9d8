package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.codec.EventTypes;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryAuditTest {
    private static final Subject EDITION = Subject.edition(2013);
    private static final Subject CARD = Subject.scorecard(2013, "force");
    private static final Subject RECOMMENDATION = Subject.recommendation(2013, "r-01");
    private static final Subject MANDATE = Subject.mandate("m-01");
    private static final Document LETTER = new Document("letter", "Letter", day("2013-03-01"), null, null, null, null);
    private static final Confidential<String> WHY = Confidential.of("why");
    private static final PartialDate DAY = day("2013-03-01");
    private static final Framework FRAMEWORK = new Framework(
            List.of(new Framework.WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("1"))),
            List.of(new Framework.Dimension("checks", "Checks", FocusArea.SUPERVISION, Decimal.of("1"), null, null)),
            new Framework.Scale(Decimal.of("1"), Decimal.of("10"), Decimal.of("0.5")),
            new Framework.ClassLimits(Decimal.of("7.5"), true, Decimal.of("5.5"), false),
            new Framework.Rounding(2, Framework.Rounding.Mode.HALF_UP, false),
            Framework.MissingScore.NO_MEAN);

    private static History history() {
        return new History("anna", "bert", "carla");
    }

    /** Up to where scores are recorded. */
    private static History scoring() {
        return history()
                .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("2013", Provenance.CONDUCTED_HERE, DAY))
                .by("anna", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY));
    }

    private static ScoreRecorded score() {
        return new ScoreRecorded("checks", Decimal.of("6"), WHY, DAY);
    }

    private static ScoreConfirmed confirmed(String score) {
        return new ScoreConfirmed("checks", Decimal.of(score), DAY);
    }

    /** Up to where scores are rectified. */
    private static History adopted() {
        return scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by("bert", Role.REVIEWER, CARD, confirmed("6"))
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
    }

    private static RectificationProposed proposed(String to) {
        return new RectificationProposed("checks", Decimal.of("6"), Decimal.of(to), WHY, LETTER, DAY);
    }

    private static ScoreRectified rectified(String to) {
        return new ScoreRectified("checks", Decimal.of("6"), Decimal.of(to), WHY, LETTER, DAY);
    }

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
    void a_history_by_the_rules_has_no_findings() {
        History whole = adopted()
                .by("anna", Role.PUBLISHER, EDITION, new EditionOffered("force", "minister", null, DAY))
                .by("anna", Role.PUBLISHER, EDITION, new EditionPresentedToHouse(LETTER, DAY))
                .by("anna", Role.REVIEWER, CARD, proposed("7"))
                .by("carla", Role.REVIEWER, CARD, rectified("7"));
        HistoryAudit.Result result = whole.audited();
        assertThat(whole.observed()).containsExactly("rectified-after-presentation");
        assertThat(result.events()).isEqualTo(whole.trail().size());
        assertThat(result.unknownTypes()).isEmpty();
        assertThat(result.observations().appliedCount(Check.FOUR_EYES_ADOPTION)).isOne();
        assertThat(granted()
                        .by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .isEmpty();
    }

    @Test
    void who_set_a_score_does_not_confirm_it() {
        History alone =
                scoring().by("anna", Role.ASSESSOR, CARD, score()).by("anna", Role.REVIEWER, CARD, confirmed("6"));
        assertThat(alone.observed()).containsExactly("four-eyes-confirmation");
        Observation found = alone.of(Check.FOUR_EYES_CONFIRMATION).getFirst();
        assertThat(found.position()).isEqualTo(6);
        assertThat(found.related()).containsExactly(5L);
        assertThat(found.actor()).isEqualTo("anna");

        History corrected = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by(
                        "bert",
                        Role.ASSESSOR,
                        CARD,
                        new ScoreCorrected("checks", Decimal.of("6"), Decimal.of("7"), WHY, null, DAY))
                .by("bert", Role.REVIEWER, CARD, confirmed("7"));
        assertThat(corrected.observed()).containsExactly("four-eyes-confirmation");
    }

    @Test
    void who_closed_scoring_does_not_adopt() {
        History alone = scoring()
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("anna", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
        assertThat(alone.observed()).containsExactly("four-eyes-adoption");
    }

    @Test
    void a_rectification_is_confirmed_as_another_proposed_it() {
        assertThat(adopted().by("carla", Role.PUBLISHER, CARD, rectified("7")).observed())
                .as("without a proposal")
                .containsExactly("four-eyes-rectification", "rectified-after-adoption");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("carla", Role.PUBLISHER, CARD, rectified("7"))
                        .observed())
                .as("by who proposed it")
                .contains("four-eyes-rectification");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("anna", Role.PUBLISHER, CARD, rectified("7"))
                        .observed())
                .as("by who set the present score")
                .contains("four-eyes-rectification");
        assertThat(adopted()
                        .by("carla", Role.REVIEWER, CARD, proposed("7"))
                        .by("bert", Role.PUBLISHER, CARD, rectified("8"))
                        .observed())
                .as("another score than was proposed")
                .contains("four-eyes-rectification");
    }

    @Test
    void an_erasure_is_confirmed_by_another_and_respects_holds() {
        Subject value = Subject.disclosure(5);
        ErasureRequested asked = new ErasureRequested("/reason", "d", ErasureGround.DATA_PROTECTION, WHY, DAY);
        ValueErased erased = new ValueErased("/reason", "d", ErasureGround.DATA_PROTECTION, DAY);
        assertThat(adopted()
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .isEmpty();
        assertThat(adopted()
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("anna", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .containsExactly("four-eyes-erasure");
        assertThat(adopted().by("bert", Role.PRIVACY_OFFICER, value, erased).observed())
                .containsExactly("four-eyes-erasure");

        HoldPlaced hold = new HoldPlaced(Set.of("scorecard/2013"), Set.of(), null, WHY, DAY);
        Subject code = Subject.hold("h-1");
        assertThat(adopted()
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, hold)
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
                        .observed())
                .containsExactly("hold-respected");
        assertThat(adopted()
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, hold)
                        .by("anna", Role.PARLIAMENTARY_OFFICER, code, new HoldLifted(WHY, DAY))
                        .by("anna", Role.PRIVACY_OFFICER, value, asked)
                        .by("bert", Role.PRIVACY_OFFICER, value, erased)
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
        History invented = history()
                .by(
                        "anna",
                        Role.PUBLISHER,
                        EDITION,
                        new EditionOpened("2013", Provenance.CONDUCTED_HERE, day("2013-01-10")))
                .invented("anna", Role.COORDINATOR, MANDATE, grant)
                .by("anna", Role.COORDINATOR, RECOMMENDATION, issued("force"));
        assertThat(invented.by("anna", Role.COORDINATOR, RECOMMENDATION, decided("2013-03-01"))
                        .observed())
                .containsExactly("fictitious-apart");
    }

    @Test
    void a_class_is_noted_only_where_it_does_not_follow_from_scores() {
        Source source = new Source(LETTER, null, DAY, DAY);
        assertThat(scoring()
                        .by("anna", Role.COORDINATOR, CARD, new ClassNoted(ScoreClass.CONFORM_NORM, source, DAY))
                        .observed())
                .containsExactly("class-from-source");
        assertThat(history()
                        .by(
                                "anna",
                                Role.PUBLISHER,
                                EDITION,
                                new EditionOpened("2013", Provenance.NOTED_FROM_SOURCES, DAY))
                        .by("anna", Role.COORDINATOR, CARD, new ClassNoted(ScoreClass.CONFORM_NORM, source, DAY))
                        .observed())
                .isEmpty();
    }

    @Test
    void a_public_file_is_stored_by_who_publishes_and_a_force_stores_files_of_its_own_documents() {
        assertThat(stored(Role.PUBLISHER, null, false)).isEmpty();
        assertThat(stored(Role.COORDINATOR, null, false)).isEmpty();
        assertThat(stored(Role.ASSESSOR, null, true)).isEmpty();
        assertThat(stored(Role.ASSESSOR, null, false)).containsExactly("role-allows");
        assertThat(stored(Role.REVIEWER, null, false)).containsExactly("role-allows");
        assertThat(stored(Role.REVIEWER, "force", true)).contains("role-allows");
    }

    /** A file of a document that somebody else registered. */
    private static Set<String> stored(Role role, @Nullable String organisation, boolean confidential) {
        Subject letter = Subject.document("letter");
        return history()
                .by("anna", Role.COORDINATOR, letter, new DocumentRegistered(LETTER, DAY, null, DAY))
                .add(
                        new Actor("bert", role, organisation),
                        letter,
                        new DocumentFileStored(
                                "0".repeat(64), 1, "text/plain", null, null, confidential ? WHY : null, DAY))
                .observed();
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

    @Test
    void the_steps_of_an_edition_are_taken_once_and_in_order() {
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY))
                        .observed())
                .containsExactly("lifecycle-order");
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY))
                        .observed())
                .containsExactly("lifecycle-order");
        assertThat(scoring()
                        .by("bert", Role.PUBLISHER, EDITION, new ScoringClosed(day("2013-02-01")))
                        .observed())
                .containsExactly("backdated", "lifecycle-order");
        assertThat(history()
                        .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("x", Provenance.NOTED_FROM_SOURCES, DAY))
                        .by("anna", Role.PUBLISHER, EDITION, new FrameworkFixed(FRAMEWORK, null, DAY))
                        .observed())
                .as("of an edition that was conducted elsewhere")
                .containsExactly("lifecycle-order");
    }

    @Test
    void scores_keep_to_the_framework_and_to_the_time_for_them() {
        assertThat(history()
                        .by("anna", Role.PUBLISHER, EDITION, new EditionOpened("x", Provenance.CONDUCTED_HERE, DAY))
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .observed())
                .containsExactly("score-in-framework");
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, new ScoreRecorded("other", Decimal.of("6"), WHY, DAY))
                        .observed())
                .containsExactly("score-in-framework");
        assertThat(adopted()
                        .by(
                                "anna",
                                Role.ASSESSOR,
                                CARD,
                                new ScoreCorrected("checks", Decimal.of("6"), Decimal.of("7"), WHY, null, DAY))
                        .observed())
                .containsExactly("score-after-closing");
        assertThat(scoring().by("anna", Role.REVIEWER, CARD, proposed("7")).observed())
                .containsExactly("score-after-closing");
    }

    @Test
    void no_score_is_unconfirmed_when_scoring_is_closed_or_the_edition_adopted() {
        History unconfirmed = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY))
                .by("bert", Role.PUBLISHER, EDITION, new EditionAdopted("force", null, DAY));
        assertThat(unconfirmed.observed()).containsExactly("unconfirmed-score");
        assertThat(unconfirmed.of(Check.UNCONFIRMED_SCORE))
                .extracting(Observation::position)
                .containsExactly(6L, 7L);
    }

    @Test
    void every_change_names_the_score_that_there_is() {
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .by("bert", Role.REVIEWER, CARD, confirmed("7"))
                        .observed())
                .containsExactly("score-chain");
        assertThat(scoring()
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .observed())
                .containsExactly("score-chain");
    }

    @Test
    void who_records_has_a_role_then_that_allows_it() {
        assertThat(scoring().by("nobody", Role.ASSESSOR, CARD, score()).observed())
                .as("not registered")
                .containsExactly("role-held");
        assertThat(scoring().by("anna", Role.READER, CARD, score()).observed())
                .as("a role that records no scores")
                .containsExactly("role-allows");
        History changed = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .add(History.LEDGER, Subject.actor("anna"), new ActorRolesChanged(Set.of(Role.READER), DAY))
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY));
        assertThat(changed.of(Check.ROLE_HELD))
                .as("a role that was taken away")
                .extracting(Observation::position)
                .containsExactly(7L);

        ActorRegistered elsewhere = new ActorRegistered(WHY, Set.of(Role.ASSESSOR), "elsewhere", DAY);
        Actor dirk = new Actor("dirk", Role.ASSESSOR, "elsewhere");
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(dirk, CARD, score())
                        .observed())
                .as("on the scorecard of another force")
                .containsExactly("role-allows");
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(dirk, Subject.scorecard(2013, "partner", "elsewhere"), score())
                        .observed())
                .isEmpty();
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(new Actor("dirk", Role.ASSESSOR, "force"), CARD, score())
                        .observed())
                .as("another organisation than it was registered with")
                .containsExactly("for-another-organisation");
    }

    @Test
    void it_knows_who_may_record_every_event() {
        assertThat(new EventTypes().all())
                .allSatisfy(type ->
                        assertThat(MayRecord.roles(type.name())).as(type.name()).isNotNull());
    }

    @Test
    void viewing_is_recorded_once_within_the_hour_and_under_the_own_name() {
        ConfidentialViewed viewed = new ConfidentialViewed(CARD, 5, WHY, DAY);
        assertThat(viewing("anna", "20130301t09", viewed, null)).isEmpty();
        assertThat(viewing("anna", "20130301t08", viewed, null))
                .as("asked before nine")
                .isEmpty();
        assertThat(viewing("anna", "20130301t07", viewed, null)).containsExactly("viewing-recorded");
        assertThat(viewing("bert", "20130301t09", viewed, null)).containsExactly("viewing-recorded");
        assertThat(viewing("anna", "20130301t09", viewed, viewed)).containsExactly("viewing-recorded");
        assertThat(viewing("anna", "20130301t09", viewed, new ConfidentialViewed(EDITION, 3, WHY, DAY)))
                .isEmpty();
    }

    private static Set<String> viewing(
            String whose, String hour, ConfidentialViewed first, @Nullable ConfidentialViewed second) {
        Subject subject = new Subject("viewing/" + whose + "/" + hour);
        History history = history().by("anna", Role.AUDITOR, subject, first);
        return (second == null ? history : history.by("anna", Role.AUDITOR, subject, second)).observed();
    }

    @Test
    void what_is_recorded_late_or_put_before_what_was_known_is_told() {
        History late = scoring().at("2013-05-31T09:00:00Z").by("anna", Role.ASSESSOR, CARD, score());
        assertThat(late.observed()).as("91 days").containsExactly("recorded-late");
        assertThat(scoring()
                        .at("2013-05-30T09:00:00Z")
                        .by("anna", Role.ASSESSOR, CARD, score())
                        .observed())
                .as("90 days")
                .isEmpty();
        assertThat(late.audited(new AuditLimits(91, 10)).observations().count(Check.RECORDED_LATE))
                .isZero();

        History backdated = scoring()
                .at("2013-03-10T09:00:00Z")
                .by("anna", Role.ASSESSOR, CARD, new ScoreRecorded("checks", Decimal.of("6"), WHY, day("2013-03-10")))
                .by("bert", Role.REVIEWER, CARD, new ScoreConfirmed("checks", Decimal.of("6"), day("2013-03-09")));
        assertThat(backdated.observed()).containsExactly("backdated");
        assertThat(backdated.of(Check.BACKDATED).getFirst().related()).containsExactly(5L);
    }

    @Test
    void unusually_many_corrections_stand_out_among_the_usual() {
        History history = scoring();
        for (int card = 0; card < 9; card++) {
            history.by("bert", Role.ASSESSOR, Subject.scorecard(2013, "f-" + card), score());
        }
        history.by("anna", Role.ASSESSOR, CARD, score());
        for (int i = 0; i < 10; i++) {
            String from = i % 2 == 0 ? "6" : "7";
            String to = i % 2 == 0 ? "7" : "6";
            history.by(
                    "anna",
                    Role.ASSESSOR,
                    CARD,
                    new ScoreCorrected("checks", Decimal.of(from), Decimal.of(to), WHY, null, DAY));
        }
        assertThat(history.observed())
                .as("the week is the only one, so that nothing is unusual about it")
                .containsExactly("many-corrections-by-actor", "many-corrections-of-scorecard");
        assertThat(history.of(Check.MANY_CORRECTIONS_OF_SCORECARD).getFirst().subject())
                .isEqualTo(CARD.id());
        assertThat(history.audited(new AuditLimits(90, 11)).observations().count(Check.Kind.ANOMALY))
                .isZero();
    }

    @Test
    void an_entry_that_cannot_be_read_is_a_finding_and_all_before_it_is_checked() {
        History history = scoring().by("anna", Role.ASSESSOR, CARD, score());
        Trail broken = new ForwardingTrail(history.trail()) {
            @Override
            public List<nl.korpsmonitor.events.RecordedEvent> page(EventFilter filter, long from, int limit) {
                if (from + limit > 5) {
                    throw new IllegalStateException("unreadable");
                }
                return super.page(filter, from, limit);
            }
        };
        HistoryAudit.Result result =
                HistoryAudit.of(broken, 6, AuditLimits.DEFAULT, AnswerCheckpoints.UNKNOWN, (phase, done, total) -> {});
        assertThat(result.events()).isEqualTo(5);
        assertThat(result.observations().of(Check.HISTORY_READABLE).getFirst().position())
                .isEqualTo(5);
    }

    @Test
    void of_many_observations_the_first_are_kept_and_all_counted() {
        Observations observations = new Observations();
        for (long i = 0; i <= Observations.MAXIMUM_KEPT; i++) {
            observations.add(new Observation(Check.BACKDATED, i, "x", null, "", List.of()));
        }
        assertThat(observations.count(Check.BACKDATED)).isEqualTo(Observations.MAXIMUM_KEPT + 1);
        assertThat(observations.of(Check.BACKDATED)).hasSize(Observations.MAXIMUM_KEPT);
    }
}
