package nl.korpsmonitor.query.shown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.Assessment;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.Fraction;
import nl.korpsmonitor.query.readmodel.ScorecardSummary;
import nl.korpsmonitor.query.readmodel.ScorecardSummary.Score;
import nl.korpsmonitor.query.shown.ScorecardResource.ClassBasis;
import nl.korpsmonitor.query.shown.ScorecardResource.DimensionResource;
import nl.korpsmonitor.query.shown.ScorecardResource.ScorecardItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.ScorecardView.DimensionScore;
import nl.korpsmonitor.query.view.ScorecardView.GivenScore;
import nl.korpsmonitor.query.view.ScorecardView.NotedClass;
import nl.korpsmonitor.query.view.ScorecardView.Status;
import nl.korpsmonitor.query.view.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Shows scorecards under a framework, on a day: what follows from the scores is computed here, and never stored.
 *
 * @param framework null when it is not known: then nothing is computed
 * @param day null for the last known facts
 * @param names of the organisations
 * @param visibility what the reader may see
 */
public record ScorecardShowing(
        @Nullable Framework framework, @Nullable LocalDate day, Names names, Visibility visibility) {
    /** What organisations are called. */
    @FunctionalInterface
    public interface Names {
        /** The name; null when the code is not registered, or nobody wants to know. */
        @Nullable
        String of(String code);
    }

    /** As an edition's cards are shown in a state. */
    public static ScorecardShowing in(State state, EditionView edition) {
        FixedFramework fixed = edition.frameworkOn(state.day());
        return new ScorecardShowing(
                fixed == null ? null : fixed.framework(),
                state.day(),
                new OrganisationNames(state)::of,
                state.visibility());
    }

    /** Whether there is anything on the card that the reader may see. */
    public boolean maySee(ScorecardView view) {
        return view.isScored() || visibility.maySeeProposals(view.head().subject());
    }

    /** Whether anything on the card is in force, and the reader may see it. */
    public boolean isKnown(ScorecardSummary card) {
        if (!card.scored() && !visibility.maySeeProposals(card.head().subject())) {
            return false;
        }
        return day == null || !card.scoresOn(day).isEmpty() || card.notedClass().inForceOn(day) != null;
    }

    /** Shows a card in a list. */
    public ScorecardItem item(ScorecardSummary card) {
        Map<String, Score> scores = card.scoresOn(day);
        return item(card, scores, assess(scores));
    }

    private ScorecardItem item(ScorecardSummary card, Map<String, Score> scores, @Nullable Assessment assessment) {
        Fraction mean = assessment == null ? null : assessment.mean();
        ScoreClass computed = assessment == null ? null : assessment.scoreClass();
        NotedClass noted = card.notedClass().inForceOn(day);
        ClassBasis basis = computed != null ? ClassBasis.COMPUTED : noted != null ? ClassBasis.NOTED : null;
        return new ScorecardItem(
                card.head().subject(),
                card.head().sequence(),
                card.edition(),
                card.organisation(),
                names.of(card.organisation()),
                card.judgedBy(),
                scores.size(),
                scores.values().stream()
                        .filter(score -> score.status() == Status.RECORDED)
                        .count(),
                framework == null ? null : framework.dimensions().size(),
                figure(mean),
                computed == null && noted != null ? noted.scoreClass() : computed,
                basis,
                card.head().fictitious(),
                card.head().position());
    }

    /** Shows a whole card. */
    public ScorecardResource resource(ScorecardView view) {
        ScorecardSummary card = ScorecardSummary.of(view);
        Map<String, Score> scores = card.scoresOn(day);
        Assessment assessment = assess(scores);
        Map<FocusArea, Figure> areas = new EnumMap<>(FocusArea.class);
        if (assessment != null) {
            assessment.focusAreaMeans().forEach((area, mean) -> {
                Figure shown = figure(mean);
                if (shown != null) {
                    areas.put(area, shown);
                }
            });
        }
        boolean proposals = visibility.maySeeProposals(view.head().subject());
        Set<String> codes = new LinkedHashSet<>();
        if (framework != null) {
            framework.dimensions().forEach(dimension -> codes.add(dimension.code()));
        }
        view.dimensions().forEach((code, dimension) -> {
            if (proposals || !dimension.positions().isEmpty()) {
                codes.add(code);
            }
        });
        List<DimensionResource> dimensions = new ArrayList<>();
        for (String code : codes) {
            dimensions.add(dimension(code, view.dimensions().get(code), assessment, proposals));
        }
        return new ScorecardResource(
                item(card, scores, assessment), dimensions, areas, Dated.on(view.notedClass(), day));
    }

    private DimensionResource dimension(
            String code, @Nullable DimensionScore scored, @Nullable Assessment assessment, boolean proposals) {
        Dimension known = framework == null ? null : framework.dimension(code).orElse(null);
        Timeline.Entry<GivenScore> entry =
                scored == null ? null : scored.score().entryOn(day);
        GivenScore given = entry == null ? null : entry.value();
        return new DimensionResource(
                code,
                known == null ? null : known.name(),
                known == null ? null : known.focusArea(),
                assessment == null ? null : assessment.shares().get(code),
                known == null ? null : known.norm(),
                assessment == null ? null : assessment.normMet().get(code),
                given == null ? null : given.score(),
                given == null ? null : given.status(),
                entry == null ? null : entry.from(),
                given == null ? null : given.recordedBy(),
                given == null ? null : given.confirmedBy(),
                entry == null ? null : entry.position(),
                scored == null || !proposals ? null : scored.proposed(),
                scored == null ? List.of() : events(scored, proposals));
    }

    private static List<Long> events(DimensionScore scored, boolean proposals) {
        return proposals && !scored.proposals().isEmpty()
                ? Stream.concat(scored.positions().stream(), scored.proposals().stream())
                        .sorted()
                        .toList()
                : scored.positions();
    }

    private @Nullable Assessment assess(Map<String, Score> scores) {
        if (framework == null || scores.isEmpty()) {
            return null;
        }
        Map<String, Decimal> given = new TreeMap<>();
        scores.forEach((dimension, score) -> given.put(dimension, score.score()));
        return Assessment.of(framework, given);
    }

    private @Nullable Figure figure(@Nullable Fraction exact) {
        return exact == null || framework == null
                ? null
                : new Figure(exact, exact.rounded(framework.rounding()).toPlainString());
    }
}
