package nl.korpsmonitor.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.TreeMap;
import java.util.regex.Matcher;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonBool;
import nl.korpsmonitor.transparency.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormTest {
    private static final String LEAST = "{\"data\":true,\"id\":\"i\",\"messageTime\":\"2013-10-24T09:30:00Z\","
            + "\"salt\":\"s\",\"type\":\"java.lang.Boolean\",\"v\":1}";

    @Test
    void what_is_absent_empty_or_false_has_no_member() {
        byte[] written = BodyForm.write(body(JsonBool.TRUE));
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(LEAST);
        assertThat(BodyForm.read(written)).isEqualTo(body(JsonBool.TRUE));
    }

    @Test
    void a_body_of_60_kib_is_taken_and_one_byte_more_is_refused() {
        int room = BodyForm.MAXIMUM_BYTES - BodyForm.write(body(new JsonText(""))).length;
        assertThat(BodyForm.write(body(new JsonText("x".repeat(room))))).hasSize(61_440);
        assertThatThrownBy(() -> BodyForm.write(body(new JsonText("x".repeat(room + 1)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("61441")
                .hasMessageContaining("61440");
    }

    @Test
    void what_could_not_be_read_back_is_not_written() {
        Json crowded = new JsonArray(Collections.nCopies(5_000, JsonBool.TRUE));
        assertThatThrownBy(() -> BodyForm.write(body(crowded))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_cause_names_the_idempotency_key_and_a_body_without_one_has_no_member_for_it() {
        String cause = "{\"cause\":{\"command\":\"c\",\"key\":\"k\"},";
        Body read = read(LEAST.replaceFirst("\\{", Matcher.quoteReplacement(cause)));
        assertThat(read.cause()).isEqualTo(new Cause("c", null, null, "k"));
        assertThat(new String(BodyForm.write(read), StandardCharsets.UTF_8)).startsWith(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "x",
                "",
                "{\"v\":1}",
                "{\"v\":\"1\"}",
                "{\"v\":1,\"seq\":\"1\"}",
                "{\"v\":1,\"meta\":{\"a\":1}}"
            })
    void what_is_no_body_is_a_fault(String bytes) {
        assertThatThrownBy(() -> BodyForm.read(bytes.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEntryException.class);
    }

    @Test
    void another_version_and_unknown_members_are_faults() {
        assertThatThrownBy(() -> read(LEAST.replace("\"v\":1", "\"v\":2"))).hasMessageContaining("version 1");
        assertThatThrownBy(() -> read(LEAST.replace("\"v\":1", "\"v\":1,\"w\":1")))
                .hasMessageContaining("not known");
    }

    private static Body read(String json) {
        return BodyForm.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Body body(Json data) {
        return new Body(
                "s",
                "i",
                null,
                null,
                null,
                "java.lang.Boolean",
                null,
                Instant.parse("2013-10-24T09:30:00Z"),
                null,
                null,
                Body.NO_CAUSE,
                data,
                new TreeMap<>(),
                false);
    }
}
