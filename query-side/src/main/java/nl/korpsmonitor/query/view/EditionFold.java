package nl.korpsmonitor.query.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.EditionView.PublishedFinding;
import nl.korpsmonitor.query.view.EditionView.PublishedTotals;
import nl.korpsmonitor.query.view.EditionView.ScaleMapping;
import nl.korpsmonitor.query.view.EditionView.StepTaken;
import org.jspecify.annotations.Nullable;

/** Folds the events of an edition. */
public final class EditionFold implements Fold<EditionView> {

    @Override
    public EditionView fold(@Nullable EditionView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof EditionEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of an edition");
        }
        if (event instanceof EditionOpened opened) {
            return opened(view, opened, recorded);
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the edition was not opened");
        }
        Next next = new Next(view, recorded);
        return switch (event) {
            case EditionOpened opened -> throw new UnfoldableEventException(recorded, "the edition is open");
            case FrameworkFixed e -> next.framework(e);
            case ScoringClosed e -> next.step(Step.SCORING_CLOSED, null, null, null, null);
            case EditionAdopted e -> next.step(Step.ADOPTED, e.adoptedBy(), null, null, e.document());
            case EditionOffered e -> next.step(Step.OFFERED, e.offeredBy(), e.offeredTo(), null, e.document());
            case EditionDiscussed e -> next.step(Step.DISCUSSED, null, null, e.forum(), e.document());
            case EditionPresentedToHouse e -> next.step(Step.PRESENTED_TO_HOUSE, null, null, null, e.document());
            case EditionLaidForInspection e -> next.step(Step.LAID_FOR_INSPECTION, null, null, e.place(), e.document());
            case EditionStepNoted e -> next.noted(e.step(), e.description(), e.source());
            case TotalsPublished e -> next.totals(e);
            case FindingPublished e -> next.finding(e);
            case ScaleMappingFixed e -> next.scaleMapping(e);
        };
    }

    private static EditionView opened(@Nullable EditionView view, EditionOpened event, RecordedEvent recorded) {
        if (view != null) {
            throw new UnfoldableEventException(recorded, "the edition is open");
        }
        int year = Objects.requireNonNull(recorded.subject().editionYear(), "an edition is named by its year");
        EditionView unopened = new EditionView(
                Head.after(null, recorded),
                year,
                event.title(),
                event.provenance(),
                Timeline.empty(),
                List.of(),
                null,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
        return new Next(unopened, recorded, unopened.head()).step(Step.OPENED, null, null, null, null);
    }

    /** The view before the event, the event, and the head after it. */
    private record Next(EditionView view, RecordedEvent recorded, Head head) {
        Next(EditionView view, RecordedEvent recorded) {
            this(view, recorded, Head.after(view.head(), recorded));
        }

        EditionView step(
                Step step,
                @Nullable String by,
                @Nullable String to,
                @Nullable String description,
                @Nullable Document document) {
            return with(
                    step == Step.DISCUSSED
                            ? view.lifecycle()
                            : view.lifecycle().replacedFrom(step, recorded.inForceFrom(), recorded.position()),
                    steps(step, by, to, description, document, null),
                    view.framework());
        }

        EditionView noted(Step step, String description, Source source) {
            return with(view.lifecycle(), steps(step, null, null, description, null, source), view.framework());
        }

        EditionView framework(FrameworkFixed event) {
            EditionView stepped = step(Step.FRAMEWORK_FIXED, null, null, null, event.document());
            return with(
                    stepped.lifecycle(),
                    stepped.steps(),
                    new FixedFramework(
                            event.framework(), event.document(), recorded.inForceFrom(), recorded.position()));
        }

        EditionView totals(TotalsPublished e) {
            PublishedTotals published = new PublishedTotals(
                    e.code(),
                    e.scope(),
                    e.counts(),
                    e.source(),
                    e.occurredOn(),
                    recorded.inForceFrom(),
                    recorded.position());
            return with(put(view.totals(), e.code(), published), view.findings(), view.scaleMappings());
        }

        EditionView finding(FindingPublished e) {
            PublishedFinding published = new PublishedFinding(
                    e.code(),
                    e.statement(),
                    e.scope(),
                    e.organisation(),
                    e.direction(),
                    e.source(),
                    e.occurredOn(),
                    recorded.inForceFrom(),
                    recorded.position());
            return with(view.totals(), put(view.findings(), e.code(), published), view.scaleMappings());
        }

        EditionView scaleMapping(ScaleMappingFixed e) {
            ScaleMapping mapping = new ScaleMapping(
                    e.fromEdition(),
                    e.factor(),
                    e.offset(),
                    e.justification(),
                    e.document(),
                    recorded.inForceFrom(),
                    recorded.position());
            return with(view.totals(), view.findings(), put(view.scaleMappings(), e.fromEdition(), mapping));
        }

        private List<StepTaken> steps(
                Step step,
                @Nullable String by,
                @Nullable String to,
                @Nullable String description,
                @Nullable Document document,
                @Nullable Source source) {
            List<StepTaken> steps = new ArrayList<>(view.steps());
            steps.add(new StepTaken(
                    step,
                    by,
                    to,
                    description,
                    document,
                    source,
                    recorded.event().occurredOn(),
                    recorded.inForceFrom(),
                    recorded.position()));
            return List.copyOf(steps);
        }

        private EditionView with(Timeline<Step> lifecycle, List<StepTaken> steps, @Nullable FixedFramework framework) {
            return new EditionView(
                    head,
                    view.year(),
                    view.title(),
                    view.provenance(),
                    lifecycle,
                    steps,
                    framework,
                    view.totals(),
                    view.findings(),
                    view.scaleMappings());
        }

        private EditionView with(
                SortedMap<String, PublishedTotals> totals,
                SortedMap<String, PublishedFinding> findings,
                SortedMap<Integer, ScaleMapping> scaleMappings) {
            return new EditionView(
                    head,
                    view.year(),
                    view.title(),
                    view.provenance(),
                    view.lifecycle(),
                    view.steps(),
                    view.framework(),
                    totals,
                    findings,
                    scaleMappings);
        }
    }

    private static <K, V> SortedMap<K, V> put(SortedMap<K, V> map, K key, V value) {
        SortedMap<K, V> changed = new TreeMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableSortedMap(changed);
    }
}
