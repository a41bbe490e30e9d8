package nl.korpsmonitor.service.dossier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.query.comparison.Sentence;
import nl.korpsmonitor.query.replay.Reconstruction;
import org.junit.jupiter.api.Test;

/** A dossier says everything in both languages, and has no words that nobody sees. */
class WordsTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9_.]+)");

    /** Of the classes that ask for words themselves. */
    private static final Set<String> OF_CODE = Set.of(
            "byPosition",
            "decidedAt",
            "document.checked",
            "document.hash",
            "document.noHash",
            "event.actor",
            "fictitious.short",
            "event.recordedAt",
            "event.subject",
            "event.type",
            "totals.notCounted",
            "totals.scopes",
            "what.CITED",
            "what.COMPARISON",
            "what.DOCUMENT",
            "what.EVENT",
            "what.RECONSTRUCTION",
            "what.STATE",
            "what.VALUE",
            "what.inForceOn");

    @Test
    void both_languages_have_what_is_used_and_nothing_else() throws IOException {
        Set<String> used = new TreeSet<>(OF_CODE);
        KEY.matcher(text("dossier.html")).results().forEach(match -> used.add(match.group(1)));
        Stream.of(InquiryEvent.Version.values()).forEach(version -> used.add("version." + version));
        Stream.of(Decision.values()).forEach(decision -> used.add("decision." + decision));
        Stream.of(Reconstruction.Reason.values()).forEach(reason -> used.add("reason." + reason));
        Stream.of(Sentence.values()).forEach(sentence -> used.add("cannot." + sentence));
        for (String file : Set.of("dossier.properties", "dossier_en.properties")) {
            Properties words = new Properties();
            try (InputStreamReader in = new InputStreamReader(resource(file), StandardCharsets.UTF_8)) {
                words.load(in);
            }
            assertThat(words.values())
                    .as(file)
                    .noneMatch(text -> text.toString().isBlank());
            assertThat(words.stringPropertyNames()).as(file).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    private static InputStream resource(String file) {
        return Objects.requireNonNull(Words.class.getResourceAsStream("/" + Words.FOLDER + file), file);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = resource(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
