package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Fryslân", "two\nlines\tand a tab", "👮 whole pair", "x"})
    void keeps_text_as_it_is(String text) {
        assertThat(Text.require("reason", text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\n",
                "bell\u0007",
                "\u0000",
                "\u0085next line",
                "\ud83d half",
                "half \udc6e",
                "no\ufffe",
                "no\ufdd0",
                "no\ud83f\udffe"
            })
    void refuses_blank_text_control_characters_halves_of_pairs_and_noncharacters_and_names_the_field(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.require("reason", text, 100))
                .withMessageStartingWith("reason: ");
    }

    @Test
    void one_line_has_no_line_feeds_and_no_tabs() {
        assertThat(Text.requireLine("purpose", "One line.", 9)).isEqualTo("One line.");
        for (String text : new String[] {"two\nlines", "a\ttab", "", "ten letters"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Text.requireLine("purpose", text, 9))
                    .withMessageStartingWith("purpose: ");
        }
    }

    @Test
    void refuses_one_character_too_many() {
        assertThat(Text.require("reason", "x".repeat(100), 100)).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Text.require("reason", "x".repeat(101), 100));
    }
}
