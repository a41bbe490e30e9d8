package nl.korpsmonitor.query.audit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.audit.Inquiries.Inquiry;
import org.jspecify.annotations.Nullable;

/** What answers stand on: citations of what exists, or that none is needed, under a checkpoint of this ledger that covers them. */
final class AnswerEvidence {
    private final Trail trail;
    private final AnswerCheckpoints checkpoints;

    AnswerEvidence(Trail trail, AnswerCheckpoints checkpoints) {
        this.trail = trail;
        this.checkpoints = checkpoints;
    }

    /** Looks at what is cited, at answers and at dossiers; before the inquiry knows of the event. */
    void check(InquiryEvent event, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        switch (event) {
            case EvidenceCited cited -> cites(cited, recorded, inquiry, observations);
            case InquiryAnswered answered -> stands(answered.answer(), recorded, inquiry, observations);
            case AnswerAmended amended -> stands(amended.answer(), recorded, inquiry, observations);
            case DossierIssued issued -> isOfLedger(issued.checkpoint(), recorded, observations);
            default -> {}
        }
    }

    private void cites(EvidenceCited cited, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        Evidence evidence = cited.evidence();
        long last = last(evidence);
        observations.require(
                last < recorded.position(),
                Check.ANSWER_ON_EVIDENCE,
                recorded,
                cited.item() + " " + last + " >= " + recorded.position());
        if (last >= recorded.position()) {
            return;
        }
        if (evidence.event() != null) {
            known(cited, Long.toString(last), trail.event(last), recorded, inquiry, observations);
        } else {
            subjects(evidence)
                    .forEach(subject -> known(
                            cited,
                            subject + " at " + last,
                            trail.ofSubject(subject, 0, last + 1, 1).stream().findFirst(),
                            recorded,
                            inquiry,
                            observations));
        }
    }

    /** Whether there was something, and nothing invented for what is real. */
    private static void known(
            EvidenceCited cited,
            String what,
            Optional<RecordedEvent> first,
            RecordedEvent recorded,
            Inquiry inquiry,
            Observations observations) {
        observations.require(
                first.isPresent(), Check.ANSWER_ON_EVIDENCE, recorded, cited.item() + " " + what + ", not known");
        boolean real = inquiry.registered() == null || !inquiry.registered().fictitious();
        first.ifPresent(event -> observations.require(
                !real || !event.fictitious(),
                Check.FICTITIOUS_APART,
                recorded,
                cited.item() + " " + what,
                event.position()));
    }

    private static Stream<Subject> subjects(Evidence evidence) {
        Evidence.CitedComparison comparison = evidence.comparison();
        return Stream.concat(
                Stream.ofNullable(evidence.state()).map(Evidence.CitedState::subject),
                Stream.ofNullable(comparison)
                        .flatMap(
                                both -> Stream.of(both.from(), both.to()).map(year -> new Subject("edition/" + year))));
    }

    private void stands(Answer answer, RecordedEvent recorded, Inquiry inquiry, Observations observations) {
        observations.require(
                answer.withoutEvidence() == inquiry.citations().isEmpty(),
                Check.ANSWER_ON_EVIDENCE,
                recorded,
                inquiry.citations().size() + ", withoutEvidence " + answer.withoutEvidence());
        long cited = inquiry.citations().values().stream()
                .mapToLong(each -> last(((EvidenceCited) each.event()).evidence()))
                .reduce(0, Math::max);
        observations.require(
                answer.knownAt() >= cited,
                Check.ANSWER_ON_EVIDENCE,
                recorded,
                "knownAt " + answer.knownAt() + " < " + cited);
        long last = Math.max(answer.knownAt(), cited);
        OptionalLong size = sizeOf(answer.checkpoint());
        if (size.isEmpty() || size.getAsLong() <= last || size.getAsLong() > recorded.position()) {
            observations.add(
                    Check.ANSWER_ON_EVIDENCE,
                    recorded,
                    "checkpoint " + (size.isEmpty() ? "?" : size.getAsLong()) + ", " + last);
        }
        isOfLedger(answer.checkpoint(), recorded, observations);
    }

    private void isOfLedger(String checkpoint, RecordedEvent recorded, Observations observations) {
        @Nullable String fault = checkpoints.fault(checkpoint);
        observations.require(fault == null, Check.ANSWER_CHECKPOINT, recorded, recorded.type() + ": " + fault);
    }

    /** How many entries a checkpoint covers: its second line (C2SP tlog-checkpoint). */
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
