package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfidentialFieldsTest {
    record Inner(String open, @Nullable Confidential<String> closed) {}

    record Outer(
            Confidential<String> own,
            Inner inner,
            List<Inner> many,
            Map<String, Confidential<String>> named,
            @Nullable Inner absent) {}

    @Test
    void they_are_found_wherever_they_stand_by_json_pointer() {
        Confidential<String> a = Confidential.of("a");
        Confidential<String> b = Confidential.of("b");
        Confidential<String> c = Confidential.of("c");
        Confidential<String> d = Confidential.of("d");
        Outer outer = new Outer(
                a, new Inner("x", b), List.of(new Inner("y", null), new Inner("z", c)), Map.of("with/slash~", d), null);
        assertThat(ConfidentialFields.of(outer))
                .containsOnly(
                        Map.entry("/own", a),
                        Map.entry("/inner/closed", b),
                        Map.entry("/many/1/closed", c),
                        Map.entry("/named/with~1slash~0", d));
    }
}
