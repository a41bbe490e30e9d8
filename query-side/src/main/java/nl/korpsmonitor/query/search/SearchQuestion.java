package nl.korpsmonitor.query.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; null, or empty, where it does not matter.
 *
 * @param text what they say
 * @param types stored event names
 * @param actor pseudonym of who recorded them
 * @param organisation code of one that the event, its subject or its actor names
 * @param document identifier or {@linkplain #documentTerm number} of one that the event or its subject names
 * @param edition year
 * @param subject or its first segments
 * @param recordedFrom recorded at or after
 * @param recordedUntil recorded before
 * @param occurredFrom first day on which it may have held in the world
 * @param occurredUntil last such day
 * @param fictitious whether it belongs to invented data
 */
public record SearchQuestion(
        @Nullable SearchText text,
        Set<String> types,
        @Nullable String actor,
        @Nullable String organisation,
        @Nullable String document,
        @Nullable Integer edition,
        @Nullable Subject subject,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedUntil,
        @Nullable LocalDate occurredFrom,
        @Nullable LocalDate occurredUntil,
        @Nullable Boolean fictitious) {
    public SearchQuestion {
        types = Set.copyOf(types);
    }

    /** Every event that says something. */
    public static SearchQuestion of(@Nullable SearchText text) {
        return new SearchQuestion(text, Set.of(), null, null, null, null, null, null, null, null, null, null);
    }

    /** The form in which documents are compared, of a number of a parliamentary paper or an identifier; null when the text is neither. */
    public static @Nullable String documentTerm(String text) {
        List<DocumentNumbers.Found> numbers = DocumentNumbers.in(text);
        if (numbers.size() == 1
                && numbers.getFirst().start() == 0
                && numbers.getFirst().end() == text.length()) {
            return numbers.getFirst().number();
        }
        return Code.isCode(text) ? text : null;
    }
}
