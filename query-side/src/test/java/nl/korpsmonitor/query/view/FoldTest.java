package nl.korpsmonitor.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationMoved;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.ScorecardEvent.ScoreWithdrawn;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.view.RecommendationView.AgreementState;
import nl.korpsmonitor.query.view.RecommendationView.DecisionWithdrawal;
import nl.korpsmonitor.query.view.ScorecardView.DimensionScore;
import nl.korpsmonitor.query.view.ScorecardView.GivenScore;
import nl.korpsmonitor.query.view.ScorecardView.ProposedRectification;
import nl.korpsmonitor.query.view.ScorecardView.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each kind of event does to its view. Everything is recorded in 2013. */
class FoldTest {
    private static final Decimal FIVE = Decimal.of("5");
    private static final Decimal SIX = Decimal.of("6");

    @Test
    void a_score_is_recorded_confirmed_corrected_withdrawn_and_recorded_again() {
        ScorecardView view = card(
                new ScoreRecorded("org-1", FIVE, Samples.secret(), Samples.day("2012-05")),
                new ScoreConfirmed("org-1", FIVE, PartialDate.UNKNOWN),
                new ScoreCorrected("org-1", FIVE, SIX, Samples.secret(), null, Samples.day("2012-09-01")),
                new ScoreWithdrawn("org-1", SIX, Samples.secret(), Samples.day("2012-10-01")),
                new ScoreRecorded("org-1", FIVE, Samples.secret(), Samples.day("2012-11-01")));
        Timeline<GivenScore> score =
                Objects.requireNonNull(view.dimensions().get("org-1")).score();
        assertThat(score.inForceOn(LocalDate.parse("2012-05-30"))).isNull();
        assertThat(score.inForceOn(LocalDate.parse("2012-05-31")))
                .as("the correction, from the last day that the first date can mean, to be confirmed anew")
                .isEqualTo(new GivenScore(SIX, Status.RECORDED, "assessor-1", null));
        assertThat(score.inForceOn(LocalDate.parse("2012-10-01"))).isNull();
        assertThat(score.inForceOn(null)).isEqualTo(new GivenScore(FIVE, Status.RECORDED, "assessor-1", null));
        assertThat(Objects.requireNonNull(view.dimensions().get("org-1")).positions())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void a_rectification_holds_from_the_day_of_the_old_score() {
        ScorecardView view = card(
                new ScoreRecorded("org-1", FIVE, Samples.secret(), Samples.day("2012-05-01")),
                new ScoreConfirmed("org-1", FIVE, PartialDate.UNKNOWN),
                new ScoreRectified("org-1", FIVE, SIX, Samples.secret(), Samples.LETTER, Samples.day("2012-12-01")),
                new ScoreRectified("sup-1", null, SIX, Samples.secret(), Samples.LETTER, Samples.day("2012-12-01")));
        GivenScore rectified = new GivenScore(SIX, Status.RECTIFIED, "assessor-1", null);
        assertThat(score(view, "org-1", "2012-05-01")).isEqualTo(rectified);
        assertThat(score(view, "sup-1", "2012-11-30")).isNull();
        assertThat(score(view, "sup-1", "2012-12-01")).isEqualTo(rectified);
    }

    @Test
    void a_proposed_rectification_changes_nothing_until_it_is_confirmed() {
        Subject card = Subject.scorecard(2012, "ijsselland");
        RectificationProposed proposed = new RectificationProposed(
                "org-1", FIVE, SIX, Samples.secret(), Samples.LETTER, Samples.day("2012-12-01"));
        InMemoryTrail trail = new InMemoryTrail().at("2013-02-01T00:00:00Z");
        trail.append(card, new ScoreRecorded("org-1", FIVE, Samples.secret(), Samples.day("2012-05-01")));
        trail.append(card, proposed, "proposer", false);
        ScorecardView open = folded(new ScorecardFold(), trail);
        assertThat(score(open, "org-1", "2012-12-02"))
                .isEqualTo(new GivenScore(FIVE, Status.RECORDED, "assessor-1", null));
        DimensionScore dimension = Objects.requireNonNull(open.dimensions().get("org-1"));
        assertThat(dimension.positions()).containsExactly(0L);
        assertThat(dimension.proposals()).containsExactly(1L);
        assertThat(dimension.proposed())
                .isEqualTo(
                        new ProposedRectification(FIVE, SIX, Samples.LETTER, Samples.day("2012-12-01"), "proposer", 1));

        trail.append(
                card,
                new ScoreRectified("org-1", FIVE, SIX, Samples.secret(), Samples.LETTER, Samples.day("2012-12-08")),
                "confirmer",
                false);
        ScorecardView confirmed = folded(new ScorecardFold(), trail);
        assertThat(score(confirmed, "org-1", "2012-05-01"))
                .isEqualTo(new GivenScore(SIX, Status.RECTIFIED, "proposer", "confirmer"));
        assertThat(Objects.requireNonNull(confirmed.dimensions().get("org-1")).proposed())
                .isNull();
    }

    @Test
    void a_dropped_rectification_leaves_the_score_and_its_own_trace() {
        RectificationProposed proposed = new RectificationProposed(
                "org-1", null, SIX, Samples.secret(), Samples.LETTER, Samples.day("2012-12-01"));
        RectificationDropped dropped = new RectificationDropped("org-1", Samples.secret(), Samples.day("2012-12-02"));
        ScorecardView view = card(proposed, dropped);
        DimensionScore dimension = Objects.requireNonNull(view.dimensions().get("org-1"));
        assertThat(dimension.score().entries()).isEmpty();
        assertThat(dimension.proposals()).containsExactly(0L, 1L);
        assertThat(dimension.proposed()).isNull();
        assertThat(view.isScored()).as("nothing for everybody to see").isFalse();
        assertThatThrownBy(() -> card(dropped)).isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> card(proposed, proposed)).isInstanceOf(UnfoldableEventException.class);
    }

