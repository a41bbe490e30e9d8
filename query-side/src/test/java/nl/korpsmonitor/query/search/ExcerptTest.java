package nl.korpsmonitor.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static @Nullable Excerpt of(String status, String sought) {
        InMemoryTrail trail = new InMemoryTrail();
        trail.append(
                new Subject("recommendation/2012/r-01"),
                new StatusReported(status, Samples.SOURCE, Samples.day("2013")));
        return Excerpt.of(trail.event(0).orElseThrow(), SearchText.read(sought));
    }

    private static List<String> marked(@Nullable Excerpt excerpt) {
        Excerpt there = Objects.requireNonNull(excerpt);
        return there.matches().stream()
                .map(match -> there.text().substring(match.start(), match.end()))
                .toList();
    }

    @Test
    void it_marks_what_was_found_as_it_is_written() {
        Excerpt excerpt =
                of("De <b>aanbevelingen</b> van Fryslân, zie 28 638, nr. 103.", "aanbeveling frysl* kst-28638-103");
        assertThat(marked(excerpt)).containsExactly("aanbevelingen", "Fryslân", "28 638, nr. 103");
        assertThat(Objects.requireNonNull(excerpt).field()).isEqualTo("/status");
        assertThat(excerpt.complete()).isTrue();
    }

    @Test
    void of_a_long_text_the_part_around_the_first_match_is_shown_and_no_character_is_halved() {
        String text = "😀".repeat(150) + " begonnen " + "😀".repeat(150);
        Excerpt excerpt = Objects.requireNonNull(of(text, "begonnen"));
        assertThat(marked(excerpt)).containsExactly("begonnen");
        assertThat(excerpt.complete()).isFalse();
        assertThat(excerpt.text()).hasSizeLessThanOrEqualTo(Excerpt.MAXIMUM_LENGTH + 1);
        assertThat(text.substring(excerpt.start())).startsWith(excerpt.text());
        assertThat(excerpt.text().codePoints().allMatch(c -> !Character.isSurrogate((char) c) || c > 0xFFFF))
                .isTrue();
    }

    @Test
    void words_that_are_not_wanted_or_stand_in_the_subject_only_mark_nothing() {
        assertThat(of("Begonnen.", "r-01")).isNull();
        assertThat(of("Begonnen.", "-niets")).isNull();
    }
}
