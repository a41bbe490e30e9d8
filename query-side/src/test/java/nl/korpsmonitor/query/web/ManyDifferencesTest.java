package nl.korpsmonitor.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.DifferenceController.DifferencePage;
import nl.korpsmonitor.query.web.DifferenceController.NotCompared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of one recommendation there is one event more than may lie between the moments, which are three here; it stands between two others. */
class ManyDifferencesTest {
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
        State first = states.at(from, null, Visibility.ALL);
        State second = states.at(last, null, Visibility.ALL);
        Differences differences = new Differences(
                ledger.trail(), Visibility.ALL, new Side(from + 1, null), new Side(last + 1, null), MAXIMUM);
        return DifferenceController.page(
                DifferenceController.stretch(second, 2012, differences, Cursor.decode(cursor), limit),
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
                        "/v1/timeline?subject=recommendation/2012/r-2&from=" + (opened + 1) + "&to=" + last));
        DifferencePage shorter = page(opened + 2, 50, null);
        assertThat(items(shorter)).as("one event less").contains(MANY.id());
        assertThat(shorter.notCompared()).isEmpty();
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
