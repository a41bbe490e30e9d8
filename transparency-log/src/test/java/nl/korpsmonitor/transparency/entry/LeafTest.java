package nl.korpsmonitor.transparency.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {

    private static final Hash NOTHING = Hash.sha256(new byte[0]);
    private static final String LEAF = """
            korpsmonitor-entry/v1
            2013-10-24T09:30:00.000007Z
            47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
            """;

    @Test
    void a_leaf_is_three_lines() {
        Instant time = Instant.parse("2013-10-24T09:30:00.000007Z");
        long micros = Leaf.micros(time);
        assertThat(new String(Leaf.of(micros, NOTHING), StandardCharsets.US_ASCII))
                .isEqualTo(LEAF);
        assertThat(Leaf.instant(micros)).isEqualTo(time);
        assertThat(parse(LEAF)).isEqualTo(new Leaf(micros, NOTHING));
        assertThat(parse(LEAF).recordedAt()).isEqualTo(time);
    }

    @Test
    void every_leaf_is_read_back() {
        Random random = new Random(51);
        for (int round = 0; round < 2000; round++) {
            byte[] hash = new byte[Hash.BYTES];
            random.nextBytes(hash);
            Leaf leaf = new Leaf(random.nextLong(Leaf.MAXIMUM_MICROS + 1), Hash.of(hash));
            assertThat(Leaf.parse(leaf.bytes())).isEqualTo(leaf);
        }
        for (long micros : new long[] {0, 1, Leaf.MAXIMUM_MICROS}) {
            assertThat(Leaf.parse(Leaf.of(micros, NOTHING)).recordedAtMicros()).isEqualTo(micros);
        }
    }

    @Test
    void a_time_that_a_leaf_cannot_state_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.of(-1, NOTHING));
        assertThatIllegalArgumentException().isThrownBy(() -> Leaf.of(Leaf.MAXIMUM_MICROS + 1, NOTHING));
        assertThatIllegalArgumentException().isThrownBy(() -> new Leaf(-1, NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-10-24T09:30:00.000007",
                "2013-10-24T09:30:00.00000Z",
                "2013-10-24T09:30:00.0000070Z",
                "2013-10-24T09:30:00Z",
                "2013-10-24t09:30:00.000007z",
                "2013-10-24 09:30:00.000007Z",
                "2013-10-24T09:30:00.000007+00:00",
                "2013-10-24T09:30:00,000007Z",
                "2013-02-30T09:30:00.000007Z",
                "2013-10-24T24:00:00.000000Z",
                "2013-10-24T09:30:60.000007Z",
                "1969-12-31T23:59:59.999999Z",
                "+12013-10-24T09:30:00.000007Z",
                "-001-10-24T09:30:00.000007Z",
                "٢٠١٣-10-24T09:30:00.000007Z",
                " 2013-10-24T09:30:00.000007Z",
                ""
            })
    void a_time_has_one_spelling(String time) {
        assertMalformed(LEAF.replace("2013-10-24T09:30:00.000007Z", time));
    }

    @Test
    void any_other_text_is_no_leaf() {
        assertMalformed("");
        assertMalformed(LEAF.substring(0, LEAF.length() - 1));
        assertMalformed(LEAF + "\n");
        assertMalformed(LEAF + "more\n");
        assertMalformed(LEAF.replace("/v1", "/v2"));
        assertMalformed(LEAF.replace("\n", "\r\n"));
        assertMalformed(LEAF.replace("uFU=", "uFV="));
        assertMalformed(LEAF.replace("uFU=", "uFU"));
        assertMalformed("\ufeff" + LEAF);
    }

    private static Leaf parse(String text) {
        return Leaf.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(text));
    }
}
