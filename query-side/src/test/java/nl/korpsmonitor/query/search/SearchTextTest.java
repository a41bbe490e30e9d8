package nl.korpsmonitor.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.korpsmonitor.events.problems.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    @Test
    void words_phrases_beginnings_numbers_and_what_is_not_wanted_are_told_apart() {
        assertThat(SearchText.read(
                                "Zwolle \"brief aan de Kamer\" recht* 28 638, nr. 103 -jaarverslag -\"de Taskforce\"")
                        .terms())
                .containsExactly(
                        new SearchText.Words("Zwolle", false),
                        new SearchText.Words("brief aan de Kamer", false),
                        new SearchText.Prefix("recht", false),
                        new SearchText.PaperNumber("28638-103", "28 638, nr. 103", false),
                        new SearchText.Words("jaarverslag", true),
                        new SearchText.Words("de Taskforce", true));
    }

    @Test
    void a_beginning_is_compared_without_case_and_accents() {
        assertThat(SearchText.read("Fryslâ*").terms()).containsExactly(new SearchText.Prefix("frysla", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kst-28638-103", "KST-28638-103", "28 638, nr. 103", "28638 103", "28638-103", "28638, nr 103"})
    void a_number_is_one_however_it_is_written(String number) {
        assertThat(SearchQuestion.documentTerm(number)).isEqualTo("28638-103");
        assertThat(SearchText.read(number).terms())
                .containsExactly(new SearchText.PaperNumber("28638-103", number, false));
        assertThat(SearchText.read("\"" + number + "\"").terms())
                .containsExactly(new SearchText.PaperNumber("28638-103", number, false));
        assertThat(DocumentNumbers.in("See " + number + ".")).hasSize(1);
    }

    @Test
    void a_chapter_of_the_budget_belongs_to_the_number() {
        assertThat(SearchQuestion.documentTerm("33 750 VI, nr. 12")).isEqualTo("33750-vi-12");
        assertThat(SearchQuestion.documentTerm("kst-33750-vi-12")).isEqualTo("33750-vi-12");
    }

    @Test
    void what_is_no_number_is_none() {
        assertThat(DocumentNumbers.in("2012-13, 1234567-1, a28638-103, 28638 10345, 28 638"))
                .isEmpty();
        assertThat(SearchQuestion.documentTerm("h-tk-20132014-12-3")).isEqualTo("h-tk-20132014-12-3");
        assertThat(SearchQuestion.documentTerm("Kamer stuk")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|one word at least",
                "`  `|one word at least",
                "*|at least 3 letters",
                "*ing|a * stands at the end",
                "re*t|a * stands at the end",
                "r*|at least 3 letters",
                "re*|at least 3 letters",
                "rech-ten*|of one word",
                "rech**|at least 3 letters",
                "\"recht*\"|outside quotation marks",
                "\"recht|close the phrase",
                "\"\"|needs a letter or a digit",
                "&|'&' has none",
                "recht -|not wanted",
                "-|not wanted"
            })
    void what_can_t_be_read_is_told_with_the_remedy(String text, String remedy) {
        assertThatThrownBy(() -> SearchText.read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("q")
                .hasMessageContaining(remedy);
    }

    @Test
    void what_is_asked_is_bounded() {
        assertThat(SearchText.read("ab ".repeat(20)).terms()).hasSize(20);
        assertThatThrownBy(() -> SearchText.read("ab ".repeat(21))).hasMessageContaining("at most 20 words");
        assertThat(SearchText.read("rec* -aan* brief").terms()).hasSize(3);
        assertThatThrownBy(() -> SearchText.read("rec* -aan* bri*")).hasMessageContaining("at most 2 words with a *");
        assertThat(SearchText.read("a".repeat(200)).terms()).hasSize(1);
        assertThatThrownBy(() -> SearchText.read("a".repeat(201))).hasMessageContaining("at most 200 characters");
    }
}
