package nl.korpsmonitor.command.inquiry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last public event of each subject that evidence follows from. They are recorded with the citation, so that whoever gets a dossier sees whether anything was left
 * out of it: a whole scorecard leaves no gap, and neither do the last events of a subject. Used once.
 */
final class LastEvents {
    private static final int OWN_CARD_SEGMENTS = 3;

    private final Citable citable;
    private final Map<Subject, Long> last = new HashMap<>();
    private final Set<Subject> ended = new HashSet<>();
    private int events;

    private LastEvents(Citable citable) {
        this.citable = citable;
    }

    /**
     * Their positions, in order.
     *
     * @return null of a single event
     * @throws RefusedException when there are more events than a dossier holds, or more subjects than can be named
     */
    static @Nullable List<Long> of(Evidence evidence, References references, Citable citable) {
        LastEvents found = new LastEvents(citable);
        CitedState state = evidence.state();
        CitedComparison comparison = evidence.comparison();
        if (state != null) {
            references.forEach(state.subject(), state.knownAt(), found::take);
            Integer edition = state.subject().editionYear();
            if (state.subject().type().equals("scorecard") && edition != null) {
                references.forEach(Subject.edition(edition), state.knownAt(), found::take);
            }
        } else if (comparison != null) {
            for (int edition : List.of(comparison.from(), comparison.to())) {
                references.forEach(Subject.edition(edition), comparison.knownAt(), found::take);
                references.forEachBelow("scorecard/" + edition, comparison.knownAt(), found::takeOwnCard);
            }
            references.forEachBelow("organisation", comparison.knownAt(), found::take);
        } else {
            return null;
        }
        if (found.last.size() > EvidenceCited.MAXIMUM_LAST_EVENTS) {
            throw new RefusedException(
                    "evidence-too-large",
                    "It follows from " + found.last.size() + " organisations, editions and scorecards, and of "
                            + EvidenceCited.MAXIMUM_LAST_EVENTS + " at most it can be proven that none is missing.");
        }
        return found.last.values().stream().sorted().toList();
    }

    private void takeOwnCard(RecordedEvent event) {
        if (event.subject().segments().size() == OWN_CARD_SEGMENTS) {
            take(event);
        }
    }

    private void take(RecordedEvent event) {
        if (ended.contains(event.subject())) {
            return;
        }
        if (citable.isPublic(event)) {
            requireFew(++events);
            last.put(event.subject(), event.position());
        } else if (event.event() instanceof RecommendationSuperseded) {
            // What took its place is not public, and so is not that it ended.
            ended.add(event.subject());
        }
    }

    private static void requireFew(int events) {
        if (events > InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER) {
            throw new RefusedException(
                    "evidence-too-large",
                    "It follows from more than " + InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER
                            + " events, which no dossier holds; cite single events, or an earlier moment.");
        }
    }
}
