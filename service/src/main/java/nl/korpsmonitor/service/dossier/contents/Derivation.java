package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import nl.korpsmonitor.query.readmodel.ScorecardSummary;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.replay.Facts;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.state.ComparisonFacts;
import nl.korpsmonitor.query.state.ComparisonFacts.ComparedViews;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Derives what a dossier shows from the events in it, and from nothing else. Who makes a dossier and who verifies one do it with this, so that the one can't show what
 * the other does not find. What not everybody may see is as if it were not there.
 */
public final class Derivation {
    private static final int OWN_CARD_SEGMENTS = 3;

    private final EventsTrail trail;
    private final Visibility visibility;

    /** @throws nl.korpsmonitor.query.view.UnfoldableEventException when an edition's events do not follow from each other */
    public Derivation(EventsTrail trail) {
        this.trail = trail;
        this.visibility = Visibility.ofPublic(PublicEditions.of(trail));
    }

    /** Whether a scorecard is a force's judgement of a partner; those are not compared. */
    public static boolean isJudgement(Subject subject) {
        return subject.type().equals("scorecard") && subject.segments().size() > OWN_CARD_SEGMENTS;
    }

    /** A subject as known at a moment; no facts when nothing was known. */
    SortedMap<String, JsonNode> facts(CitedState cited) {
        return shown(new Replay(trail, visibility, cited.inForceOn()).at(cited.subject(), cited.knownAt() + 1));
    }

    /** A subject as it is reconstructed; empty when nothing is known of it. */
    Optional<Reconstruction> reconstruction(CitedState cited) {
        return cited.reconstructedAsOf() == null
                ? Optional.empty()
                : new Reconstructions(trail, visibility, cited.reconstructedAsOf())
                        .of(cited.subject(), cited.knownAt() + 1);
    }

    /**
     * Facts as a dossier shows them. Who proposed a rectification is in an event that is not public, so that it is not told who gave a rectified score and who
     * confirmed it.
     */
    public static SortedMap<String, JsonNode> shown(@Nullable Facts facts) {
        SortedMap<String, JsonNode> shown = facts == null ? new TreeMap<>() : new TreeMap<>(facts.values());
        List<String> rectified = shown.entrySet().stream()
                .filter(fact -> fact.getKey().matches("/dimensions/[^/]+/status")
                        && fact.getValue().asString("").equals("RECTIFIED"))
                .map(fact -> fact.getKey().substring(0, fact.getKey().lastIndexOf('/')))
                .toList();
        rectified.forEach(dimension -> {
            shown.remove(dimension + "/recordedBy");
            shown.remove(dimension + "/confirmedBy");
        });
        return shown;
    }

    /** The events that a cited state follows from, by position: those of its subject, and of the edition whose framework a card is computed with. */
    List<Long> positions(CitedState cited) {
        Set<Long> positions = new TreeSet<>();
        addPositions(cited.subject(), cited.knownAt(), positions);
        if (cited.subject().type().equals("scorecard") && cited.subject().editionYear() != null) {
            addPositions(Subject.edition(cited.subject().editionYear()), cited.knownAt(), positions);
        }
        return List.copyOf(positions);
    }

    private void addPositions(Subject subject, long knownAt, Set<Long> positions) {
        trail.all().stream()
                .filter(event -> event.subject().equals(subject) && event.position() <= knownAt)
                .forEach(event -> positions.add(event.position()));
    }

    /** The events that a cited comparison follows from, by position. */
    List<Long> positions(CitedComparison cited) {
        return trail.all().stream()
                .filter(event -> event.position() <= cited.knownAt() && isCompared(event.subject(), cited))
                .map(RecordedEvent::position)
                .toList();
    }

    private static boolean isCompared(Subject subject, CitedComparison cited) {
        Integer year = subject.editionYear();
        return switch (subject.type()) {
            case "organisation" -> true;
            case "edition", "scorecard" ->
                year != null && (year == cited.from() || year == cited.to()) && !isJudgement(subject);
            default -> false;
        };
    }

    /** Two editions compared; empty when one of them was not known then, or not everybody may see it. */
    public Optional<Comparison> comparison(CitedComparison cited) {
        return new ComparisonFacts(new Views(cited.knownAt() + 1), cited.inForceOn())
                .compared(cited.from(), cited.to(), options(cited));
    }

    /** What to compare by. */
    public static ComparisonOptions options(CitedComparison cited) {
        return new ComparisonOptions(
                Basis.valueOf(cited.basis().name()),
                Units.valueOf(cited.units().name()),
                WeightChoice.valueOf(cited.weights().name()));
    }

    /** What organisations are called, as known at a moment, by code. */
    SortedMap<String, String> names(CitedComparison cited) {
        SortedMap<String, String> names = new TreeMap<>();
        new Views(cited.knownAt() + 1)
                .organisations()
                .forEach(view -> names.put(view.code(), view.nameOn(cited.inForceOn())));
        return names;
    }

    /** All views after the events at lower positions. */
    private final class Views implements ComparedViews {
        private final long beforePosition;

        private Views(long beforePosition) {
            this.beforePosition = beforePosition;
        }

        @Override
        public List<OrganisationView> organisations() {
            return views(ViewTypes.ORGANISATIONS, "organisation");
        }

        @Override
        public List<ScorecardSummary> ownScorecards(int edition) {
            return views(ViewTypes.SCORECARDS, "scorecard/" + edition).stream()
                    .filter(view -> view.judgedBy() == null)
                    .map(ScorecardSummary::of)
                    .toList();
        }

        @Override
        public List<EditionView> editions() {
            return views(ViewTypes.EDITIONS, "edition").stream()
                    .filter(view -> visibility.maySeeAllOf(view.year()))
                    .toList();
        }

        private <V extends View> List<V> views(ViewType<V, ?> type, String prefix) {
            SortedMap<Subject, V> views = new TreeMap<>(Comparator.comparing(Subject::id));
            for (RecordedEvent event : trail.all()) {
                String subject = event.subject().id();
                if (event.position() < beforePosition
                        && (subject.equals(prefix) || subject.startsWith(prefix + "/"))
                        && visibility.maySee(event)) {
                    views.put(event.subject(), type.fold().fold(views.get(event.subject()), event));
                }
            }
            return new ArrayList<>(views.values());
        }
    }
}
