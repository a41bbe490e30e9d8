package nl.korpsmonitor.query.audit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Framework;
import org.jspecify.annotations.Nullable;

/** What was recorded of each edition so far; it keeps one event per edition and step. */
final class Editions {
    private final Map<Integer, Edition> byYear = new HashMap<>();

    /** The edition of a year, known or not. */
    Edition of(@Nullable Integer year) {
        return byYear.computeIfAbsent(year == null ? -1 : year, unknown -> new Edition());
    }

    /** Which step of the lifecycle an event is; null for none, and for a discussion, which may come again. */
    static @Nullable Step step(EditionEvent event) {
        return switch (event) {
            case EditionOpened ignored -> Step.OPENED;
            case FrameworkFixed ignored -> Step.FRAMEWORK_FIXED;
            case ScoringClosed ignored -> Step.SCORING_CLOSED;
            case EditionAdopted ignored -> Step.ADOPTED;
            case EditionOffered ignored -> Step.OFFERED;
            case EditionPresentedToHouse ignored -> Step.PRESENTED_TO_HOUSE;
            case EditionLaidForInspection ignored -> Step.LAID_FOR_INSPECTION;
            default -> null;
        };
    }

    /** One edition. */
    static final class Edition {
        private final Map<Step, RecordedEvent> steps = new EnumMap<>(Step.class);
        private final Set<Integer> mapped = new HashSet<>();

        boolean took(Step step) {
            return steps.containsKey(step);
        }

        @Nullable
        RecordedEvent taken(Step step) {
            return steps.get(step);
        }

        /** The position of a step; -1 when it was not taken. */
        long positionOf(Step step) {
            RecordedEvent taken = steps.get(step);
            return taken == null ? -1 : taken.position();
        }

        /** What opened it; null when nothing did. */
        @Nullable
        RecordedEvent opened() {
            return steps.get(Step.OPENED);
        }

        /** Maps the scale of an earlier edition to its own; whether it is the first time. */
        boolean map(int fromEdition) {
            return mapped.add(fromEdition);
        }

        boolean isConducted() {
            RecordedEvent opened = opened();
            return opened != null
                    && opened.event() instanceof EditionOpened event
                    && event.provenance() == Provenance.CONDUCTED_HERE;
        }

        /** Whether everybody may see it: noted from published sources, or presented to the House. */
        boolean isPublic() {
            return took(Step.PRESENTED_TO_HOUSE) || (opened() != null && !isConducted());
        }

        @Nullable
        Framework framework() {
            RecordedEvent fixed = steps.get(Step.FRAMEWORK_FIXED);
            return fixed != null && fixed.event() instanceof FrameworkFixed event ? event.framework() : null;
        }

        void take(Step step, RecordedEvent event) {
            steps.putIfAbsent(step, event);
        }
    }
}