    @Test
    void an_event_that_can_not_follow_stops_the_fold() {
        assertThatThrownBy(() -> card(new ScoreConfirmed("org-1", FIVE, PartialDate.UNKNOWN)))
                .isInstanceOf(UnfoldableEventException.class)
                .hasMessageContaining("position 0");
        assertThatThrownBy(() -> card(
                        new ScoreRecorded("org-1", FIVE, Samples.secret(), PartialDate.UNKNOWN),
                        new ScoreCorrected("org-1", SIX, FIVE, Samples.secret(), null, PartialDate.UNKNOWN)))
                .isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> fold(
                        new EditionFold(),
                        Subject.edition(2012),
                        new FrameworkFixed(Samples.FRAMEWORK, null, PartialDate.UNKNOWN)))
                .isInstanceOf(UnfoldableEventException.class);
    }

    @Test
    void an_edition_goes_through_its_steps_and_is_public_once_presented() {
        EditionOpened opened = new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01"));
        FrameworkFixed fixed = new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01"));
        EditionView view = edition(
                opened,
                fixed,
                new EditionStepNoted(
                        Step.PRESENTED_TO_HOUSE, "so it is said", Samples.SOURCE, Samples.day("2012-03-01")));
        assertThat(view.lifecycle().inForceOn(LocalDate.parse("2012-01-31"))).isEqualTo(Step.OPENED);
        assertThat(view.lifecycle().inForceOn(null)).isEqualTo(Step.FRAMEWORK_FIXED);
        assertThat(view.frameworkOn(LocalDate.parse("2012-01-31"))).isNull();
        assertThat(view.frameworkOn(null)).isNotNull();
        assertThat(view.isPublic()).as("a noted step presents nothing").isFalse();
        EditionView presented = edition(
                opened,
                fixed,
                new EditionPresentedToHouse(Samples.LETTER, Samples.day("2012-12-01")),
                new EditionDiscussed("Taskforce", null, Samples.day("2012-12-15")));
        assertThat(presented.isPublic()).isTrue();
        assertThat(presented.lifecycle().inForceOn(null)).isEqualTo(Step.PRESENTED_TO_HOUSE);
        assertThat(presented.steps()).hasSize(4);
        assertThat(edition(new EditionOpened("2008", Provenance.NOTED_FROM_SOURCES, PartialDate.UNKNOWN))
                        .isPublic())
                .isTrue();
    }

    @Test
    void a_decision_counts_from_its_day_until_it_is_revised_or_withdrawn() {
        RecommendationView view = recommendation(
                new RecommendationDecided(decision(Outcome.ACCEPTED), Samples.day("2012-06-01")),
                new DecisionRevised(1, decision(Outcome.REJECTED), Samples.secret(), Samples.day("2012-07-01")),
                withdrawn(2, Samples.day("2012-08-01")),
                new StatusReported("already done", Samples.SOURCE, Samples.day("2012-09-01")));
        assertThat(view.statusOn(LocalDate.parse("2012-01-01"))).isEqualTo(RecommendationStatus.NOT_ISSUED);
        assertThat(view.statusOn(LocalDate.parse("2012-05-31"))).isEqualTo(RecommendationStatus.UNDECIDED);
        assertThat(view.statusOn(LocalDate.parse("2012-06-01"))).isEqualTo(RecommendationStatus.ACCEPTED);
        assertThat(view.statusOn(LocalDate.parse("2012-07-01"))).isEqualTo(RecommendationStatus.REJECTED);
        assertThat(view.statusOn(null)).as("what is reported is not decided").isEqualTo(RecommendationStatus.UNDECIDED);
        assertThat(view.decisionPositions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_withdrawal_shows_who_made_it_under_which_mandate_and_on_what_ground_until_the_next_decision() {
        RecommendationView view = recommendation(
                new RecommendationDecided(decision(Outcome.ACCEPTED), Samples.day("2012-06-01")),
                withdrawn(1, Samples.day("2012-08-01")),
                new RecommendationDecided(decision(Outcome.REJECTED), Samples.day("2012-09-01")));
        assertThat(view.withdrawal().inForceOn(LocalDate.parse("2012-07-31"))).isNull();
        assertThat(view.decision().inForceOn(LocalDate.parse("2012-08-01"))).isNull();
        assertThat(view.withdrawal().inForceOn(LocalDate.parse("2012-08-01")))
                .isEqualTo(
                        new DecisionWithdrawal(1, "np", "portefeuillehouder", "m-2", "law", Samples.day("2012-08-01")));
        assertThat(view.withdrawal().inForceOn(LocalDate.parse("2012-09-01"))).isNull();
        assertThat(view.statusOn(null)).isEqualTo(RecommendationStatus.REJECTED);
    }

    @Test
    void a_recommendation_is_followed_up_fulfilled_reopened_and_moved() {
        RecommendationView view = recommendation(
                new AgreementMade(
                        "a-1",
                        AgreementKind.OTHER,
                        List.of("om"),
                        Samples.secret(),
                        null,
                        null,
                        Samples.day("2012-06-01")),
                new AgreementFollowedUp("a-1", Samples.secret(), null, Samples.day("2012-07-01")),
                new RecommendationFulfilled(Samples.secret(), null, Samples.day("2012-08-01")),
                new RecommendationReopened(Samples.secret(), Samples.day("2012-09-01")),
                new RecommendationMoved("oost-nederland", Samples.day("2013-01-01")));
        assertThat(view.statusOn(LocalDate.parse("2012-08-31"))).isEqualTo(RecommendationStatus.FULFILLED);
        assertThat(view.statusOn(null)).isEqualTo(RecommendationStatus.UNDECIDED);
        assertThat(Objects.requireNonNull(view.agreements().get("a-1")).state().inForceOn(null))
                .isEqualTo(AgreementState.FOLLOWED_UP);
        assertThat(view.addressee().inForceOn(LocalDate.parse("2012-12-31")))
                .isEqualTo(new Addressee(Addressee.Kind.UNIT, "ijsselland"));
        assertThat(view.addressee().inForceOn(null)).isEqualTo(new Addressee(Addressee.Kind.UNIT, "oost-nederland"));
    }

    @Test
    void an_organisation_with_an_unknown_start_existed_always_and_ends_with_its_succession() {
        OrganisationView view = fold(
                new OrganisationFold(),
                Subject.organisation("ijsselland"),
                new OrganisationRegistered("IJsseland", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN),
                new OrganisationRenamed("IJsselland", null, Samples.day("2005-01-01")),
                new OrganisationSucceeded(
                        List.of(new Successor("oost-nederland", null)), null, false, null, Samples.day("2013-01-01")));
        assertThat(view.existsOn(LocalDate.parse("1850-01-01"))).isTrue();
        assertThat(view.existsOn(LocalDate.parse("2012-12-31"))).isTrue();
        assertThat(view.existsOn(LocalDate.parse("2013-01-01"))).isFalse();
        assertThat(view.nameOn(LocalDate.parse("2004-12-31"))).isEqualTo("IJsseland");
        assertThat(view.nameOn(null)).isEqualTo("IJsselland");
    }

    @Test
    void a_mandate_allows_what_its_scope_says_on_the_day() {
        MandateScope national = new MandateScope(Set.of(Addressee.Kind.NATIONAL), Set.of(), Set.of());
        MandateView view = fold(
                new MandateFold(),
                Subject.mandate("m-1"),
                new MandateGranted(
                        "np",
                        "korpschef",
                        Samples.EVERYTHING,
                        LocalDate.parse("2013-01-01"),
                        LocalDate.parse("2014-12-31"),
                        Samples.LETTER,
                        PartialDate.UNKNOWN),
                new MandateLimited(
                        national, LocalDate.parse("2013-06-01"), Samples.secret(), null, PartialDate.UNKNOWN),
                new MandateRevoked(LocalDate.parse("2014-01-01"), Samples.secret(), null, PartialDate.UNKNOWN));
        assertThat(view.scopeOn(LocalDate.parse("2012-12-31"))).isNull();
        assertThat(view.scopeOn(LocalDate.parse("2013-05-31"))).isEqualTo(Samples.EVERYTHING);
        assertThat(view.scopeOn(LocalDate.parse("2013-06-01"))).isEqualTo(national);
        assertThat(view.scopeOn(LocalDate.parse("2014-01-01"))).isNull();
        assertThat(view.revokedFrom()).isEqualTo(LocalDate.parse("2014-01-01"));
    }

    @Test
    void limits_of_a_mandate_bind_together_in_whatever_order_they_were_recorded_and_a_revocation_stays() {
        MandateScope national = new MandateScope(Set.of(Addressee.Kind.NATIONAL), Set.of(), Set.of());
        MandateScope recent =
                new MandateScope(Set.of(Addressee.Kind.NATIONAL, Addressee.Kind.UNIT), Set.of(2010, 2012), Set.of());
        MandateScope units = new MandateScope(Set.of(Addressee.Kind.UNIT), Set.of(), Set.of());
        List<DomainEvent> events = List.of(
                new MandateGranted(
                        "np",
                        "korpschef",
                        Samples.EVERYTHING,
                        LocalDate.parse("2013-01-01"),
                        null,
                        Samples.LETTER,
                        PartialDate.UNKNOWN),
                limit(national, "2013-09-01"),
                limit(recent, "2013-06-01"),
                new MandateRevoked(LocalDate.parse("2014-01-01"), Samples.secret(), null, PartialDate.UNKNOWN),
                limit(units, "2013-12-31"));
        MandateView view = fold(new MandateFold(), Subject.mandate("m-1"), events.toArray(DomainEvent[]::new));
        assertThat(view.scopeOn(LocalDate.parse("2013-05-31"))).isEqualTo(Samples.EVERYTHING);
        assertThat(view.scopeOn(LocalDate.parse("2013-08-31"))).isEqualTo(recent);
        assertThat(view.scopeOn(LocalDate.parse("2013-12-30")))
                .isEqualTo(new MandateScope(Set.of(Addressee.Kind.NATIONAL), Set.of(2010, 2012), Set.of()));
        assertThat(view.scopeOn(LocalDate.parse("2013-12-31")))
                .as("of what excludes each other nothing is left")
                .isNull();
        assertThat(view.scopeOn(LocalDate.parse("2014-06-01"))).isNull();
        assertThat(view.revokedFrom()).isEqualTo(LocalDate.parse("2014-01-01"));
    }

    private static MandateLimited limit(MandateScope scope, String from) {
        return new MandateLimited(scope, LocalDate.parse(from), Samples.secret(), null, PartialDate.UNKNOWN);
    }

    @Test
    void a_document_keeps_its_last_description_and_its_file() {
        Document right = new Document("kst-28638-103", "Brief", Samples.day("2013-10-24"), null, null, null, null);
        DocumentView view = fold(
                new DocumentFold(),
                Subject.document("kst-28638-103"),
                new DocumentRegistered(Samples.LETTER, PartialDate.UNKNOWN, 2012, PartialDate.UNKNOWN),
                new DocumentFileStored("a".repeat(64), 12, null, 2012, null, null, PartialDate.UNKNOWN),
                new DocumentDescriptionCorrected(right, 2012, Samples.secret(), PartialDate.UNKNOWN));
        assertThat(view.document()).isEqualTo(right);
        assertThat(view.edition()).isEqualTo(2012);
        assertThat(Objects.requireNonNull(view.file()).size()).isEqualTo(12);
        assertThat(view.positions()).containsExactly(0L, 1L, 2L);
    }

    private static @Nullable GivenScore score(ScorecardView view, String dimension, String day) {
        return Objects.requireNonNull(view.dimensions().get(dimension)).score().inForceOn(LocalDate.parse(day));
    }

    private static DecisionWithdrawn withdrawn(long sequence, PartialDate on) {
        return new DecisionWithdrawn(
                sequence,
                new DecisionMaker("np", "portefeuillehouder", Samples.secret()),
                "m-2",
                "law",
                Samples.secret(),
                on);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome,
                null,
                null,
                new DecisionMaker("np", "korpschef", Samples.secret()),
                "m-1",
                "policy",
                Samples.secret(),
                null);
    }

    private static ScorecardView card(DomainEvent... events) {
        return fold(new ScorecardFold(), Subject.scorecard(2012, "ijsselland"), events);
    }

    private static EditionView edition(DomainEvent... events) {
        return fold(new EditionFold(), Subject.edition(2012), events);
    }

    private static RecommendationView recommendation(DomainEvent... events) {
        DomainEvent[] all = new DomainEvent[events.length + 1];
        all[0] = new RecommendationIssued(
                "Do it",
                false,
                new Addressee(Addressee.Kind.UNIT, "ijsselland"),
                Urgency.HIGH,
                null,
                null,
                null,
                Samples.day("2012-05-01"));
        System.arraycopy(events, 0, all, 1, events.length);
        return fold(new RecommendationFold(), Subject.recommendation(2012, "r-1"), all);
    }

    private static <V extends View> V fold(Fold<V> fold, Subject subject, DomainEvent... events) {
        InMemoryTrail trail = new InMemoryTrail().at("2013-02-01T00:00:00Z");
        for (DomainEvent event : events) {
            trail.append(subject, event);
        }
        return folded(fold, trail);
    }

    private static <V extends View> V folded(Fold<V> fold, InMemoryTrail trail) {
        V view = null;
        for (var event : trail.page(EventFilter.ALL, 0, 100)) {
            view = fold.fold(view, event);
        }
        return Objects.requireNonNull(view, "there was an event");
    }
}
