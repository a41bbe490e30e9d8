package nl.korpsmonitor.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

    /** SHA-256 of "abc", FIPS 180-4's example. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Hash abc = Hash.sha256("abc".getBytes(StandardCharsets.US_ASCII));

    @Test
    void digest_and_text_forms_are_each_others_inverse() {
        assertThat(abc.hex()).isEqualTo(ABC);
        assertThat(Hash.ofHex(ABC)).isEqualTo(abc).hasSameHashCodeAs(abc);
        assertThat(Hash.ofBase64(abc.base64())).isEqualTo(abc);
        assertThat(Hash.of(abc.bytes())).isEqualTo(abc);
        assertThat(abc).isNotEqualTo(Hash.sha256(new byte[0]));
    }

    @Test
    void it_cannot_be_changed_through_the_arrays_it_was_made_from_or_gave_away() {
        byte[] bytes = abc.bytes();
        Hash hash = Hash.of(bytes);
        bytes[0]++;
        hash.bytes()[1]++;
        assertThat(hash).isEqualTo(abc);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void only_32_bytes_are_a_hash(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[length]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex("00".repeat(length)));
    }

    @Test
    void a_run_of_bytes_must_hold_the_whole_hash() {
        byte[] tile = new byte[64];
        abc.copyTo(tile, 32);
        assertThat(Hash.at(tile, 32)).isEqualTo(abc);
        assertThatThrownBy(() -> Hash.at(tile, 33)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Hash.at(tile, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void base64_has_one_spelling() {
        String canonical = abc.base64();
        String stray = canonical.replaceFirst(".=$", (char) (canonical.charAt(42) + 1) + "=");
        assertThatIllegalArgumentException().as("stray bits").isThrownBy(() -> Hash.ofBase64(stray));
        assertThatIllegalArgumentException()
                .as("no padding")
                .isThrownBy(() -> Hash.ofBase64(canonical.substring(0, 43)));
        assertThatIllegalArgumentException().as("line end").isThrownBy(() -> Hash.ofBase64(canonical + "\n"));
    }
}
