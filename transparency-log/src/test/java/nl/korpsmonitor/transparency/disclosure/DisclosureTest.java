package nl.korpsmonitor.transparency.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    /** RFC 9901's example, with white space that our own encoder would not write. */
    private static final String EXAMPLE = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";

    private final SecureRandom random = new SecureRandom();

    @Test
    void the_published_example_has_its_published_digest() {
        Disclosure disclosure = Disclosure.parse(EXAMPLE);
        assertThat(disclosure.digest().base64Url()).isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assertThat(disclosure.salt()).isEqualTo("_26bc4LT-ac6q2KI6cBW5es");
        assertThat(disclosure.name()).isEqualTo("family_name");
        assertThat(disclosure.value()).isEqualTo(new JsonText("Möbius"));
        assertThat(disclosure.encoded()).isEqualTo(EXAMPLE);
    }

    @Test
    void a_new_one_is_the_canonical_array_of_salt_name_and_value() {
        Disclosure disclosure = Disclosure.create("value", JsonArray.of(new JsonText("é"), new JsonNumber(7)), random);
        String json = new String(Base64.getUrlDecoder().decode(disclosure.encoded()), StandardCharsets.UTF_8);
        assertThat(json).isEqualTo("[\"" + disclosure.salt() + "\",\"value\",[\"é\",7]]");
        assertThat(Base64.getUrlDecoder().decode(disclosure.salt())).hasSize(16);
        Disclosure parsed = Disclosure.parse(disclosure.encoded());
        assertThat(parsed).isEqualTo(disclosure);
        assertThat(parsed.value()).isEqualTo(disclosure.value());
        assertThat(parsed.digest()).isEqualTo(disclosure.digest());
    }

    @Test
    void equal_values_have_different_digests() {
        Disclosure one = Disclosure.create("value", new JsonText("same"), random);
        Disclosure two = Disclosure.create("value", new JsonText("same"), random);
        assertThat(one.digest()).isNotEqualTo(two.digest());
    }

    @Test
    void its_text_for_logs_keeps_the_secret() {
        Disclosure disclosure = Disclosure.parse(EXAMPLE);
        assertThat(disclosure.toString()).doesNotContain("Möbius", disclosure.salt(), EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[\"s\",\"v\"]",
                "[\"s\",\"n\",1,2]",
                "[1,\"n\",1]",
                "[\"s\",1,1]",
                "[\"s\",\"n\",1.5]",
                "[\"s\",\"_sd\",1]",
                "[\"s\",\"...\",1]",
                "x"
            })
    void other_json_is_refused(String json) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.parse(encoded));
    }

    @Test
    void base64url_has_one_spelling() {
        String canonical = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("[\"s\",\"n\",12]".getBytes(StandardCharsets.UTF_8));
        assertThat(Disclosure.parse(canonical).name()).isEqualTo("n");
        assertThat(canonical).hasSize(16);
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.parse(EXAMPLE + "="));
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.parse(EXAMPLE.replaceFirst("0$", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.parse("+/" + EXAMPLE));
    }

    @Test
    void reserved_names_and_oversized_values_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.create("_sd", new JsonText(""), random));
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.create("...", new JsonText(""), random));
        JsonText large = new JsonText("a".repeat(Disclosure.MAX_ENCODED_CHARACTERS * 3 / 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.create("value", large, random));
    }
}
