package nl.korpsmonitor.transparency.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    static final JsonLimits ROOMY = new JsonLimits(1 << 20, JsonLimits.MAX_DEPTH, 1 << 16);

    static boolean accepts(byte[] bytes) {
        try {
            JsonReader.read(bytes, ROOMY);
            return true;
        } catch (MalformedJsonException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
            return false;
        }
    }

    private static Json read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), ROOMY);
    }

    @Test
    void white_space_escapes_and_order_are_free() {
        assertThat(read(" {\t\"b\" :\r\n[ 1 , -2 ,0 ] , \"\\u0061\" : \"\\ud83d\\uDE02\\/\\b\\f\\n\\r\\t\\\\\\\"\" } "))
                .isEqualTo(JsonObject.builder()
                        .put("a", "\ud83d\ude02/\b\f\n\r\t\\\"")
                        .put("b", JsonArray.of(new JsonNumber(1), new JsonNumber(-2), new JsonNumber(0)))
                        .build());
        assertThat(read("[true,false,null,{},[]]"))
                .isEqualTo(
                        JsonArray.of(JsonBool.TRUE, JsonBool.FALSE, JsonNull.NULL, JsonObject.EMPTY, JsonArray.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\":1,}",
                "{,}",
                "[,]",
                "[1 2]",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "]",
                "}",
                ":",
                ",",
                "tru",
                "truE",
                "nul",
                "True",
                "NaN",
                "Infinity",
                "undefined",
                "1 1",
                "{}{}",
                "[]x",
                "\"a\"\"b\"",
                "null\0",
                "//x\n1",
                "/**/1",
                "#1",
                "\"\\x41\"",
                "\"\\a\"",
                "\"\\'\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u 123\"",
                "\"\\u+123\"",
                "\"\\U0041\"",
                "\"\t\"",
                "\"\n\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "'a'",
                "\u00a01",
                "\u20281",
                "\u000b1",
                "\u000c1",
                "\ufeff1",
                "\ufeff{}"
            })
    void what_is_no_json_is_refused(String text) {
        assertThat(accepts(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1.5",
                "0.1",
                "1e3",
                "1E3",
                "1e-3",
                "-0",
                "-0.0",
                "00",
                "01",
                "-01",
                "+1",
                "-",
                "--1",
                ".5",
                "1.",
                "0x10",
                "1_000",
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775808",
                "18446744073709551617",
                "99999999999999999999999999999999",
                "\u0661"
            })
    void numbers_are_whole_safe_and_written_one_way(String number) {
        assertThat(accepts(number.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(accepts(("[" + number + "]").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 10, 9007199254740991L, -9007199254740991L})
    void safe_numbers_are_kept(long number) {
        assertThat(read(Long.toString(number))).isEqualTo(new JsonNumber(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d",
                "\\ude02",
                "\\ud83dx",
                "\\ud83d\\n",
                "\\ud83d\\ud83d",
                "\\ude02\\ud83d",
                "\\ud83d\\u0041",
                "\\ud83d\\",
                "\\ud83d\\u"
            })
    void escaped_lone_surrogates_are_refused(String escape) {
        assertThat(accepts(("\"" + escape + "\"").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(accepts(("{\"" + escape + "\":1}").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void names_that_are_equal_once_unescaped_are_duplicates() {
        MalformedJsonException fault = catchThrowableOfType(
                MalformedJsonException.class, () -> read("{\"ab\":1,\"c\":{\"ab\":2},\"\\u0061b\":3}"));
        assertThat(fault.offset()).isEqualTo(21);
        assertThat(fault)
                .hasMessageContaining("twice")
                .hasMessageContaining("21")
                .hasMessageNotContaining("ab\"");
    }

    @ParameterizedTest
    @CsvSource({"[1;2], 2", "{\"a\";1}, 4", "[tru], 4", "[1] 2, 4", "'\"a\nb\"', 2", "[01], 1", "[1.5], 2", "[, 1"})
    void a_fault_tells_its_place(String text, int offset) {
        assertThat(catchThrowableOfType(MalformedJsonException.class, () -> read(text))
                        .offset())
                .isEqualTo(offset);
    }

    @Test
    void limits_hold_exactly() {
        byte[] document = "[[1],[2]]".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonReader.read(document, new JsonLimits(9, 2, 5))).isInstanceOf(JsonArray.class);
        refused(document, new JsonLimits(8, 2, 5), "8 bytes");
        refused(document, new JsonLimits(9, 1, 5), "deeper than 1");
        refused(document, new JsonLimits(9, 2, 4), "more than 4 values");
        refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), ROOMY, "deeper than 64");
        refused("{\"a\":".repeat(65).getBytes(StandardCharsets.UTF_8), ROOMY, "deeper than 64");
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(1, 65, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(0, 1, 1));
    }

    private static void refused(byte[] document, JsonLimits limits, String reason) {
        assertThatThrownBy(() -> JsonReader.read(document, limits))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(reason);
    }
}
