package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Against RFC 5545: its own examples, and its rules where it has none. */
class CalendarTextTest {
    @Test
    void text_is_escaped_as_the_example_of_section_3_3_11_is() {
        String project = "Project XYZ Final Review\nConference Room - 3B\nCome Prepared.";
        assertThat(unfolded(new CalendarText().text("DESCRIPTION", project)))
                .isEqualTo("DESCRIPTION:Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared.\r\n");
        assertThat(new CalendarText().text("X", "a,b;c\\d: \"e\"").toString()).isEqualTo("X:a\\,b\\;c\\\\d: \"e\"\r\n");
    }

    @Test
    void control_characters_that_have_no_form_end_no_line() {
        assertThat(new CalendarText().text("X", "a\rb\u0000c\u0085d\te").toString())
                .isEqualTo("X:abcd\te\r\n");
    }

    @Test
    void days_and_times_have_the_forms_of_sections_3_3_4_and_3_3_5() {
        assertThat(new CalendarText()
                        .day("DTSTART", LocalDate.of(1997, 7, 14))
                        .time("DTSTAMP", Instant.parse("1998-01-19T07:00:00.999Z"))
                        .toString())
                .isEqualTo("DTSTART;VALUE=DATE:19970714\r\nDTSTAMP:19980119T070000Z\r\n");
    }

    @Test
    void a_line_of_75_octets_is_whole_and_a_longer_one_goes_on_after_a_blank() {
        assertThat(new CalendarText().property("X", "a".repeat(73)).toString())
                .isEqualTo("X:" + "a".repeat(73) + "\r\n");
        assertThat(new CalendarText().property("X", "a".repeat(148)).toString())
                .isEqualTo("X:" + "a".repeat(73) + "\r\n " + "a".repeat(74) + "\r\n a\r\n");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        String text = "Eén 'e' met accent, een vraag – en een \uD83D\uDCC5. ".repeat(20);
        CalendarText calendar = new CalendarText().property("X", text);
        assertThat(calendar.toString().split("\r\n"))
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(CalendarText.MAXIMUM_LINE))
                .allSatisfy(
                        line -> assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                                .isEqualTo(line));
        assertThat(unfolded(calendar)).isEqualTo("X:" + text + "\r\n");
    }

    private static String unfolded(CalendarText calendar) {
        return calendar.toString().replace("\r\n ", "");
    }
}
