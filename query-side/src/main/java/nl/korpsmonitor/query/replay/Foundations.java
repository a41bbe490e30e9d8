package nl.korpsmonitor.query.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** What is computed from scores under a framework. */
    private static final Pattern COMPUTED = Pattern.compile(
            "/(mean|scoreClass|classBasis|focusAreaMeans)(/.*)?|/dimensions/[^/]+/(share|normMet)(/.*)?");

    /** What depends on one score. */
    private static final Pattern OF_ONE = Pattern.compile("/dimensions/([^/]+)/normMet");

    private final Trail trail;
    private final Visibility visibility;
    private final Replay replay;

    Foundations(Trail trail, Visibility visibility, Replay replay) {
        this.trail = trail;
        this.visibility = visibility;
        this.replay = replay;
    }

    List<Ground> of(Subject subject, String field, List<Link> chain, long beforePosition) {
        List<Ground> found = new ArrayList<>();
        if (subject.type().equals("scorecard") && COMPUTED.matcher(field).matches()) {
            addFigures(subject, field, beforePosition, found);
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

    private void addFigures(Subject card, String field, long beforePosition, List<Ground> found) {
        Integer edition = Objects.requireNonNull(card.editionYear(), "a scorecard names its edition");
        FixedFramework fixed = replay.fixed(edition, beforePosition);
        if (fixed != null) {
            found.add(new Ground(Kind.FRAMEWORK, Subject.edition(edition), List.of(fixed.position())));
        }
        if (replay.view(card, beforePosition) instanceof ScorecardView view) {
            Matcher norm = OF_ONE.matcher(field);
            String only = norm.matches() ? norm.group(1) : null;
            List<Long> scores = view.dimensions().entrySet().stream()
                    .filter(each -> only == null || only.equals(each.getKey()))
                    .map(each -> each.getValue().score().entryOn(replay.day()))
                    .filter(Objects::nonNull)
                    .map(entry -> entry.position())
                    .sorted()
                    .toList();
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
