package nl.korpsmonitor.service.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.state.ComparisonFacts;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.dossier.contents.Derivation;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;

/** Reads what a dossier compares beside its events: what is derived from these is held to it. Safe for use by many threads. */
@FunctionalInterface
public interface ComparedAsRead {
    /**
     * Two editions compared as everybody finds them; empty when one of them was not known then, or not everybody may see it.
     *
     * @param ledger up to the dossier's checkpoint, by which it is judged what everybody may see
     * @throws nl.korpsmonitor.query.state.NotCaughtUpException when the read models have not got to the moment that is cited
     */
    Optional<Comparison> read(CitedComparison cited, Trail ledger);

    /** As {@code /v1/comparisons} reads it. Its cost does not grow with the ledger. */
    static ComparedAsRead of(States states) {
        return (cited, ledger) -> {
            Visibility visibility = Visibility.ofPublic(PublicEditions.of(ledger));
            State state = states.at(cited.knownAt(), cited.inForceOn(), visibility);
            return new ComparisonFacts(state).compared(cited.from(), cited.to(), Derivation.options(cited));
        };
    }

    /** From all events of the ledger about organisations and the two editions, for a node that has no read models. */
    static ComparedAsRead ofEvents() {
        return (cited, ledger) -> {
            Visibility visibility = Visibility.ofPublic(PublicEditions.of(ledger));
            List<RecordedEvent> events = new ArrayList<>();
            // Whether an edition is public may have been told after what is cited.
            addBelow("edition", ledger, ledger.size(), visibility, events);
            for (String prefix : List.of("organisation", "scorecard/" + cited.from(), "scorecard/" + cited.to())) {
                addBelow(prefix, ledger, cited.knownAt() + 1, visibility, events);
            }
            return new Derivation(new EventsTrail(events, ledger.size())).comparison(cited);
        };
    }

    private static void addBelow(
            String prefix, Trail ledger, long beforePosition, Visibility visibility, List<RecordedEvent> events) {
        EventFilter filter = new EventFilter(prefix, Set.of(), null, null, null);
        List<RecordedEvent> page;
        long from = 0;
        do {
            page = ledger.page(filter, from, Trail.MAXIMUM_PAGE);
            page.stream()
                    .filter(event -> event.position() < beforePosition)
                    .filter(event -> visibility.maySee(event) && !Derivation.isJudgement(event.subject()))
                    .forEach(events::add);
            from = page.isEmpty() ? from : page.getLast().position() + 1;
        } while (page.size() == Trail.MAXIMUM_PAGE && from < beforePosition);
    }
}
