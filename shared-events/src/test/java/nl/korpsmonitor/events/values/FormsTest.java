package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms are checked by hand, for speed: they must be those of the patterns that say them shortest. */
class FormsTest {
    private static final int TEXTS = 200_000;

    @Test
    void a_code_has_the_form_of_its_pattern() {
        compare("az09.-A /é", 5, Code.PATTERN, text -> Code.require("code", text));
    }

    @Test
    void a_subject_is_a_path() {
        compare("a0.-/A", 8, "[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*", Subject::new);
    }

    @Test
    void a_decimal_is_plain() {
        compare("0123.-٣", 12, "-?[0-9]{1,9}(\\.[0-9]{1,6})?", Decimal::of);
    }

    @Test
    void a_year_or_month_begins_in_1800_at_the_earliest() {
        String year = "(1[89]|[2-9][0-9])[0-9][0-9]";
        compare("01789-", 7, year + "(-(0[1-9]|1[0-2]))?", PartialDate::new);
    }

    private static void compare(String alphabet, int longest, String pattern, Consumer<String> accepts) {
        Pattern form = Pattern.compile(pattern);
        Random random = new Random(20130101);
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(longest + 1); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean expected = form.matcher(text).matches();
            assertThat(accepts(accepts, text.toString())).as("'%s'", text).isEqualTo(expected);
            accepted += expected ? 1 : 0;
        }
        assertThat(accepted).as("texts of the form among those tried").isBetween(TEXTS / 1_000, TEXTS - TEXTS / 1_000);
    }

    private static boolean accepts(Consumer<String> constructor, String text) {
        try {
            constructor.accept(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
