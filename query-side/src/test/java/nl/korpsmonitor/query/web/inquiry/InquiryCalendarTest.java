package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.InquirySummary;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.view.Head;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.web.ReadApi;
import nl.korpsmonitor.query.web.exchange.Listing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More inquiries than are read at a time, told over HTTP; and calendars of pages as they come. */
class InquiryCalendarTest {
    private static final String CALENDAR = "/v1/inquiries/calendar.ics";
    private static final int MANY = Listing.PAGE + 1;

    private static ReadApi api;
    private static long last;

    @BeforeAll
    static void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory).asInsider();
        for (int i = 0; i < MANY; i++) {
            last = api.ledger()
                    .append(
                            Subject.inquiry("kv-%03d".formatted(i)),
                            registered(Kind.WRITTEN_QUESTION, "politie"),
                            "officer-1",
                            false);
        }
        last = api.append(Subject.inquiry("woo-1"), registered(Kind.WOO_REQUEST, "politie"));
        last = api.append(Subject.inquiry("woo-2"), registered(Kind.WOO_REQUEST, "ministerie"), true);
    }

    private static InquiryRegistered registered(Kind kind, String owner) {
        return new InquiryRegistered(
                kind,
                Samples.LETTER,
                "Tweede Kamer",
                Samples.secret(),
                "What came of it?",
                LocalDate.of(2013, 11, 4),
                LocalDate.of(2013, 11, 25),
                owner,
                "directie Politie",
                new PartialDate("2013-11-04"));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @Test
    void a_calendar_has_every_open_inquiry_however_many_are_read_at_a_time() {
        String calendar = calendar("");
        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(uids(calendar)).hasSize(MANY + 2).doesNotHaveDuplicates().contains("inquiry-kv-200@korpsmonitor");
        assertThat(calendar).doesNotContain("VTIMEZONE");
        assertThat(api.send(CALENDAR, null).headers().firstValue("As-Of-Position"))
                .contains(String.valueOf(last));
    }

    @Test
    void it_speaks_dutch_unless_english_is_asked_for() {
        String woo = "?owner=ministerie";
        assertThat(calendar(woo))
                .contains("NAME:Korpsmonitor: wat op antwoord wacht\r\n")
                .contains("SUMMARY:[fictief] Uiterste antwoorddag: woo-2 (Woo-verzoek)\r\n")
                .contains("DESCRIPTION:Gevraagd door Tweede Kamer\\, ontvangen op 2013-11-04.\\nWie antwoordt"
                        + ": directie Politie\\, ministerie.\r\n")
                .isEqualTo(calendar(woo + "&language=nl"));
        assertThat(calendar(woo + "&language=en"))
                .contains("NAME:Korpsmonitor: inquiries that are due\r\n")
                .contains("SUMMARY:[fictitious] Answer due: woo-2 (Woo request)\r\n")
                .contains("DESCRIPTION:Asked by Tweede Kamer\\, received on 2013-11-04.\\nOwner: directie Polit"
                        + "ie\\, ministerie.\r\n");
    }

    @Test
    void its_filters_are_those_of_the_list() {
        assertThat(uids(calendar("?kind=WOO_REQUEST")))
                .containsExactly("inquiry-woo-1@korpsmonitor", "inquiry-woo-2@korpsmonitor");
        assertThat(uids(calendar("?kind=WOO_REQUEST&owner=politie"))).containsExactly("inquiry-woo-1@korpsmonitor");
        assertThat(calendar("?kind=MOTION")).doesNotContain("VEVENT").contains("BEGIN:VTIMEZONE\r\n");
    }

    @Test
    void what_is_asked_wrongly_is_told_by_name() {
        assertThat(api.error(CALENDAR + "?language=fr")).startsWith("400 language: one of nl, en");
        assertThat(api.error(CALENDAR + "?kind=QUESTION")).startsWith("400 kind: one of WRITTEN_QUESTION");
        assertThat(api.error(CALENDAR + "?owner=De%20Politie")).startsWith("400 owner");
        assertThat(api.error(CALENDAR + "?status=OPEN")).startsWith("400 status");
    }

    @ParameterizedTest
    @CsvSource({
        "WRITTEN_QUESTION, schriftelijke vraag, written question",
        "MOTION, motie, motion",
        "UNDERTAKING, toezegging, undertaking",
        "COMMITTEE_REQUEST, verzoek van een commissie, committee request",
        "WOO_REQUEST, Woo-verzoek, Woo request",
        "PARLIAMENTARY_INQUIRY, parlementaire enquête, parliamentary inquiry"
    })
    void each_kind_has_its_words(Kind kind, String dutch, String english) {
        assertThat(CalendarLanguage.NL.summary(summary(kind))).endsWith(": kv-1 (" + dutch + ")");
        assertThat(CalendarLanguage.EN.summary(summary(kind))).endsWith(": kv-1 (" + english + ")");
    }

    @Test
    void of_pages_that_hold_nothing_it_is_whole_all_the_same() {
        InquirySummary inquiry = summary(Kind.MOTION);
        assertThat(text(List.of())).isEqualTo(text(List.of(List.of()))).contains("BEGIN:VTIMEZONE");
        assertThat(text(List.of(List.of(), List.of(inquiry), List.of())))
                .isEqualTo(text(List.of(List.of(inquiry))))
                .doesNotContain("VTIMEZONE")
                .containsOnlyOnce("BEGIN:VCALENDAR")
                .containsOnlyOnce("END:VCALENDAR");
    }

    /** Of pages as a read model may give them. */
    private static String text(List<List<InquirySummary>> pages) {
        Iterator<List<InquirySummary>> rest = pages.iterator();
        Pages<InquirySummary> given = () -> rest.hasNext() ? rest.next() : null;
        InquiryCalendar calendar = new InquiryCalendar(given, CalendarLanguage.NL, "ledger");
        List<String> parts = new ArrayList<>();
        for (List<String> page = calendar.next(); page != null; page = calendar.next()) {
            parts.addAll(page);
        }
        return String.join("", parts);
    }

    private static InquirySummary summary(Kind kind) {
        return new InquirySummary(
                new Head(Subject.inquiry("kv-1"), 0, 1, false),
                "kv-1",
                kind,
                Samples.LETTER,
                "Tweede Kamer",
                LocalDate.of(2013, 11, 4),
                LocalDate.of(2013, 11, 25),
                "politie",
                "directie",
                InquiryStatus.OPEN,
                null,
                null,
                false,
                java.time.Instant.EPOCH);
    }

    /** With its lines unfolded. */
    private static String calendar(String question) {
        var answer = api.send(CALENDAR + question, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        return answer.body().replace("\r\n ", "");
    }

    private static List<String> uids(String calendar) {
        return calendar.lines()
                .filter(line -> line.startsWith("UID:"))
                .map(line -> line.substring("UID:".length()))
                .toList();
    }
}
