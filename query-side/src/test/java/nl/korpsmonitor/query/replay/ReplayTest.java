package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationFulfilled;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ClassNoted;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Subject EDITION = Subject.edition(2012);
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");
    private static final Subject FORCE = Subject.organisation("ijsselland");

    private final InMemoryTrail trail = new InMemoryTrail().at("2013-06-02T10:00:00Z");

    @Test
    void a_name_put_before_one_that_was_known_is_backdated_and_one_put_after_it_is_late() {
        register("2000-01-01");
        assertThat(step(rename("2010-01-01")).registration().kind()).isEqualTo(Registration.Kind.LATE);
        assertThat(step(rename("2005-01-01")).registration())
                .isEqualTo(new Registration(Registration.Kind.BACKDATED, 3_074L));
        // A month counts from its last day.
        assertThat(step(rename("2013-05")).registration()).isEqualTo(new Registration(Registration.Kind.LATE, 2L));
        assertThat(step(rename("2013-06-02")).registration())
                .isEqualTo(new Registration(Registration.Kind.ON_TIME, null));
        assertThat(step(rename("2013-06")).registration().kind()).isEqualTo(Registration.Kind.ON_TIME);
        trail.at("2013-06-05T10:00:00Z");
        assertThat(step(rename("unknown")).registration()).isEqualTo(new Registration(Registration.Kind.UNKNOWN, null));
    }

    @Test
    void a_mandate_that_is_limited_or_revoked_from_an_earlier_day_is_late_whatever_day_it_was_decided_on() {
        Subject mandate = Subject.mandate("m-1");
        long granted = trail.append(
                mandate,
                new MandateGranted(
                        "np",
                        "korpschef",
                        Samples.EVERYTHING,
                        LocalDate.parse("2013-05-01"),
                        null,
                        Samples.LETTER,
                        Samples.day("2013-06-02")));
        long revoked = trail.append(
                mandate,
                new MandateRevoked(LocalDate.parse("2013-05-02"), Samples.secret(), null, Samples.day("2013-06-02")));
        assertThat(step(granted).registration()).isEqualTo(new Registration(Registration.Kind.LATE, 32L));
        assertThat(step(revoked).registration()).isEqualTo(new Registration(Registration.Kind.LATE, 31L));
    }

    @Test
    void the_day_of_recording_is_that_of_amsterdam() {
        trail.at("2013-06-02T22:30:00Z");
        assertThat(step(register("2013-06-02")).registration()).isEqualTo(new Registration(Registration.Kind.LATE, 1L));
    }

    @Test
    void a_correction_holds_from_the_day_of_the_score_and_is_not_backdated() {
        framework();
        trail.append(CARD, new ScoreRecorded("org-1", Decimal.of("5"), Samples.secret(), Samples.day("2013-06-02")));
        long corrected = trail.append(
                CARD,
                new ScoreCorrected(
                        "org-1", Decimal.of("5"), Decimal.of("6"), Samples.secret(), null, Samples.day("2013-06-02")));
        assertThat(step(corrected).registration().kind()).isEqualTo(Registration.Kind.ON_TIME);
    }

    @Test
    void no_framework_changes_a_card_on_which_there_are_no_scores() {
        trail.append(EDITION, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        trail.append(CARD, new ClassNoted(ScoreClass.AANDACHT, Samples.SOURCE, Samples.day("2012-12-01")));
        Facts noted = replay().at(CARD, trail.size());
        framework();
        assertThat(replay().at(CARD, trail.size())).isEqualTo(noted);
        assertThat(Facts.valuesOf(noted))
                .containsKey("/notedClass/value/scoreClass")
                .doesNotContainKey("/mean/exact");
    }

    @Test
    void what_stands_in_a_list_is_named_by_its_code_or_else_by_its_event() {
        long opened = framework() - 1;
        trail.append(
                EDITION,
                new TotalsPublished(
                        "forces", "All.", Map.of(ScoreClass.AANDACHT, 7), Samples.SOURCE, Samples.day("2013-01-01")));
        assertThat(Facts.valuesOf(replay().at(EDITION, trail.size())))
                .containsKeys(
                        "/steps/" + opened + "/step",
                        "/totals/forces/counts/AANDACHT",
                        "/framework/framework/dimensions/org-1/weight",
                        "/framework/framework/focusAreas/SUPERVISION/weight")
                .doesNotContainKeys("/sequence", "/position", "/subject", "/totals/forces/code");
    }

    @Test
    void on_a_day_only_what_was_in_force_then_changes() {
        register("2000-01-01");
        long renamed = rename("2010-01-01");
        Replay then = new Replay(trail, Visibility.ALL, LocalDate.of(2009, 12, 31));
        assertThat(then.step(trail.event(renamed).orElseThrow()).changes()).isEmpty();
        assertThat(step(renamed).changes()).extracting(Change::field).contains("/name");
    }

    @Test
    void more_events_between_two_moments_than_can_be_told_are_refused() {
        register("2000-01-01");
        long first = rename("2001-01-01");
        for (int i = 0; i < Differences.MAXIMUM_EVENTS; i++) {
            rename("2001-01-01");
        }
        Side end = new Side(trail.size(), null);
        assertThatThrownBy(() -> new Differences(trail, Visibility.ALL, new Side(first, null), end).of(FORCE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("organisation/ijsselland")
                .hasMessageContaining("10000");
        assertThat(new Differences(trail, Visibility.ALL, new Side(trail.size() - 1, null), end)
                        .of(FORCE)
                        .fields())
                .isNotEmpty()
                .allMatch(field -> field.events()
                        .equals(List.of(trail.event(trail.size() - 1).orElseThrow())));
    }

    @Test
    void of_what_may_not_be_seen_not_even_is_told_that_it_has_too_many_events() {
        framework();
        Side beginning = new Side(0, null);
        Side end = new Side(trail.size(), null);
        assertThatThrownBy(() -> new Differences(trail, Visibility.ALL, beginning, end, 1).of(EDITION))
                .isInstanceOf(InvalidInputException.class);
        Difference stranger = new Differences(trail, Visibility.ofPublic(Set.of()), beginning, end, 1).of(EDITION);
        assertThat(stranger).isEqualTo(new Difference(EDITION, false, false, List.of()));
    }

    /** Of what kind a document is only its events say. */
    @Test
    void nor_of_a_document_that_is_the_working_paper_of_an_edition_that_may_not_be_seen() {
        Subject paper = Subject.document(Samples.LETTER.identifier());
        for (int i = 0; i < 2; i++) {
            trail.append(
                    paper,
                    new DocumentRegistered(Samples.LETTER, PartialDate.UNKNOWN, 2012, Samples.day("2013-06-02")));
        }
        Side beginning = new Side(0, null);
        Side end = new Side(trail.size(), null);
        assertThatThrownBy(() -> new Differences(trail, Visibility.ALL, beginning, end, 1).of(paper))
                .isInstanceOf(InvalidInputException.class);
        assertThat(new Differences(trail, Visibility.ofPublic(Set.of()), beginning, end, 1).of(paper))
                .isEqualTo(new Difference(paper, false, false, List.of()));
        LocalDate day = day("2013-12-31");
        assertThatThrownBy(() -> new Reconstructions(trail, Visibility.ALL, day, 1).of(paper, trail.size()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(new Reconstructions(trail, Visibility.ofPublic(Set.of()), day, 1).of(paper, trail.size()))
                .isEmpty();
    }

    @Test
    void between_two_days_a_field_names_what_led_to_one_of_its_values_and_not_to_the_other() {
        register("2000-01-01");
        long later = rename("2010-01-01");
        long backdated = rename("2005-01-01");
        long end = trail.size();
        assertThat(named(new Side(end, day("2003-01-01")), new Side(end, day("2011-01-01"))))
                .as("the name of 2005 was none on either day, as the other was known when it came")
                .containsExactly(later);
        assertThat(named(new Side(end, day("2007-01-01")), new Side(end, day("2011-01-01"))))
                .containsExactly(later, backdated);
        assertThat(named(new Side(end, day("2011-01-01")), new Side(end, day("2007-01-01"))))
                .as("the other way round, in order of position all the same")
                .containsExactly(later, backdated);
        assertThat(named(new Side(end, null), new Side(end, day("2003-01-01"))))
                .as("the last known name beside that of a day")
                .containsExactly(later);
    }

    @Test
    void what_was_recorded_between_two_moments_is_named_on_two_days_when_it_led_to_the_second_value() {
        long registered = register("2000-01-01");
        long later = rename("2010-01-01");
        long backdated = rename("2005-01-01");
        assertThat(named(new Side(backdated, day("2003-01-01")), new Side(backdated + 1, day("2007-01-01"))))
                .containsExactly(backdated);
        assertThat(named(new Side(backdated, day("2007-01-01")), new Side(backdated + 1, day("2011-01-01"))))
                .as("what was not known yet of the first day did not make it differ")
                .containsExactly(later);
        assertThat(named(new Side(registered, day("2003-01-01")), new Side(backdated + 1, day("2011-01-01"))))
                .containsExactly(registered, later);
    }

    @Test
    void of_a_figure_the_score_that_made_it_differ_is_named_also_when_it_left_the_figure_alone_at_first() {
        framework();
        trail.append(CARD, new ScoreRecorded("org-1", Decimal.of("6"), Samples.secret(), Samples.day("2012-06-02")));
        long between = trail.append(
                CARD, new ScoreRecorded("sup-1", Decimal.of("6"), Samples.secret(), Samples.day("2012-09-01")));
        trail.append(
                CARD,
                new ScoreCorrected(
                        "org-1", Decimal.of("6"), Decimal.of("8"), Samples.secret(), null, Samples.day("2012-10-01")));
        Side first = new Side(trail.size(), day("2012-07-01"));
        Side second = new Side(trail.size(), day("2012-11-01"));
        Difference.Field mean = field(new Differences(trail, Visibility.ALL, first, second).of(CARD), "/mean/exact");
        // It did not change the mean; the correction, which led to both values, changed it otherwise where it stood.
        assertThat(mean.change().before()).isNotEqualTo(mean.change().after());
        assertThat(mean.events()).extracting(RecordedEvent::position).containsExactly(between);
    }

    @Test
    void a_mean_names_also_the_score_that_left_it_alone_when_it_was_recorded_between_the_moments() {
        framework();
        score("org-1", "6");
        Side from = new Side(trail.size(), null);
        long same = score("sup-1", "6");
        long corrected = correct("org-1", "6", "8");
        Difference difference = new Differences(trail, Visibility.ALL, from, new Side(trail.size(), null)).of(CARD);
        assertThat(positions(difference, "/mean/exact")).containsExactly(same, corrected);
        assertThat(positions(difference, "/focusAreaMeans/ORGANISATION/exact")).containsExactly(corrected);
        // By which dimensions have a score, whatever it is.
        assertThat(positions(difference, "/dimensions/org-1/share")).containsExactly(same);
        assertThat(positions(difference, "/dimensions/org-1/score")).containsExactly(corrected);
    }

    @Test
    void where_there_is_no_mean_until_all_is_scored_it_names_all_of_the_scores_and_not_the_last_one_only() {
        Framework framework = withoutMean();
        score("org-1", "6");
        Side from = new Side(trail.size(), null);
        List<Long> scored = framework.dimensions().stream()
                .map(Framework.Dimension::code)
                .filter(code -> !code.equals("org-1"))
                .map(code -> score(code, "7"))
                .toList();
        Difference difference = new Differences(trail, Visibility.ALL, from, new Side(trail.size(), null)).of(CARD);
        for (String figure :
                List.of("/mean/exact", "/mean/rounded", "/scoreClass", "/classBasis", "/dimensions/org-1/share")) {
            assertThat(positions(difference, figure)).as(figure).isEqualTo(scored);
        }
    }

    @Test
    void a_class_that_a_source_publishes_differs_by_no_scores() {
        withoutMean();
        Side from = new Side(trail.size(), null);
        score("org-1", "6");
        long noted = trail.append(CARD, new ClassNoted(ScoreClass.AANDACHT, Samples.SOURCE, Samples.day("2012-12-01")));
        Difference difference = new Differences(trail, Visibility.ALL, from, new Side(trail.size(), null)).of(CARD);
        assertThat(positions(difference, "/scoreClass")).containsExactly(noted);
        assertThat(positions(difference, "/classBasis")).containsExactly(noted);
    }

    @Test
    void a_day_before_anything_was_in_force_is_compared_as_well() {
        long registered = register("2000-01-01");
        Side before = new Side(trail.size(), day("1999-12-31"));
        Side after = new Side(trail.size(), day("2000-01-01"));
        Difference.Field existing = field(new Differences(trail, Visibility.ALL, before, after).of(FORCE), "/existing");
        assertThat(existing.events()).extracting(RecordedEvent::position).containsExactly(registered);
    }

    /** By which events the organisation's name differs. */
    private List<Long> named(Side from, Side to) {
        return field(new Differences(trail, Visibility.ALL, from, to).of(FORCE), "/name").events().stream()
                .map(RecordedEvent::position)
                .toList();
    }

    private static List<Long> positions(Difference difference, String field) {
        return field(difference, field).events().stream()
                .map(RecordedEvent::position)
                .toList();
    }

    private static Difference.Field field(Difference difference, String field) {
        return difference.fields().stream()
                .filter(each -> each.change().field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void what_took_a_recommendations_place_and_is_hidden_ends_its_history() {
        Subject subject = Subject.recommendation(2012, "r-07");
        long issued = trail.append(
                subject,
                new RecommendationIssued(
                        "Do it.",
                        true,
                        new Addressee(Addressee.Kind.NATIONAL, null),
                        Urgency.HIGH,
                        null,
                        null,
                        null,
                        Samples.day("2012-06-01")));
        long superseded = trail.append(
                subject,
                new RecommendationSuperseded(
                        Subject.recommendation(2014, "r-01"), Samples.secret(), Samples.day("2013-01-01")));
        long fulfilled =
                trail.append(subject, new RecommendationFulfilled(Samples.secret(), null, Samples.day("2013-02-01")));
        Replay stranger = new Replay(trail, Visibility.ofPublic(Set.of(2012)), null);
        Step last = stranger.step(trail.event(fulfilled).orElseThrow());
        assertThat(last.changes()).isEmpty();
        assertThat(last.previous()).isEqualTo(issued);
        assertThat(stranger.at(subject, trail.size())).isEqualTo(stranger.at(subject, superseded));
        assertThat(step(fulfilled).changes()).isNotEmpty();
        assertThatThrownBy(() -> stranger.step(trail.event(superseded).orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long framework() {
        if (trail.size() == 0) {
            trail.append(EDITION, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        }
        return trail.append(EDITION, new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")));
    }

    /** Fixes a framework under which there is no mean until all is scored. */
    private Framework withoutMean() {
        Framework framework = new Framework(
                Samples.FRAMEWORK.focusAreas(),
                Samples.FRAMEWORK.dimensions(),
                Samples.FRAMEWORK.scale(),
                Samples.FRAMEWORK.limits(),
                Samples.FRAMEWORK.rounding(),
                Framework.MissingScore.NO_MEAN);
        trail.append(EDITION, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        trail.append(EDITION, new FrameworkFixed(framework, null, Samples.day("2012-02-01")));
        return framework;
    }

    private long score(String dimension, String score) {
        return trail.append(
                CARD, new ScoreRecorded(dimension, Decimal.of(score), Samples.secret(), Samples.day("2012-06-02")));
    }

    private long correct(String dimension, String old, String score) {
        return trail.append(
                CARD,
                new ScoreCorrected(
                        dimension,
                        Decimal.of(old),
                        Decimal.of(score),
                        Samples.secret(),
                        null,
                        Samples.day("2012-10-01")));
    }

    private long register(String day) {
        return trail.append(
                FORCE, new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, new PartialDate(day)));
    }

    private long rename(String day) {
        return trail.append(FORCE, new OrganisationRenamed("Named on " + day, null, new PartialDate(day)));
    }

    private Replay replay() {
        return new Replay(trail, Visibility.ALL, null);
    }

    private Step step(long position) {
        return replay().step(trail.event(position).orElseThrow());
    }
}
