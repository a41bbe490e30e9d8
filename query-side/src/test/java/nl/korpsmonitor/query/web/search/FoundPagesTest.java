package nl.korpsmonitor.query.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchQuestion;
import nl.korpsmonitor.query.search.SearchText;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That memory does not grow with what is found, and that nothing is left out of it unsaid. */
@Timeout(120)
class FoundPagesTest {
    private static final int HITS = 2 * FoundPages.PAGE + 1;
    private static final SearchQuestion REPORTED = SearchQuestion.of(SearchText.read("reported"));

    @TempDir
    Path directory;

    private final InMemoryTrail trail = new InMemoryTrail();
    private final AtomicLong reached = new AtomicLong();
    private final AtomicReference<Visibility> visibility = new AtomicReference<>(Visibility.ALL);
    private SearchIndex index;

    @BeforeEach
    void fill() {
        for (int i = 0; i < HITS; i++) {
            report();
        }
        reached.set(HITS);
        index = SearchIndex.start(trail, reached::get, directory.resolve("search"));
        index.await(HITS - 1, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void report() {
        trail.append(
                Subject.recommendation(2012, "r-1"),
                new StatusReported("It is reported.", Samples.SOURCE, Samples.day("2013-10")));
    }

    private FoundPages pages(boolean newestFirst) {
        return new FoundPages(index, REPORTED, newestFirst, visibility::get);
    }

    private static List<Long> rest(FoundPages pages) {
        List<Long> positions = new ArrayList<>();
        for (List<RecordedEvent> page = pages.next(); page != null; page = pages.next()) {
            assertThat(page).hasSizeLessThanOrEqualTo(FoundPages.PAGE);
            page.forEach(event -> positions.add(event.position()));
        }
        return positions;
    }

    @Test
    void all_that_is_found_is_told_a_page_at_a_time_and_what_comes_meanwhile_is_not() {
        List<Long> all = LongStream.range(0, HITS).boxed().toList();
        assertThat(rest(pages(true))).isEqualTo(all.reversed());
        FoundPages pages = pages(false);
        assertThat(pages.next()).hasSize(FoundPages.PAGE);
        report();
        reached.set(HITS + 1);
        index.await(HITS, Duration.ofMinutes(1));
        assertThat(rest(pages)).isEqualTo(all.subList(FoundPages.PAGE, HITS));
        assertThat(pages.position()).isEqualTo(HITS - 1);
    }

    @Test
    void an_index_that_ends_earlier_than_it_did_breaks_it_off() {
        for (boolean newestFirst : List.of(true, false)) {
            reached.set(HITS);
            FoundPages pages = pages(newestFirst);
            pages.next();
            reached.set(FoundPages.PAGE + 10);
            assertThatThrownBy(pages::next)
                    .as("newest first: " + newestFirst)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("made anew");
        }
    }

    @Test
    void what_may_be_seen_no_longer_is_told_no_longer() {
        FoundPages pages = pages(true);
        assertThat(pages.next()).hasSize(FoundPages.PAGE);
        visibility.set(Visibility.ofPublic(Set.of()));
        assertThat(rest(pages)).isEmpty();
    }
}
