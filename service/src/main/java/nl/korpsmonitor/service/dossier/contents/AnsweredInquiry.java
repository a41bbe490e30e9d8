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
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;

/**
 * An inquiry as one of its answers left it.
 *
 * @param registered the event of its registration
 * @param changes the corrections of what was registered, to whom it was given to answer since, the extensions and the reopenings, in order
 * @param citations in force when it was answered, in the order of citing
 * @param answers the first one and the amendments up to the answer meant, which is the last
 */
public record AnsweredInquiry(
        String code,
        RecordedEvent registered,
        List<RecordedEvent> changes,
        List<Citation> citations,
        List<Given> answers) {
    public AnsweredInquiry {
        changes = List.copyOf(changes);
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
        List<RecordedEvent> changes = new ArrayList<>();
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
                    case InquiryCorrected ignored -> changes.add(event);
                    case InquiryReassigned ignored -> changes.add(event);
                    case DueDateExtended ignored -> changes.add(event);
                    case InquiryReopened ignored -> changes.add(event);
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
                    return new AnsweredInquiry(code, registered, changes, List.copyOf(citations.values()), answers);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        throw new InvalidInputException(
                "answer",
                "inquiry " + code + " has no answer " + answer
                        + " below the checkpoint; name one that it has, 0 for the first");
    }

    /** What was asked, by when and of whom, as it stood when it was answered: registered, and changed since. */
    public AskedQuestion question() {
        AskedQuestion question = AskedQuestion.of(registered);
        for (RecordedEvent change : changes) {
            question = question.after(change);
        }
        return question;
    }

    /** The answer that is meant. */
    public Given answer() {
        return answers.getLast();
    }

    /** Its events, in order of position. */
    public List<RecordedEvent> events() {
        return Stream.of(
                        Stream.of(registered),
                        changes.stream(),
                        citations.stream().map(Citation::event),
                        answers.stream().map(Given::event))
                .flatMap(events -> events)
                .sorted(Comparator.comparingLong(RecordedEvent::position))
                .toList();
    }
}
