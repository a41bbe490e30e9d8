package nl.korpsmonitor.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTimeTest {
    private static final long SECONDS_UNTIL_10000 = 253_402_300_800L;

    @Test
    void reads_every_instant_as_it_is_written() {
        Random random = new Random(20131024);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            int unit = units[i % units.length];
            int nanos = random.nextInt(1_000_000_000) / unit * unit;
            Instant instant = Instant.ofEpochSecond(random.nextLong(-SECONDS_UNTIL_10000, SECONDS_UNTIL_10000), nanos);
            assertThat(MessageTime.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-10-24T09:30Z",
                "2013-10-24T09:30:00.5Z",
                "2013-10-24T24:00:00Z",
                "2013-10-24T09:30:60Z",
                "2013-10-24T23:59:60Z",
                "2013-02-29T09:30:00Z",
                "2013-13-01T09:30:00Z",
                "2013-10-24T09:30:00+01:00",
                "2013-10-24t09:30:00z",
                "2013-10-24 09:30:00Z",
                "2013-10-24T09:30:00,000Z",
                "2013-10-24T09:30:00.000",
                "+10000-10-24T09:30:00Z",
                "-0001-10-24T09:30:00Z",
                "٢٠١٣-10-24T09:30:00Z",
                "",
            })
    void takes_and_refuses_any_other_text_as_the_JDK_does(String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException refused) {
            assertThatThrownBy(() -> MessageTime.parse(text)).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(MessageTime.parse(text)).isEqualTo(expected);
    }
}
