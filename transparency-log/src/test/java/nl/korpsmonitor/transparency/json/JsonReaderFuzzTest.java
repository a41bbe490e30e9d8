package nl.korpsmonitor.transparency.json;

import static nl.korpsmonitor.transparency.json.JsonReaderTest.ROOMY;
import static nl.korpsmonitor.transparency.json.JsonReaderTest.accepts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderFuzzTest {

    @Test
    void random_values_survive_and_mutated_documents_are_read_or_refused_and_nothing_else() {
        Random random = new Random(41);
        int refused = 0;
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            Json value = RandomJson.value(random, 4);
            byte[] canonical = CanonicalJson.encode(value);
            assertThat(JsonReader.read(canonical, ROOMY)).isEqualTo(value);
            for (int mutation = 0; mutation < 20; mutation++) {
                byte[] mutated = RandomJson.mutate(canonical, random);
                if (accepts(mutated)) {
                    read++;
                    Json other = JsonReader.read(mutated, ROOMY);
                    assertThat(JsonReader.read(CanonicalJson.encode(other), ROOMY))
                            .isEqualTo(other);
                } else {
                    refused++;
                }
            }
        }
        assertThat(Math.min(read, refused)).as("both happen often").isGreaterThan(1000);
    }

    @Test
    void a_document_that_is_cut_short_is_refused() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            byte[] canonical = CanonicalJson.encode(JsonArray.of(RandomJson.value(random, 3)));
            for (int length = 0; length < canonical.length; length++) {
                assertThat(accepts(Arrays.copyOf(canonical, length))).isFalse();
            }
        }
    }
}
