package nl.korpsmonitor.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The part of an event's text in which most of what was looked for stands. Offsets count UTF-16 code units, as Java and JavaScript do.
 *
 * @param field a JSON Pointer (RFC 6901) into the event's data: where the text stands
 * @param text {@value #MAXIMUM_LENGTH} characters of it at most
 * @param start where it begins within the whole text
 * @param complete whether it is the whole text
 * @param matches in order, within {@code text}
 */
public record Excerpt(String field, String text, int start, boolean complete, List<Match> matches) {
    /** The most characters of a text that are shown. */
    public static final int MAXIMUM_LENGTH = 240;

    /** So many characters before the first match are shown, to read it in its context. */
    private static final int CONTEXT = 60;

    /**
     * A word that was looked for.
     *
     * @param start its first character
     * @param end the character after its last one
     */
    public record Match(int start, int end) {}

    public Excerpt {
        matches = List.copyOf(matches);
    }

    /** The best of an event; null when nothing was looked for by its words, or they stand in its subject or in codes that are no text. */
    public static @Nullable Excerpt of(RecordedEvent event, @Nullable SearchText sought) {
        if (sought == null) {
            return null;
        }
        Sought forms = new Sought(sought);
        return EventText.of(event).passages().stream()
                .map(passage -> cut(passage, forms.in(passage.text())))
                .filter(excerpt -> !excerpt.matches().isEmpty())
                .max(Comparator.comparingInt(
                                (Excerpt excerpt) -> excerpt.matches().size())
                        .thenComparingInt(excerpt -> excerpt.text().length()))
                .orElse(null);
    }

    private static Excerpt cut(EventText.Passage passage, List<Match> matches) {
        String text = passage.text();
        int start = 0;
        if (text.length() > MAXIMUM_LENGTH && !matches.isEmpty()) {
            start = Math.min(Math.max(0, matches.getFirst().start() - CONTEXT), text.length() - MAXIMUM_LENGTH);
        }
        start = whole(text, start);
        int end = whole(text, Math.min(text.length(), start + MAXIMUM_LENGTH));
        int from = start;
        List<Match> shown = matches.stream()
                .filter(match -> match.start() >= from && match.end() <= end)
                .map(match -> new Match(match.start() - from, match.end() - from))
                .toList();
        return new Excerpt(
                passage.field(), text.substring(start, end), start, start == 0 && end == text.length(), shown);
    }

    /** A place that parts no pair of surrogates. */
    private static int whole(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    /** What was looked for, in the forms in which words are compared. */
    private static final class Sought {
        private final Set<String> dutch = new HashSet<>();
        private final Set<String> english = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();
        private final List<String> prefixes = new ArrayList<>();

        Sought(SearchText sought) {
            for (SearchText.Term term : sought.terms()) {
                if (term.excluded()) {
                    continue;
                }
                switch (term) {
                    case SearchText.Prefix prefix -> prefixes.add(prefix.form());
                    case SearchText.Words words -> add(words.text());
                    case SearchText.PaperNumber number -> numbers.add(number.number());
                }
            }
        }

        private void add(String words) {
            WordForms.DUTCH.of(words).forEach(form -> dutch.add(form.form()));
            WordForms.ENGLISH.of(words).forEach(form -> english.add(form.form()));
        }

        List<Match> in(String text) {
            Set<Match> matches =
                    new TreeSet<>(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
            WordForms.DUTCH.of(text).stream()
                    .filter(form -> dutch.contains(form.form()))
                    .forEach(form -> matches.add(new Match(form.start(), form.end())));
            WordForms.ENGLISH.of(text).stream()
                    .filter(form -> english.contains(form.form()))
                    .forEach(form -> matches.add(new Match(form.start(), form.end())));
            if (!prefixes.isEmpty()) {
                WordForms.PLAIN.of(text).stream()
                        .filter(form -> prefixes.stream().anyMatch(form.form()::startsWith))
                        .forEach(form -> matches.add(new Match(form.start(), form.end())));
            }
            DocumentNumbers.in(text).stream()
                    .filter(found -> numbers.contains(found.number()))
                    .forEach(found -> matches.add(new Match(found.start(), found.end())));
            return List.copyOf(matches);
        }
    }
}
