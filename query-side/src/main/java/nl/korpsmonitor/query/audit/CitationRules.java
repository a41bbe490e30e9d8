package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
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
            Map<Subject, Long> found = lastEvents(cited.evidence());
            Evidence evidence = cited.evidence();
            observations.require(
                    wasPublic(evidence, found.keySet()),
                    Check.CITED_PUBLIC,
                    recorded,
                    cited.item(),
                    evidence.lastPosition());
            if (cited.lastEvents() != null) {
                requireComplete(cited, cited.lastEvents(), Set.copyOf(found.values()), recorded, observations);
            }
        }
    }

    private boolean wasPublic(Evidence evidence, Set<Subject> found) {
        if (evidence.event() != null) {
            return trail.event(evidence.event()).filter(publicEvents::isPublic).isPresent();
        }
        CitedComparison comparison = evidence.comparison();
        return comparison == null
                ? evidence.state() != null && found.contains(evidence.state().subject())
                : found.contains(Subject.edition(comparison.from()))
                        && found.contains(Subject.edition(comparison.to()));
    }

    private static void requireComplete(
            EvidenceCited cited,
            List<Long> lastEvents,
            Set<Long> found,
            RecordedEvent recorded,
            Observations observations) {
        Set<Long> named = new TreeSet<>(lastEvents);
        Set<Long> lacking = new TreeSet<>(found);
        lacking.removeAll(named);
        named.removeAll(found);
        observations.require(
                lacking.isEmpty() && named.isEmpty(),
                Check.CITATION_COMPLETE,
                recorded,
                cited.item() + " - " + lacking + " + " + named);
    }

    private Map<Subject, Long> lastEvents(Evidence evidence) {
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
        return last.positions;
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

    /** The last position of each subject, of what everybody may see. */
    private static final class Last implements Consumer<RecordedEvent> {
        private final PublicEvents publicEvents;
        private final Map<Subject, Long> positions = new HashMap<>();
        private final Set<Subject> gone = new HashSet<>();

        private Last(PublicEvents publicEvents) {
            this.publicEvents = publicEvents;
        }

        @Override
        public void accept(RecordedEvent event) {
            boolean seen = publicEvents.isPublic(event);
            if (seen && !gone.contains(event.subject())) {
                positions.put(event.subject(), event.position());
            } else if (!seen && event.event() instanceof RecommendationSuperseded) {
                gone.add(event.subject());
            }
        }
    }
}
