package nl.korpsmonitor.query.audit;

import java.util.OptionalLong;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.query.audit.Inquiries.Inquiry;

/** What answers stand on: citations of what exists, or that none is needed, under a checkpoint that covers them. */
final class AnswerEvidence {
    private AnswerEvidence() {}

    /** Looks at what is cited, and at answers; before the inquiry knows of the event. */
    static void check(InquiryEvent event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        switch (event) {
            case EvidenceCited cited ->
                observations.require(
                        last(cited.evidence()) < recorded.position(),
                        Check.ANSWER_ON_EVIDENCE,
                        recorded,
                        cited.item() + " " + last(cited.evidence()) + " >= " + recorded.position());
            case InquiryAnswered answered -> stands(answered.answer(), recorded, inquiry, observations);
            case AnswerAmended amended -> stands(amended.answer(), recorded, inquiry, observations);
            default -> {}
        }
    }

    private static void stands(Answer answer, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        observations.require(
                answer.withoutEvidence() == inquiry.citations().isEmpty(),
                Check.ANSWER_ON_EVIDENCE,
                recorded,
                inquiry.citations().size() + ", withoutEvidence " + answer.withoutEvidence());
        long last = inquiry.citations().values().stream()
                .mapToLong(cited -> last(((EvidenceCited) cited.event()).evidence()))
                .reduce(answer.knownAt(), Math::max);
        OptionalLong size = sizeOf(answer.checkpoint());
        if (size.isEmpty() || size.getAsLong() <= last || size.getAsLong() > recorded.position()) {
            observations.add(
                    Check.ANSWER_ON_EVIDENCE,
                    recorded,
                    "checkpoint " + (size.isEmpty() ? "?" : size.getAsLong()) + ", " + last);
        }
    }

    /** How many entries a checkpoint covers: its second line (C2SP tlog-checkpoint). Who signed it is not looked at here. */
    private static OptionalLong sizeOf(String checkpoint) {
        String[] lines = checkpoint.split("\n", 3);
        return lines.length == 3 && lines[1].matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(lines[1]))
                : OptionalLong.empty();
    }

    /** The last position that what is cited depends on. */
    private static long last(Evidence evidence) {
        if (evidence.event() != null) {
            return evidence.event();
        }
        return evidence.state() != null
                ? evidence.state().knownAt()
                : evidence.comparison() == null ? 0 : evidence.comparison().knownAt();
    }
}
