package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;

/**
 * An inquiry as one of its answers left it.
 *
 * @param registered the event of its registration
 * @param citations in force when it was answered, in the order of citing
 * @param answers the first one and the amendments up to the answer meant, which is the last
 */
public record AnsweredInquiry(String code, RecordedEvent registered, List<Citation> citations, List<Given> answers) {
    public AnsweredInquiry {
        citations = List.copyOf(citations);
        answers = List.copyOf(answers);
    }

    /** Something that the answer stands on. */
    public record Citation(RecordedEvent event, EvidenceCited cited) {}

    /** @param amendment its number; 0 for the first answer */
    public record Given(RecordedEvent event, int amendment, Answer answer) {}

    /**
     * Finds it.
     *
     * @param answer 0 for the first one, else the number of the amendment
     * @throws InvalidInputException when the trail has no such inquiry, no such answer of it, or lacks an earlier one
     */
    public static AnsweredInquiry of(Trail trail, String code, int answer) {
        RecordedEvent registered = null;
        Map<String, Citation> citations = new LinkedHashMap<>();
        List<Given> answers = new ArrayList<>();
        long sequence = 0;
        List<RecordedEvent> page;
        do {
            page = trail.ofSubject(Subject.inquiry(code), sequence, Long.MAX_VALUE, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                switch (event.event()) {
                    case InquiryRegistered ignored -> registered = event;
                    case EvidenceCited cited -> citations.put(cited.item(), new Citation(event, cited));
                    case CitationWithdrawn withdrawn -> citations.remove(withdrawn.item());
                    case InquiryAnswered answered -> answers.add(new Given(event, 0, answered.answer()));
                    case AnswerAmended amended -> answers.add(new Given(event, amended.number(), amended.answer()));
                    default -> {}
                }
                if (!answers.isEmpty() && answers.getLast().amendment() != answers.size() - 1) {
                    throw new InvalidInputException(
                            "answer",
                            "of inquiry " + code + " answer " + (answers.size() - 1) + " is not there, and answer "
                                    + answers.getLast().amendment() + " is");
                }
                if (registered != null
                        && !answers.isEmpty()
                        && answers.getLast().amendment() == answer) {
                    return new AnsweredInquiry(code, registered, List.copyOf(citations.values()), answers);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        throw new InvalidInputException(
                "answer",
                "inquiry " + code + " has no answer " + answer
                        + " below the checkpoint; name one that it has, 0 for the first");
    }

    /** As it was registered. */
    public InquiryRegistered registration() {
        return (InquiryRegistered) registered.event();
    }

    /** The answer that is meant. */
    public Given answer() {
        return answers.getLast();
    }

    /** Its events, in order of position. */
    public List<RecordedEvent> events() {
        return Stream.of(
                        Stream.of(registered),
                        citations.stream().map(Citation::event),
                        answers.stream().map(Given::event))
                .flatMap(events -> events)
                .sorted(Comparator.comparingLong(RecordedEvent::position))
                .toList();
    }
}
