package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** An invented inquiry, for tests. */
public final class Inquiries {
    /** Its subject. */
    public static final Subject INQUIRY = Subject.inquiry("kv-1");

    /** When everything happens to it. */
    public static final PartialDate DAY = new PartialDate("2013-10-20");

    /** An answer that stands on nothing. */
    public static final InquiryAnswered ANSWERED =
            new InquiryAnswered(new Answer("Nothing.", Language.EN, 0, null, true, Decision.CHECKPOINT, null), DAY);

    private Inquiries() {}

    /** That it was registered. */
    public static InquiryRegistered registered(Kind kind, String dueOn) {
        return new InquiryRegistered(
                kind,
                World.THE_LETTER,
                "Tweede Kamer",
                Confidential.of("A. Lid"),
                "What came of it?",
                LocalDate.of(2013, 10, 1),
                LocalDate.parse(dueOn),
                "force",
                "directie",
                DAY);
    }
}
