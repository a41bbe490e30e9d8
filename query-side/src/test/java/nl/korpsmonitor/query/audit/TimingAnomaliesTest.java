package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.History.day;
import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.LETTER;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.score;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.RecommendationEvent.DirectorAssigned;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationReopened;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimingAnomaliesTest {
    private static final Subject RECOMMENDATION = Subject.recommendation(2013, "r-01");
    private static final Subject MANDATE = Subject.mandate("m-01");
    private static final Source SOURCE = new Source(LETTER, null, DAY, DAY);

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
    void what_is_dated_between_is_backdated_too_and_named_with_the_latest() {
        History history = new History("anna");
        for (String on : List.of("2013-03-01", "2013-02-01", "2013-02-15", "2013-03-01")) {
            history.by("anna", Role.COORDINATOR, MANDATE, revoked(day(on)));
        }
        assertThat(history.of(Check.BACKDATED))
                .extracting(Observation::position, Observation::related)
                .containsExactly(tuple(2L, List.of(1L)), tuple(3L, List.of(1L)));
    }

    @Test
    void of_a_scorecard_only_what_is_of_the_same_dimension_is_compared() {
        History history = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .by("anna", Role.ASSESSOR, CARD, new ScoreRecorded("other", Decimal.of("6"), WHY, day("2013-02-01")));
        assertThat(history.of(Check.BACKDATED)).isEmpty();
    }

    @Test
    void what_is_done_here_is_recorded_at_once_and_in_order_whatever_it_is_about() {
        own(Subject.edition(2013), ScoringClosed::new);
        own(RECOMMENDATION, on -> issued(null, on));
        own(RECOMMENDATION, on -> new DirectorAssigned("force", null, on));
        own(RECOMMENDATION, on -> new OwnerAssigned("force", null, on));
        own(RECOMMENDATION, on -> new RecommendationReopened(WHY, on));
        own(CARD, on -> new ScoreRecorded("checks", Decimal.of("6"), WHY, on));
        own(MANDATE, TimingAnomaliesTest::revoked);
        own(Subject.hold("h-1"), on -> new HoldLifted(WHY, on));
        own(Subject.inquiry("kv-1"), on -> new CitationWithdrawn("a", WHY, on));
        own(Subject.disclosure(5), on -> new ValueErased("/reason", "d", ErasureGround.DATA_PROTECTION, on));
        own(Subject.document("letter"), on -> new DocumentDescriptionCorrected(LETTER, null, WHY, on));
        own(Subject.document("letter"), on -> new DocumentFileStored("0".repeat(64), 1, null, null, null, null, on));
    }

    @Test
    void what_is_known_of_organisations_may_be_of_any_date_but_comes_in_order() {
        assertThat(of(Subject.organisation("force"), on -> new OrganisationRenamed("Force", null, on)))
                .containsExactly(Check.BACKDATED);
    }

    @Test
    void what_was_read_in_a_source_may_be_of_any_date_in_any_order() {
        read(Subject.edition(2013), on -> new EditionStepNoted(Step.ADOPTED, "Adopted", SOURCE, on));
        read(RECOMMENDATION, on -> issued(SOURCE, on));
        read(RECOMMENDATION, on -> new DirectorAssigned("force", SOURCE, on));
        read(RECOMMENDATION, on -> new OwnerAssigned("force", SOURCE, on));
        read(RECOMMENDATION, on -> new StatusReported("Done.", SOURCE, on));
        read(CARD, on -> new ClassNoted(ScoreClass.CONFORM_NORM, SOURCE, on));
        read(Subject.document("letter"), on -> new DocumentRegistered(LETTER, on, null, on));
    }

    private static void own(Subject subject, Function<PartialDate, DomainEvent> event) {
        assertThat(of(subject, event)).containsExactly(Check.RECORDED_LATE, Check.BACKDATED);
    }

    private static void read(Subject subject, Function<PartialDate, DomainEvent> event) {
        assertThat(of(subject, event)).isEmpty();
    }

    /** What is said of an event that is recorded in time, and then again for a day long before that. */
    private static List<Check> of(Subject subject, Function<PartialDate, DomainEvent> event) {
        History history = new History("anna")
                .at("2013-12-01T09:00:00Z")
                .by("anna", Role.COORDINATOR, subject, event.apply(day("2013-11-30")))
                .by("anna", Role.COORDINATOR, subject, event.apply(day("2013-02-01")));
        return Stream.of(Check.RECORDED_LATE, Check.BACKDATED)
                .filter(check -> !history.of(check).isEmpty())
                .toList();
    }

    private static MandateRevoked revoked(PartialDate on) {
        return new MandateRevoked(LocalDate.of(2013, 6, 1), WHY, null, on);
    }

    private static RecommendationIssued issued(@Nullable Source source, PartialDate on) {
        return new RecommendationIssued(
                "Do it.", false, new Addressee(Addressee.Kind.UNIT, "force"), Urgency.HIGH, null, null, source, on);
    }
}
