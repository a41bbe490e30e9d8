package nl.korpsmonitor.query.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Explanation.Kind;
import nl.korpsmonitor.query.replay.Explanation.Link;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.ScorecardView;
import org.jspecify.annotations.Nullable;

/** Finds what a value rests on beyond the events that changed it. For one thread. */
final class Foundations {
    private final Trail trail;
    private final Visibility visibility;
    private final Replay replay;

    Foundations(Trail trail, Visibility visibility, Replay replay) {
        this.trail = trail;
        this.visibility = visibility;
        this.replay = replay;
    }

    /**
     * What the fields of an explanation rest on.
     *
     * @param values what stands in the field that was asked for and below it
     */
    List<Ground> of(Subject subject, Set<String> values, List<Link> chain, long beforePosition) {
        List<Ground> found = new ArrayList<>();
        if (subject.type().equals("scorecard")) {
            SortedSet<String> fields = new TreeSet<>(values);
            chain.forEach(link -> link.changes().forEach(change -> fields.add(change.field())));
            addFigures(subject, fields, beforePosition, found);
        }
        // The last position by which each was relied on.
        Map<Ground, Long> relied = new LinkedHashMap<>();
        for (Link link : chain) {
            RecordedEvent event = link.step().event();
            Grounds grounds = Grounds.of(event.event());
            if (grounds.mandate() != null) {
                relied.put(new Ground(Kind.MANDATE, Subject.mandate(grounds.mandate()), List.of()), event.position());
            }
            documents(grounds)
                    .forEach(document -> relied.put(
                            new Ground(Kind.DOCUMENT, Subject.document(document.identifier()), List.of()),
                            event.position()));
        }
        relied.forEach((ground, position) ->
                found.add(new Ground(ground.kind(), ground.subject(), positions(ground.subject(), position))));
        return found;
    }

    private static Stream<Document> documents(Grounds grounds) {
        @Nullable
        Document ofSource = grounds.source() == null ? null : grounds.source().document();
        return Stream.of(Optional.ofNullable(grounds.document()), Optional.ofNullable(ofSource))
                .flatMap(Optional::stream);
    }

    /** The framework under which those of the fields that are figures are computed, and every event of the scores that they are computed from. */
    private void addFigures(Subject card, Set<String> fields, long beforePosition, List<Ground> found) {
        Integer edition = Objects.requireNonNull(card.editionYear(), "a scorecard names its edition");
        FixedFramework fixed = replay.fixed(edition, beforePosition);
        List<Figures> figures =
                fields.stream().map(Figures::in).flatMap(Optional::stream).toList();
        if (fixed == null || figures.isEmpty() || !(replay.view(card, beforePosition) instanceof ScorecardView view)) {
            return;
        }
        List<Long> scores = view.dimensions().entrySet().stream()
                .filter(each -> figures.stream().anyMatch(figure -> figure.need(each.getKey(), fixed.framework())))
                .flatMap(each -> each.getValue().positions().stream())
                .sorted()
                .toList();
        // A class that a source publishes rests on that source alone.
        if (!scores.isEmpty()) {
            found.add(new Ground(Kind.FRAMEWORK, Subject.edition(edition), List.of(fixed.position())));
            found.add(new Ground(Kind.SCORES, card, scores));
        }
    }

    /** The subject's events up to a position. */
    private List<Long> positions(Subject subject, long upTo) {
        List<Long> positions = new ArrayList<>();
        List<RecordedEvent> page;
        long sequence = 0;
        do {
            page = trail.ofSubject(subject, sequence, upTo + 1, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    positions.add(event.position());
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return positions;
    }
}
