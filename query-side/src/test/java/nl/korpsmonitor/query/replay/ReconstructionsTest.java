package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Reconstruction.Basis;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.Test;

/** All of it was recorded in 2026, of what happened from 2012 on. */
class ReconstructionsTest {
    private static final Subject SUBJECT = Subject.recommendation(2012, "r-07");

    private final InMemoryTrail trail = new InMemoryTrail().at("2026-01-01T00:00:00Z");

    @Test
    void what_a_source_says_was_known_from_the_date_of_the_source_on() {
        issue();
        // It tells of 2012, and was printed in October 2013.
        trail.append(SUBJECT, new StatusReported("agreed", source("2013-10-24"), new PartialDate("2012")));
        assertThat(on("2013-10-23").used()).hasSize(1);
        Reconstruction later = on("2013-10-24");
        assertThat(later.used()).hasSize(2);
        assertThat(later.used().get(1).basis()).isEqualTo(Basis.SOURCE);
        assertThat(value(later, "/reportedStatus")).isEqualTo("agreed");
    }

    @Test
    void a_month_has_passed_before_what_happened_in_it_counts_as_known() {
        issue();
        trail.append(SUBJECT, new RecommendationDecided(decision(), new PartialDate("2013-02")));
        assertThat(status(on("2013-02-27"))).isEqualTo("UNDECIDED");
        assertThat(status(on("2013-02-28"))).isEqualTo("ACCEPTED");
    }

    @Test
    void what_has_no_date_is_left_out_and_so_is_what_builds_on_it() {
        issue();
        trail.append(SUBJECT, new RecommendationDecided(decision(), PartialDate.UNKNOWN));
        trail.append(
                SUBJECT,
                new DecisionWithdrawn(1, maker(), "m-1", "Policy.", Samples.secret(), Samples.day("2013-03-01")));
        Reconstruction found = on("2020-01-01");
        assertThat(found.leftOut().stream().map(Reconstruction.LeftOut::reason))
                .containsExactly(Reason.NO_DATE, Reason.DOES_NOT_FOLLOW);
    }

    @Test
    void what_was_left_out_leaves_no_gap() {
        issue();
        trail.append(SUBJECT, new StatusReported("later", source("2015-01-01"), new PartialDate("2012")));
        trail.append(SUBJECT, new RecommendationDecided(decision(), Samples.day("2013-02-01")));
        trail.append(
                SUBJECT,
                new DecisionWithdrawn(2, maker(), "m-1", "Policy.", Samples.secret(), Samples.day("2013-03-01")));
        Reconstruction found = on("2014-01-01");
        assertThat(found.used()).hasSize(3);
        assertThat(status(found)).isEqualTo("UNDECIDED");
        assertThat(Facts.valuesOf(found.facts())).containsKey("/withdrawal/value/mandate");
    }

    @Test
    void before_anything_was_known_there_is_nothing() {
        issue();
        Reconstruction found = on("2011-12-31");
        assertThat(found.facts()).isNull();
        assertThat(found.used()).isEmpty();
        assertThat(new Reconstructions(trail, Visibility.ALL, LocalDate.EPOCH).of(Subject.LEDGER, 10))
                .isEmpty();
    }

    @Test
    void what_took_its_place_and_is_hidden_ends_it() {
        issue();
        trail.append(
                SUBJECT,
                new RecommendationSuperseded(
                        Subject.recommendation(2014, "r-01"), Samples.secret(), Samples.day("2013-01-01")));
        Reconstruction found = new Reconstructions(trail, Visibility.ofPublic(Set.of(2012)), LocalDate.of(2020, 1, 1))
                .of(SUBJECT, trail.size())
                .orElseThrow();
        assertThat(status(found)).isEqualTo("UNDECIDED");
        assertThat(found.used()).hasSize(1);
        assertThat(found.leftOut()).isEmpty();
        assertThat(status(on("2020-01-01"))).isEqualTo("SUPERSEDED");
    }

    @Test
    void with_too_many_events_it_is_refused_and_so_is_a_card_whose_edition_has_too_many() {
        Subject edition = Subject.edition(2012);
        Subject card = Subject.scorecard(2012, "ijsselland");
        trail.append(edition, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        trail.append(edition, new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")));
        trail.append(card, new ScoreRecorded("org-1", Decimal.of("5"), Samples.secret(), Samples.day("2012-06-02")));
        Reconstructions one = new Reconstructions(trail, Visibility.ALL, LocalDate.of(2020, 1, 1), 1);
        assertThat(one.tooMany(card, trail.size())).isEqualTo(edition);
        assertThatThrownBy(() -> one.of(card, trail.size()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("subject: more than 1 events of edition/2012");
        assertThat(one.tooMany(edition, trail.size())).isEqualTo(edition);
        assertThat(one.of(edition, 1)).as("as far as was recorded by then").isPresent();
        assertThat(new Reconstructions(trail, Visibility.ofPublic(Set.of()), LocalDate.of(2020, 1, 1), 1)
                        .of(edition, trail.size()))
                .as("how many there are is not told to who may not see it")
                .isEmpty();
        assertThat(new Reconstructions(trail, Visibility.ALL, LocalDate.of(2020, 1, 1), 2).of(card, trail.size()))
                .isPresent();
    }

    private void issue() {
        trail.append(
                SUBJECT,
                new RecommendationIssued(
                        "Do it.",
                        true,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        null,
                        new PartialDate("2012-06")));
    }

    private static Source source(String date) {
        return new Source(
                new Document("letter", "Letter", Samples.day(date), null, null, null, null),
                null,
                Samples.day(date),
                PartialDate.UNKNOWN);
    }

    private static Decision decision() {
        return new Decision(Outcome.ACCEPTED, null, null, maker(), "m-1", "Policy.", Samples.secret(), null);
    }

    private static DecisionMaker maker() {
        return new DecisionMaker("alfa", "korpschef", Samples.secret());
    }

    private Reconstruction on(String day) {
        return new Reconstructions(trail, Visibility.ALL, LocalDate.parse(day))
                .of(SUBJECT, trail.size())
                .orElseThrow();
    }

    private static String status(Reconstruction found) {
        return value(found, "/status");
    }

    private static String value(Reconstruction found, String field) {
        return Objects.requireNonNull(Facts.valuesOf(found.facts()).get(field), field)
                .asString();
    }
}
