package nl.korpsmonitor.transparency.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** The published cases with numbers that our restriction refuses: fractions, exponents, 56.0. */
    private static final Set<String> NOT_WHOLE = Set.of("values", "structures");

    @Test
    void the_published_cases_come_out_as_published() {
        List<String[]> cases = Vectors.read("jcs.tsv");
        assertThat(cases).hasSize(6);
        for (String[] each : cases) {
            byte[] input = HexFormat.of().parseHex(each[1]);
            byte[] canonical = HexFormat.of().parseHex(each[2]);
            if (NOT_WHOLE.contains(each[0])) {
                assertThat(JsonReaderTest.accepts(input)).as(each[0]).isFalse();
            } else {
                assertThat(encode(read(input))).as(each[0]).isEqualTo(canonical);
            }
            if (!each[0].equals("values")) {
                assertThat(encode(read(canonical))).as("%s again", each[0]).isEqualTo(canonical);
            }
        }
    }

    @Test
    void the_published_case_with_fractions_holds_for_its_text() {
        assertThat(text(JsonObject.builder()
                        .put("string", "\u20ac$\u000f\nA'B\"\\\\\"/")
                        .build()))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void the_published_structures_hold_with_the_number_written_whole() {
        byte[] input = HexFormat.of()
                .parseHex(Vectors.read("jcs.tsv").stream()
                        .filter(each -> each[0].equals("structures"))
                        .findFirst()
                        .orElseThrow()[1]);
        String whole = new String(input, StandardCharsets.UTF_8).replace("56.0", "56");
        assertThat(text(read(whole.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},"
                        + "\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}");
    }

    @Test
    void members_are_sorted_by_utf_16_units_not_by_code_points() {
        String beyondTheBasicPlane = "\ud83d\ude02";
        String privateUse = "\ufb33";
        JsonObject object = JsonObject.builder()
                .put(privateUse, 1)
                .put(beyondTheBasicPlane, 2)
                .put("b", 3)
                .put("a", 4)
                .build();
        assertThat(object.names()).containsExactly("a", "b", beyondTheBasicPlane, privateUse);
        assertThat(text(object)).isEqualTo("{\"a\":4,\"b\":3,\"\ud83d\ude02\":2,\"\ufb33\":1}");
    }

    @Test
    void only_what_must_be_is_escaped() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            all.append(c);
        }
        String encoded = text(new JsonText(all.toString()));
        assertThat(encoded)
                .startsWith(
                        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010")
                .contains("\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\\"#")
                .contains("./0", "[\\\\]", "~\u007f\u0080\u0081")
                .endsWith("\u00ff\"");
    }

    @Test
    void numbers_and_words_have_one_form() {
        assertThat(text(JsonArray.of(
                        new JsonNumber(0),
                        new JsonNumber(-9007199254740991L),
                        new JsonNumber(9007199254740991L),
                        JsonBool.TRUE,
                        JsonBool.FALSE,
                        JsonNull.NULL)))
                .isEqualTo("[0,-9007199254740991,9007199254740991,true,false,null]");
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(9007199254740992L));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(-9007199254740992L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude02", "\ud83d!", "\ude02\ud83d", "a\ud83d\ud83d\ude02", "\ud83d\u00e9"})
    void lone_surrogates_are_refused_in_texts_and_names(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> encode(new JsonText(text)));
        JsonObject named = JsonObject.builder().put(text, 1).build();
        assertThatIllegalArgumentException().isThrownBy(() -> encode(named));
    }

    /** RFC 7493 section 2.1. */
    @ParameterizedTest
    @ValueSource(ints = {0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF})
    void noncharacters_are_neither_written_nor_read(int codePoint) {
        String text = "a" + Character.toString(codePoint);
        assertThatIllegalArgumentException().isThrownBy(() -> encode(new JsonText(text)));
        String escaped = text.substring(1)
                .chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining());
        assertThat(JsonReaderTest.accepts(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(JsonReaderTest.accepts(("\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(JsonReaderTest.accepts("\"\\ufdcf\\ufffd\\ud83f\\udffd\"".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void long_texts_of_every_width_fit() {
        for (String unit : List.of("a", "\u00e9", "\u20ac", "\ud83d\ude02", "\u0001", "\"")) {
            for (int count : new int[] {1, 100, 169, 170, 171, 255, 256, 10_000}) {
                JsonArray value =
                        JsonArray.of(new JsonText(unit.repeat(count)), new JsonText("a".repeat(count) + unit));
                assertThat(read(encode(value))).as("%s times %s", count, unit).isEqualTo(value);
            }
        }
    }

    @Test
    void nesting_has_a_limit() {
        assertThat(encode(nested(64))).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> encode(nested(65)));
    }

    @Test
    void a_name_can_be_given_once() {
        JsonObject.Builder builder = JsonObject.builder().put("b", 1).put("a", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("b", 3))
                .withMessageContaining("'b'");
        JsonObject built = builder.build();
        assertThat(built.get("b")).isEqualTo(new JsonNumber(1));
        assertThat(built.get("c")).isNull();
        assertThat(built).isEqualTo(JsonObject.builder().put("a", 2).put("b", 1).build());
    }

    private static Json nested(int depth) {
        Json value = JsonArray.of();
        for (int i = 1; i < depth; i++) {
            value = JsonArray.of(value);
        }
        return value;
    }

    private static Json read(byte[] bytes) {
        return JsonReader.read(bytes, JsonReaderTest.ROOMY);
    }

    private static byte[] encode(Json value) {
        return CanonicalJson.encode(value);
    }

    private static String text(Json value) {
        return new String(encode(value), StandardCharsets.UTF_8);
    }
}
