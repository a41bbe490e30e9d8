package nl.korpsmonitor.command.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last public event of each subject that evidence follows from, and which before it are hidden. They are recorded with the citation, so that whoever gets a dossier sees whether anything was left
 * out of it: a whole scorecard leaves no gap, neither do the last events of a subject, and of a gap nobody else could say
 * whether everybody may see what is not there. Used once.
 */
final class LastEvents {
    private static final int OWN_CARD_SEGMENTS = 3;

    private final Citable citable;
    private final Map<Subject, Seen> seen = new HashMap<>();
    private int events;

    private LastEvents(Citable citable) {
        this.citable = citable;
    }

    /**
     * They, in order.
     *
     * @return null of a single event
     * @throws InvalidInputException when nothing public was known
     * @throws RefusedException when there are more events than a dossier holds, or more than can be named
     */
    static @Nullable List<LastEvent> of(Evidence evidence, References references, Citable citable) {
        LastEvents found = new LastEvents(citable);
        CitedState state = evidence.state();
        CitedComparison comparison = evidence.comparison();
        if (state != null) {
            references.forEach(state.subject(), state.knownAt(), found::takeAny);
            Integer edition = state.subject().editionYear();
            if (state.subject().type().equals("scorecard") && edition != null) {
                references.forEach(Subject.edition(edition), state.knownAt(), found::takeAny);
            }
        } else if (comparison != null) {
            for (int edition : List.of(comparison.from(), comparison.to())) {
                references.forEach(Subject.edition(edition), comparison.knownAt(), found::takeAny);
                references.forEachBelow("scorecard/" + edition, comparison.knownAt(), found::takeOwnCard);
            }
            references.forEachBelow("organisation", comparison.knownAt(), found::takeAny);
        } else {
            return null;
        }
        return found.lastEvents();
    }

    private List<LastEvent> lastEvents() {
        List<LastEvent> found = seen.values().stream()
                .map(Seen::last)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(LastEvent::position))
                .toList();
        if (found.isEmpty()) {
            throw new InvalidInputException("evidence", "nothing public was known of it at that position");
        }
        int hidden = found.stream().mapToInt(event -> event.hidden().size()).sum();
        if (found.size() > EvidenceCited.MAXIMUM_LAST_EVENTS || hidden > EvidenceCited.MAXIMUM_HIDDEN_EVENTS) {
            throw new RefusedException(
                    "evidence-too-large",
                    "It follows from " + found.size() + " organisations, editions and scorecards, of which " + hidden
                            + " events are not public; of " + EvidenceCited.MAXIMUM_LAST_EVENTS + " and "
                            + EvidenceCited.MAXIMUM_HIDDEN_EVENTS + " at most it can be proven that none is missing.");
        }
        return found;
    }

    private void takeOwnCard(RecordedEvent event) {
        requireFew(++events);
        if (event.subject().segments().size() == OWN_CARD_SEGMENTS) {
            take(event);
        }
    }

    private void takeAny(RecordedEvent event) {
        requireFew(++events);
        take(event);
    }

    private void take(RecordedEvent event) {
        seen.computeIfAbsent(event.subject(), subject -> new Seen()).take(event, citable.isPublic(event));
    }

    /** Also what is not cited is read, and so counted: what one command reads is bounded. */
    private static void requireFew(int events) {
        if (events > InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER) {
            throw new RefusedException(
                    "evidence-too-large",
                    "To find what it follows from takes more than " + InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER
                            + " events, which no dossier holds; cite single events or states, or an earlier moment.");
        }
    }

    /** What was seen of a subject so far. */
    private static final class Seen {
        private final List<Long> hidden = new ArrayList<>();
        private int hiddenBefore;
        private long position = -1;
        private boolean ended;

        private void take(RecordedEvent event, boolean isPublic) {
            if (ended) {
                return;
            }
            if (isPublic) {
                position = event.position();
                hiddenBefore = hidden.size();
            } else {
                hidden.add(event.sequence());
                // What took its place is not public, and so is not that it ended.
                ended = event.event() instanceof RecommendationSuperseded;
            }
        }

        private Optional<LastEvent> last() {
            return position < 0
                    ? Optional.empty()
                    : Optional.of(new LastEvent(position, hidden.subList(0, hiddenBefore)));
        }
    }
}
