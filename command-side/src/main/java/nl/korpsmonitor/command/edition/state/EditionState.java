package nl.korpsmonitor.command.edition.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An edition as decisions see it.
 *
 * @param provenance null when there is no such edition
 * @param fictitious whether it is invented data
 * @param framework null until it is fixed
 * @param steps the steps taken here, each with its (last) date; noted ones are not among them
 * @param closedBy pseudonym of who closed scoring; null until then
 * @param taken names that can be given once: {@code totals/<code>}, {@code finding/<code>}, {@code mapping/<year>}
 */
public record EditionState(
        @Nullable Provenance provenance,
        boolean fictitious,
        @Nullable Framework framework,
        Map<Step, PartialDate> steps,
        @Nullable String closedBy,
        Set<String> taken) {
    /** How it follows from its events. */
    public static final Fold<EditionState> FOLD = new Fold<>() {
        @Override
        public Class<EditionState> type() {
            return EditionState.class;
        }

        @Override
        public EditionState initial() {
            return new EditionState(null, false, null, Map.of(), null, Set.of());
        }

        @Override
        public EditionState apply(EditionState state, Occurred occurred) {
            return occurred.event() instanceof EditionEvent event ? state.after(event, occurred) : state;
        }
    };

    /** Whether it was opened. */
    public boolean exists() {
        return provenance != null;
    }

    /** Whether everybody may see it, and all that belongs to it: it is only noted from published sources, or was presented to the House. */
    public boolean isPublic() {
        return provenance == Provenance.NOTED_FROM_SOURCES || took(Step.PRESENTED_TO_HOUSE);
    }

    /** Whether that step was taken here. */
    public boolean took(Step step) {
        return steps.containsKey(step);
    }

    private EditionState after(EditionEvent event, Occurred occurred) {
        return switch (event) {
            case EditionEvent.EditionOpened opened ->
                new EditionState(opened.provenance(), occurred.fictitious(), null, Map.of(), null, Set.of())
                        .with(Step.OPENED, event);
            case EditionEvent.FrameworkFixed fixed ->
                new EditionState(provenance, fictitious, fixed.framework(), steps, closedBy, taken)
                        .with(Step.FRAMEWORK_FIXED, event);
            case EditionEvent.ScoringClosed ignored ->
                new EditionState(provenance, fictitious, framework, steps, occurred.actor(), taken)
                        .with(Step.SCORING_CLOSED, event);
            case EditionEvent.EditionAdopted ignored -> with(Step.ADOPTED, event);
            case EditionEvent.EditionOffered ignored -> with(Step.OFFERED, event);
            case EditionEvent.EditionDiscussed ignored -> with(Step.DISCUSSED, event);
            case EditionEvent.EditionPresentedToHouse ignored -> with(Step.PRESENTED_TO_HOUSE, event);
            case EditionEvent.EditionLaidForInspection ignored -> with(Step.LAID_FOR_INSPECTION, event);
            case EditionEvent.EditionStepNoted ignored -> this;
            case EditionEvent.TotalsPublished totals -> taking("totals/" + totals.code());
            case EditionEvent.FindingPublished finding -> taking("finding/" + finding.code());
            case EditionEvent.ScaleMappingFixed mapping -> taking("mapping/" + mapping.fromEdition());
        };
    }

    private EditionState with(Step step, EditionEvent event) {
        Map<Step, PartialDate> more = new EnumMap<>(Step.class);
        more.putAll(steps);
        more.put(step, event.occurredOn());
        return new EditionState(provenance, fictitious, framework, Collections.unmodifiableMap(more), closedBy, taken);
    }

    private EditionState taking(String name) {
        Set<String> more = new HashSet<>(taken);
        more.add(name);
        return new EditionState(provenance, fictitious, framework, steps, closedBy, Collections.unmodifiableSet(more));
    }
}
