package nl.korpsmonitor.service.dossier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.query.comparison.NotComparable;
import nl.korpsmonitor.query.comparison.Sentence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can't be compared is told in Dutch with all that the English sentence tells, and in English as the API tells it. */
class CannotInWordsTest {
    private static final Object[] TOLD = {"<0>", "<1>", "<2>", "<3>"};

    private static final Pattern ARGUMENT = Pattern.compile("<[0-3]>");

    @ParameterizedTest
    @EnumSource(Sentence.class)
    void both_languages_tell_the_same(Sentence sentence) {
        String said = new NotComparable(NotComparable.Reason.NO_SCORECARD, null, null, null, sentence, List.of(TOLD))
                .sentence();
        assertThat(Words.in(Language.EN).say("cannot." + sentence, TOLD)).isEqualTo(said);
        assertThat(arguments(Words.in(Language.NL).say("cannot." + sentence, TOLD)))
                .isEqualTo(arguments(said));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
