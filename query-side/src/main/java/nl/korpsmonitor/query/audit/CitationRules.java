package nl.korpsmonitor.query.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/**
 * That what is cited was public, and that a citation names the last public event of each subject that it follows from. Whoever gets a dossier relies on that to see that nothing was left out. Of a citation
 * that names none it is not judged: it was recorded before they were. For each citation the events of its subjects are read again.
 */
final class CitationRules implements HistoryRule {
    private static final String CARD = "scorecard";

    /** How many events an observation tells of. */
    private static final int SHOWN = 20;

    private final Trail trail;
    private final PublicEvents publicEvents;

    /** @param editions as they were before the event that is looked at */
    CitationRules(Trail trail, Editions editions) {
        this.trail = trail;
        this.publicEvents = new PublicEvents(editions);
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        if (recorded.event() instanceof EvidenceCited cited) {
            Evidence evidence = cited.evidence();
            observations.require(
                    wasPublic(evidence), Check.CITED_PUBLIC, recorded, cited.item(), evidence.lastPosition());
            if (cited.lastEvents() != null) {
                requireComplete(cited, cited.lastEvents(), recorded, observations);
            }
        }
    }

    private boolean wasPublic(Evidence evidence) {
        CitedState state = evidence.state();
        CitedComparison comparison = evidence.comparison();
        if (state != null) {
            return wasPublic(state.subject(), state.knownAt());
        }
        return comparison == null
                ? evidence.event() != null
                        && trail.event(evidence.event())
                                .filter(publicEvents::isPublic)
                                .isPresent()
                : wasPublic(Subject.edition(comparison.from()), comparison.knownAt())
                        && wasPublic(Subject.edition(comparison.to()), comparison.knownAt());
    }

    private boolean wasPublic(Subject subject, long knownAt) {
        Last last = new Last(publicEvents);
        read(subject, knownAt, last);
        return !last.events().isEmpty();
    }

    private void requireComplete(
            EvidenceCited cited, List<LastEvent> named, RecordedEvent recorded, Observations observations) {
        List<LastEvent> found = lastEvents(cited.evidence());
        observations.require(
                found.equals(named), Check.CITATION_COMPLETE, recorded, cited.item() + " " + difference(named, found));
    }

    private static String difference(List<LastEvent> named, List<LastEvent> found) {
        List<LastEvent> lacking = new ArrayList<>(found);
        lacking.removeAll(named);
        List<LastEvent> invented = new ArrayList<>(named);
        invented.removeAll(found);
        return "- " + lacking.stream().limit(SHOWN).toList() + " + "
                + invented.stream().limit(SHOWN).toList();
    }

    private List<LastEvent> lastEvents(Evidence evidence) {
        Last last = new Last(publicEvents);
        CitedState state = evidence.state();
        CitedComparison comparison = evidence.comparison();
        if (state != null) {
            read(state.subject(), state.knownAt(), last);
            Integer year = state.subject().editionYear();
            if (state.subject().type().equals(CARD) && year != null) {
                read(Subject.edition(year), state.knownAt(), last);
            }
        }
        if (comparison != null) {
            for (int year : List.of(comparison.from(), comparison.to())) {
                read(Subject.edition(year), comparison.knownAt(), last);
                readBelow(CARD + "/" + year, comparison.knownAt(), event -> {
                    // Cards that a force fills in of a partner are not compared.
                    if (event.subject()
                            .equals(Subject.scorecard(
                                    year, event.subject().segments().get(2)))) {
                        last.accept(event);
                    }
                });
            }
            readBelow("organisation", comparison.knownAt(), last);
        }
        return last.events();
    }

    private void read(Subject subject, long knownAt, Consumer<RecordedEvent> each) {
        List<RecordedEvent> page;
        long sequence = 0;
        do {
            page = trail.ofSubject(subject, sequence, knownAt + 1, Trail.MAXIMUM_PAGE);
            page.forEach(each);
            sequence += page.size();
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    private void readBelow(String prefix, long knownAt, Consumer<RecordedEvent> each) {
        EventFilter filter = new EventFilter(prefix, Set.of(), null, null, null);
        List<RecordedEvent> page;
        long from = 0;
        do {
            page = trail.page(filter, from, Trail.MAXIMUM_PAGE);
            page.stream().filter(event -> event.position() <= knownAt).forEach(each);
            from = page.isEmpty() ? from : page.getLast().position() + 1;
        } while (page.size() == Trail.MAXIMUM_PAGE && from <= knownAt);
    }

    /** The last event of each subject that everybody could see, and the hidden ones before it. */
    private static final class Last implements Consumer<RecordedEvent> {
        private final PublicEvents publicEvents;
        private final Map<Subject, LastEvent> last = new HashMap<>();
        private final Map<Subject, List<Long>> hidden = new HashMap<>();
        private final Set<Subject> gone = new HashSet<>();

        private Last(PublicEvents publicEvents) {
            this.publicEvents = publicEvents;
        }

        @Override
        public void accept(RecordedEvent event) {
            if (gone.contains(event.subject())) {
                return;
            }
            List<Long> before = hidden.computeIfAbsent(event.subject(), subject -> new ArrayList<>());
            if (publicEvents.isPublic(event)) {
                last.put(event.subject(), new LastEvent(event.position(), before));
            } else if (event.event() instanceof RecommendationSuperseded) {
                gone.add(event.subject());
            } else {
                before.add(event.sequence());
            }
        }

        private List<LastEvent> events() {
            return last.values().stream()
                    .sorted(Comparator.comparingLong(LastEvent::position))
                    .toList();
        }
    }
}
