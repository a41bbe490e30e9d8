package nl.korpsmonitor.query.search;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, read and checked. All terms must be found in one event, save those that are excluded.
 *
 * @param terms 1 to {@value #MAXIMUM_TERMS}
 */
public record SearchText(List<Term> terms) {
    /** The most characters. */
    public static final int MAXIMUM_LENGTH = 200;

    /** The most words, phrases, numbers and beginnings of words. */
    public static final int MAXIMUM_TERMS = 20;

    /** The fewest letters or digits before a {@code *}. */
    static final int SHORTEST_PREFIX = 3;

    /** The most beginnings of words: each is looked up as all the words that begin so. */
    static final int MAXIMUM_PREFIXES = 2;

    private static final String PARAMETER = "q";

    public SearchText {
        terms = List.copyOf(terms);
    }

    /** A part of the question. */
    sealed interface Term {
        /** Whether an event that has it is not wanted. */
        boolean excluded();
    }

    /** One word, or several that stand beside each other in this order. */
    record Words(String text, boolean excluded) implements Term {}

    /** Words that begin so; in lower case and without accents. */
    record Prefix(String form, boolean excluded) implements Term {}

    /**
     * The number of a document.
     *
     * @param number in its common form
     * @param text as it was written
     */
    record PaperNumber(String number, String text, boolean excluded) implements Term {}

    /**
     * Reads it: words, {@code "phrases"}, {@code -excluded} ones, {@code begin*} for words that begin so, and numbers of documents such as
     * {@code 28 638, nr. 103}.
     *
     * @throws InvalidInputException naming {@code q}, with the remedy
     */
    public static SearchText read(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw wrong("at most " + MAXIMUM_LENGTH + " characters; this has " + text.length());
        }
        List<Term> terms = new Reader(text).terms();
        if (terms.isEmpty()) {
            throw wrong("one word at least; leave the parameter out to filter only");
        }
        if (terms.size() > MAXIMUM_TERMS) {
            throw wrong("at most " + MAXIMUM_TERMS + " words and phrases; this has " + terms.size());
        }
        if (terms.stream().filter(Prefix.class::isInstance).count() > MAXIMUM_PREFIXES) {
            throw wrong("at most " + MAXIMUM_PREFIXES + " words with a *; write the others out");
        }
        return new SearchText(terms);
    }

    private static InvalidInputException wrong(String remedy) {
        return new InvalidInputException(PARAMETER, remedy);
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Term> terms() {
            List<Term> terms = new ArrayList<>();
            while (skipBlanks()) {
                boolean excluded = text.charAt(at) == '-';
                if (excluded) {
                    at++;
                }
                terms.add(next(excluded));
            }
            return terms;
        }

        private boolean skipBlanks() {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            return at < text.length();
        }

        private static boolean isBlank(char c) {
            return Character.isWhitespace(c) || c == '\u00A0';
        }

        private Term next(boolean excluded) {
            if (at < text.length() && text.charAt(at) == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw wrong("close the phrase that begins with a quotation mark");
                }
                String phrase = text.substring(at + 1, end);
                at = end + 1;
                return words(phrase, excluded);
            }
            DocumentNumbers.@Nullable Found number = DocumentNumbers.at(text, at);
            if (number != null) {
                int end = number.end();
                String written = text.substring(at, end);
                at = end;
                return new PaperNumber(number.number(), written, excluded);
            }
            int start = at;
            while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '"') {
                at++;
            }
            String word = text.substring(start, at);
            return word.endsWith("*") ? prefix(word.substring(0, word.length() - 1), excluded) : words(word, excluded);
        }

        private static Term words(String words, boolean excluded) {
            if (words.contains("*")) {
                throw wrong("a * stands at the end of a word, outside quotation marks, and nowhere else");
            }
            if (WordForms.PLAIN.of(words).isEmpty()) {
                throw wrong(
                        excluded && words.isEmpty()
                                ? "name the word that is not wanted directly after the -"
                                : "each word needs a letter or a digit; '" + words + "' has none");
            }
            List<DocumentNumbers.Found> numbers = DocumentNumbers.in(words);
            return numbers.size() == 1
                            && numbers.getFirst().start() == 0
                            && numbers.getFirst().end() == words.length()
                    ? new PaperNumber(numbers.getFirst().number(), words, excluded)
                    : new Words(words, excluded);
        }

        private static Term prefix(String beginning, boolean excluded) {
            List<WordForms.Form> forms = WordForms.PLAIN.of(beginning);
            if (forms.size() != 1
                    || forms.getFirst().end() - forms.getFirst().start() != beginning.length()
                    || beginning.length() < SHORTEST_PREFIX) {
                throw wrong("write at least " + SHORTEST_PREFIX
                        + " letters or digits, of one word and nothing else, before a *");
            }
            return new Prefix(forms.getFirst().form(), excluded);
        }
    }
}
