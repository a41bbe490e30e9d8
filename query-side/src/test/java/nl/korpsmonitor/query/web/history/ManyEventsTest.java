package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.history.DifferenceController.DifferencePage;
import nl.korpsmonitor.query.web.history.DifferenceController.Limits;
import nl.korpsmonitor.query.web.history.DifferenceController.NotCompared;
import nl.korpsmonitor.query.web.history.ReconstructionPage.NotReconstructed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of one recommendation there is one event more than is walked through, which are three here; it stands between two others. */
class ManyEventsTest {
    private static final int MAXIMUM = 3;
    private static final Subject MANY = Subject.recommendation(2012, "r-2");

    @TempDir
    Path directory;

    private final TestLedger ledger = new TestLedger();
    private ViewProjection projection;
    private States states;
    private long opened;
    private long last;

    @BeforeEach
    void fill() {
        opened = ledger.append(
                Subject.edition(2012), new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        for (String code : List.of("r-1", "r-2", "r-3")) {
            ledger.append(Subject.recommendation(2012, code), issued());
        }
        for (int i = 0; i < MAXIMUM; i++) {
            last = ledger.append(MANY, new OwnerAssigned("owner-" + i, null, Samples.day("2012-05-02")));
        }
        projection = ViewProjection.start(ledger.trail(), ledger.size(), directory.resolve("views.db"));
        assertThat(projection.awaitPosition(last, Duration.ofSeconds(30))).isTrue();
        states = new States(ledger.trail(), projection, new InMemoryPublishedLog(ledger.trail()), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        projection.close();
    }

    private static RecommendationIssued issued() {
        return new RecommendationIssued(
                "Do it.",
                false,
                new Addressee(Addressee.Kind.NATIONAL, null),
                Urgency.HIGH,
                null,
                null,
                null,
                Samples.day("2012-05-01"));
    }

    /** A page from a position on; the link to the next one is its cursor. */
    private DifferencePage page(long from, int limit, @Nullable String cursor) {
        return page(new Side(from + 1, null), new Side(last + 1, null), limit, cursor);
    }

    private DifferencePage page(Side from, Side to, int limit, @Nullable String cursor) {
        return page(from, to, limit, Limits.DEFAULT, cursor);
    }

    private DifferencePage page(Side from, Side to, int limit, Limits limits, @Nullable String cursor) {
        State first = states.at(from.beforePosition() - 1, from.day(), Visibility.ALL);
        State second = states.at(to.beforePosition() - 1, to.day(), Visibility.ALL);
        Differences differences = new Differences(ledger.trail(), Visibility.ALL, from, to, MAXIMUM);
        return DifferenceController.page(
                DifferenceController.stretch(second, 2012, differences, Cursor.decode(cursor), limit, limits),
                differences,
                first,
                second,
                Cursor::encode);
    }

    private static List<String> items(DifferencePage page) {
        return page.items().stream().map(each -> each.subject().id()).toList();
    }

    @Test
    void the_differences_of_an_edition_name_what_is_not_compared_and_give_the_others() {
        DifferencePage page = page(opened, 50, null);
        assertThat(items(page)).containsExactly("recommendation/2012/r-1", "recommendation/2012/r-3");
        assertThat(page.notCompared())
                .containsExactly(new NotCompared(
                        MANY,
                        MAXIMUM,
                        null,
                        "/v1/timeline?subject=recommendation/2012/r-2&from=" + (opened + 1) + "&to=" + last));
        DifferencePage shorter = page(opened + 2, 50, null);
        assertThat(items(shorter)).as("one event less").contains(MANY.id());
        assertThat(shorter.notCompared()).isEmpty();
    }

    /** What came into force between the days may have been recorded at any time. */
    @Test
    void between_two_days_all_events_up_to_the_second_moment_count() {
        LocalDate april = LocalDate.of(2012, 4, 1);
        LocalDate june = LocalDate.of(2012, 6, 1);
        DifferencePage page = page(new Side(last + 1, april), new Side(last + 1, june), 50, null);
        assertThat(items(page)).containsExactly("recommendation/2012/r-1", "recommendation/2012/r-3");
        assertThat(page.notCompared())
                .containsExactly(new NotCompared(
                        MANY, MAXIMUM, null, "/v1/timeline?subject=recommendation/2012/r-2&to=" + last));
        assertThat(page(new Side(last, april), new Side(last, june), 50, null).notCompared())
                .as("one event less")
                .isEmpty();
        assertThatThrownBy(() -> new Differences(
                                ledger.trail(),
                                Visibility.ALL,
                                new Side(last + 1, april),
                                new Side(last + 1, june),
                                MAXIMUM)
                        .of(MANY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("to: ")
                .hasMessageContaining("more than 3 events of recommendation/2012/r-2");
    }

    @Test
    void the_reconstructions_of_an_edition_name_what_is_not_reconstructed_and_give_the_others() {
        ReconstructionPage page = reconstructed(last);
        assertThat(page.items().stream().map(each -> each.subject().id()))
                .containsExactly("edition/2012", "recommendation/2012/r-1", "recommendation/2012/r-3");
        assertThat(page.notReconstructed())
                .containsExactly(
                        new NotReconstructed(MANY, MAXIMUM, "/v1/timeline?subject=recommendation/2012/r-2&to=" + last));
        ReconstructionPage earlier = reconstructed(last - 1);
        assertThat(earlier.items()).as("one event less").hasSize(4);
        assertThat(earlier.notReconstructed()).isEmpty();
    }

    private ReconstructionPage reconstructed(long knownAt) {
        State state = states.at(knownAt, null, Visibility.ALL);
        Reconstructions by = new Reconstructions(ledger.trail(), Visibility.ALL, LocalDate.of(2012, 12, 31), MAXIMUM);
        List<ReconstructionBody.Listed> listed = new EditionSubjects(state, 2012)
                .stretch(null, 50, each -> ReconstructionBody.listed(each, by, state.moment()))
                .items();
        return ReconstructionBody.page(listed, by, state.moment(), null);
    }

    /** Whatever the limit, so that no answer grows with how many fields name how many events. */
    @Test
    void a_page_ends_once_it_names_enough_events_and_the_next_one_goes_on() {
        DifferencePage whole = naming(Limits.DEFAULT.ofPage(), null);
        assertThat(items(whole)).containsExactly("recommendation/2012/r-1", "recommendation/2012/r-3");
        // The one in between is not compared, and names none.
        int first = whole.items().getFirst().fields().stream()
                .mapToInt(field -> field.events().size())
                .sum();
        assertThat(items(naming(first + 1, null))).isEqualTo(items(whole));
        for (int enough : List.of(1, first)) {
            DifferencePage page = naming(enough, null);
            assertThat(items(page)).containsExactly("recommendation/2012/r-1");
            assertThat(page.notCompared()).isEmpty();
            page = naming(enough, page.next());
            assertThat(page.notCompared()).hasSize(1);
            assertThat(items(page)).containsExactly("recommendation/2012/r-3");
            assertThat(page.next()).isNull();
        }
    }

    private DifferencePage naming(long enough, @Nullable String cursor) {
        return page(
                new Side(opened + 1, null),
                new Side(last + 1, null),
                50,
                new Limits(enough, Limits.DEFAULT.ofSubject()),
                cursor);
    }

    @Test
    void a_subject_that_names_too_many_events_is_not_told() {
        DifferencePage whole = naming(Limits.DEFAULT.ofPage(), null);
        Subject subject = whole.items().getFirst().subject();
        int named = whole.items().getFirst().fields().stream()
                .mapToInt(field -> field.events().size())
                .sum();
        Side from = new Side(opened + 1, null);
        Side to = new Side(last + 1, null);
        assertThat(items(page(from, to, 50, new Limits(1_000, named), null))).contains(subject.id());
        DifferencePage page = page(from, to, 50, new Limits(1_000, named - 1), null);
        assertThat(items(page)).doesNotContain(subject.id());
        assertThat(page.notCompared())
                .contains(new NotCompared(
                        subject,
                        null,
                        named - 1,
                        "/v1/timeline?subject=" + subject.id() + "&from=" + (opened + 1) + "&to=" + last));
        ComparedMoments moments = new ComparedMoments(
                states.at(from.beforePosition() - 1, null, Visibility.ALL),
                states.at(last, null, Visibility.ALL),
                new Differences(ledger.trail(), Visibility.ALL, from, to, MAXIMUM));
        assertThat(DifferenceController.required(moments, subject, new Limits(1, named)))
                .isNotNull();
        assertThatThrownBy(() -> DifferenceController.required(moments, subject, new Limits(1, named - 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("from: ")
                .hasMessageContaining(subject.id());
    }

    /** It was compared before that was known. */
    @Test
    void a_subject_that_is_not_told_counts_among_what_a_page_names() {
        Side from = new Side(opened + 1, null);
        Side to = new Side(last + 1, null);
        DifferencePage page = page(from, to, 50, new Limits(1, 0), null);
        assertThat(page.notCompared()).hasSize(1);
        assertThat(items(page)).isEmpty();
        assertThat(page.next()).isNotNull();
    }

    @Test
    void what_is_not_compared_counts_on_its_page() {
        List<String> pages = new ArrayList<>();
        DifferencePage page = page(opened, 1, null);
        pages.add(items(page) + " " + page.notCompared().size());
        while (page.next() != null) {
            page = page(opened, 1, page.next());
            pages.add(items(page) + " " + page.notCompared().size());
        }
        assertThat(pages).containsExactly("[recommendation/2012/r-1] 0", "[] 1", "[recommendation/2012/r-3] 0");
    }
}
