package nl.korpsmonitor.service.dossier.contents;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that a dossier says of a thing. Its words are those of the release that made the dossier, and may be others in another release. The codes in it are the same
 * in any words, and a text that somebody wrote is the same as a whole.
 *
 * @param codes that stand in it, such as subjects, positions and titles; in the order of the arguments
 * @param written whether somebody wrote the text, so that none of it is the dossier's own words
 */
public record Wording(String text, List<String> codes, boolean written) {
    public Wording {
        codes = List.copyOf(codes);
    }

    /** In the dossier's own words. */
    static Wording inWords(String text, Object... codes) {
        return new Wording(text, Arrays.stream(codes).map(String::valueOf).toList(), false);
    }

    /** That somebody wrote; null for null. */
    static @Nullable Wording written(@Nullable String text) {
        return text == null ? null : new Wording(text, List.of(), true);
    }

    /** The text of one; null for null. */
    public static @Nullable String textOf(@Nullable Wording wording) {
        return wording == null ? null : wording.text();
    }

    /** This one, followed by another. */
    Wording and(Wording more) {
        return new Wording(
                text + more.text,
                Stream.concat(codes.stream(), more.codes.stream()).toList(),
                written || more.written);
    }
}
