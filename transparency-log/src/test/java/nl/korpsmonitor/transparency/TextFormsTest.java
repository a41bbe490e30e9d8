package nl.korpsmonitor.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 20852163, Long.MAX_VALUE})
    void numbers_have_one_spelling(long number) {
        assertThat(TextForms.decimal(Long.toString(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "-1",
                "+1",
                " 1",
                "1 ",
                "1\n",
                "0x1",
                "1e3",
                "1.0",
                "1_000",
                "٣",
                "１",
                "9223372036854775808",
                "18446744073709551615",
                "99999999999999999999"
            })
    void any_other_spelling_of_a_number_is_refused(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> TextForms.decimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA",
                "AA=",
                "AB==",
                "AAB=",
                "A===",
                "====",
                "AAA\n",
                " AAAA",
                "AAAA AAAA",
                "AA==AAAA",
                "_-8=",
                "AA\r\n==",
                "ÄAAA",
                "\u0100AAA"
            })
    void base64_has_one_spelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> TextForms.base64(text));
    }

    @Test
    void base64_in_its_spelling_is_read() {
        assertThat(TextForms.base64("")).isEmpty();
        assertThat(TextForms.base64("AA==")).containsExactly(0);
        assertThat(TextForms.base64("+/8=")).containsExactly(0xfb, 0xff);
    }

    @Test
    void a_hash_has_32_bytes() {
        assertThat(TextForms.hash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="))
                .isEqualTo(Hash.sha256(new byte[0]));
        for (String other : new String[] {
            "", "AAAA", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFX=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA"
        }) {
            assertThatExceptionOfType(MalformedException.class).as(other).isThrownBy(() -> TextForms.hash(other));
        }
    }

    /** Overlong forms, surrogates, beyond Unicode, cut short. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ff", "80", "c080", "c0af", "e08080", "eda080", "edbfbf", "f4908080", "f08080af", "c3", "e282"})
    void bytes_that_are_no_utf8_of_the_shortest_form_are_refused(String hex) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> TextForms.utf8(HexFormat.of().parseHex(hex)));
    }

    @Test
    void text_survives() {
        String text = "a\u0000é\u2014\ud83d\ude00\n";
        assertThat(TextForms.utf8(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }
}
