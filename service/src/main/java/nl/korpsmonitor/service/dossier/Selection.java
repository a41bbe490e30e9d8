package nl.korpsmonitor.service.dossier;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Citation;
import nl.korpsmonitor.service.dossier.contents.Derivation;
import nl.korpsmonitor.service.dossier.contents.NamedDocuments;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events that a dossier needs: those of the inquiry, those that are cited, those from which each cited state and comparison follows, those of the
 * documents that these name, and those that show that their editions are public. Beside the inquiry's own there is none that not everybody may see. For one dossier.
 */
final class Selection {
    private final Trail trail;
    private final DossierLimits limits;
    private final Visibility visibility;
    private final SortedMap<Long, RecordedEvent> events = new TreeMap<>();
    private final Deque<RecordedEvent> unread = new ArrayDeque<>();
    private final Set<Subject> whole = new TreeSet<>(Comparator.comparing(Subject::id));

    private Selection(Trail trail, DossierLimits limits) {
        this.trail = trail;
        this.limits = limits;
        this.visibility = Visibility.ofPublic(PublicEditions.of(trail));
    }

    /**
     * The events, in order.
     *
     * @param trail up to the dossier's checkpoint
     * @throws nl.korpsmonitor.events.problems.RefusedException when they are too many
     * @throws InvalidInputException when something is cited that not everybody may see
     */
    static List<RecordedEvent> of(Trail trail, AnsweredInquiry inquiry, DossierLimits limits) {
        Selection selection = new Selection(trail, limits);
        inquiry.events().forEach(selection::add);
        inquiry.citations().forEach(selection::addCited);
        selection.addWhatTheyName();
        selection.requireLast(inquiry);
        return List.copyOf(selection.events.values());
    }

    /** What was public when it was cited still is; whoever verifies the dossier would find what is not there. */
    private void requireLast(AnsweredInquiry inquiry) {
        for (Citation citation : inquiry.citations()) {
            List<LastEvent> last = citation.cited().lastEvents();
            if (last != null && !last.stream().allMatch(event -> events.containsKey(event.position()))) {
                throw new IllegalStateException("of item " + citation.cited().item() + " of inquiry " + inquiry.code()
                        + " not all events were found that its citation names: a defect of this program");
            }
        }
    }

    private void addCited(Citation citation) {
        Evidence evidence = citation.cited().evidence();
        if (evidence.event() != null) {
            RecordedEvent event = trail.event(evidence.event())
                    .filter(visibility::maySee)
                    .orElseThrow(() -> hidden(citation, "event " + evidence.event()));
            add(event);
        } else if (evidence.state() != null) {
            CitedState state = evidence.state();
            if (!visibility.maySee(state.subject())) {
                throw hidden(citation, state.subject().id());
            }
            addSubject(state.subject(), state.knownAt() + 1);
        } else if (evidence.comparison() != null) {
            CitedComparison comparison = evidence.comparison();
            for (int year : List.of(comparison.from(), comparison.to())) {
                if (!visibility.maySeeAllOf(year)) {
                    throw hidden(citation, "edition " + year);
                }
                addWhole(Subject.edition(year));
                addBelow("scorecard/" + year, comparison.knownAt() + 1, true);
            }
            addBelow("organisation", comparison.knownAt() + 1, false);
        }
    }

    private static InvalidInputException hidden(Citation citation, String what) {
        return new InvalidInputException(
                "answer",
                "stands on item " + citation.cited().item() + ", and not everybody may see " + what
                        + "; withdraw that citation and amend the answer");
    }

    /** What everybody may see of a subject, up to where something else took its place. */
    private void addSubject(Subject subject, long beforePosition) {
        long sequence = 0;
        List<RecordedEvent> page;
        do {
            page = trail.ofSubject(subject, sequence, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    add(event);
                } else if (event.event() instanceof RecommendationSuperseded) {
                    return;
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
    }

    private void addBelow(String prefix, long beforePosition, boolean ownCards) {
        EventFilter filter = new EventFilter(prefix, Set.of(), null, null, null);
        long from = 0;
        List<RecordedEvent> page;
        do {
            page = trail.page(filter, from, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                from = event.position() + 1;
                if (event.position() < beforePosition
                        && visibility.maySee(event)
                        && !(ownCards && Derivation.isJudgement(event.subject()))) {
                    add(event);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE && from < beforePosition);
    }

    private void add(RecordedEvent event) {
        if (events.put(event.position(), event) == null) {
            unread.add(event);
        }
        limits.requireEvents(events.size());
    }

    private void addWhatTheyName() {
        while (!unread.isEmpty()) {
            RecordedEvent event = unread.remove();
            addEdition(event.subject().editionYear());
            switch (event.event()) {
                case RecommendationSuperseded superseded ->
                    addEdition(superseded.supersededBy().editionYear());
                case ScaleMappingFixed mapping -> addEdition(mapping.fromEdition());
                case DocumentEvent document -> addEdition(document.edition());
                default -> {}
            }
            NamedDocuments.in(event.event()).stream()
                    .map(Document::identifier)
                    .map(Subject::document)
                    .forEach(this::addWhole);
        }
    }

    private void addEdition(@Nullable Integer year) {
        if (year != null && visibility.maySeeAllOf(year)) {
            addWhole(Subject.edition(year));
        }
    }

    private void addWhole(Subject subject) {
        if (whole.add(subject)) {
            addSubject(subject, trail.size());
        }
    }
}
