package nl.korpsmonitor.query.state;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.EditionFacts;
import nl.korpsmonitor.query.comparison.OrganisationFacts;
import nl.korpsmonitor.query.comparison.Organisations;
import nl.korpsmonitor.query.comparison.ScaleMapping;
import nl.korpsmonitor.query.comparison.Scorecard;
import nl.korpsmonitor.query.readmodel.ScorecardSummary;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.OrganisationView.Succession;
import nl.korpsmonitor.query.view.ScorecardView.NotedClass;
import org.jspecify.annotations.Nullable;

/** What comparisons and trends need of a state, on the day asked for. */
public final class ComparisonFacts {
    private final ComparedViews views;
    private final @Nullable LocalDate day;

    public ComparisonFacts(State state) {
        this(new OfState(state), state.day());
    }

    /**
     * Those of views that stand somewhere else than in read models.
     *
     * @param day on which facts must be in force; null for the last known ones
     */
    public ComparisonFacts(ComparedViews views, @Nullable LocalDate day) {
        this.views = views;
        this.day = day;
    }

    /** What there is to compare, at one moment and for one reader. */
    public interface ComparedViews {
        /** Every organisation, by code. */
        List<OrganisationView> organisations();

        /** The cards that organisations of an edition fill in of themselves, by subject. */
        List<ScorecardSummary> ownScorecards(int edition);

        /** The editions of which the reader may see everything, by year. */
        List<EditionView> editions();
    }

    private record OfState(State state) implements ComparedViews {
        @Override
        public List<OrganisationView> organisations() {
            return state.all(ViewTypes.ORGANISATIONS, Map.of());
        }

        @Override
        public List<ScorecardSummary> ownScorecards(int edition) {
            return state.all(
                    ViewTypes.SCORECARDS,
                    Map.of(ViewTypes.EDITION, List.of(String.valueOf(edition)), ViewTypes.JUDGED_BY, List.of("")));
        }

        @Override
        public List<EditionView> editions() {
            return state.all(ViewTypes.EDITIONS, Map.of()).stream()
                    .filter(view -> state.visibility().maySeeAllOf(view.year()))
                    .toList();
        }
    }

    /** Every organisation. */
    public Organisations organisations() {
        return new Organisations(
                views.organisations().stream().map(this::organisation).toList());
    }

    /** An edition with its organisations' own scorecards; one index query. */
    public EditionFacts edition(EditionView view) {
        Map<String, Scorecard> scorecards = new HashMap<>();
        boolean fictitious = view.head().fictitious();
        for (ScorecardSummary card : views.ownScorecards(view.year())) {
            Scorecard scorecard = scorecard(card);
            if (!scorecard.scores().isEmpty() || scorecard.notedClass() != null) {
                scorecards.put(card.organisation(), scorecard);
            }
            fictitious |= card.head().fictitious();
        }
        FixedFramework framework = view.frameworkOn(day);
        Map<Integer, ScaleMapping> mappings = new HashMap<>();
        view.scaleMappings().forEach((year, mapping) -> {
            if (counts(mapping.inForceFrom())) {
                mappings.put(year, new ScaleMapping(mapping.factor(), mapping.offset()));
            }
        });
        return new EditionFacts(
                view.year(),
                view.provenance(),
                fictitious,
                framework == null ? null : framework.framework(),
                scorecards,
                totals(view),
                mappings);
    }

    /** All editions that exist in the state and of which the reader may see everything, by year. */
    public List<EditionView> editions() {
        return views.editions().stream()
                .filter(view -> view.lifecycle().inForceOn(day) != null)
                .toList();
    }

    /** Two editions compared; empty when one of them did not exist then, or the reader may not see everything of it. */
    public Optional<Comparison> compared(int from, int to, ComparisonOptions options) {
        Map<Integer, EditionView> byYear =
                editions().stream().collect(Collectors.toMap(EditionView::year, Function.identity()));
        EditionView earlier = byYear.get(from);
        EditionView later = byYear.get(to);
        return earlier == null || later == null ? Optional.empty() : Optional.of(compared(earlier, later, options));
    }

    /** Two editions compared, of which the reader may see everything. */
    public Comparison compared(EditionView from, EditionView to, ComparisonOptions options) {
        return Comparison.between(edition(from), edition(to), organisations(), options);
    }

    private List<TotalsPublished> totals(EditionView view) {
        return view.totals().values().stream()
                .filter(totals -> counts(totals.inForceFrom()))
                .map(totals -> new TotalsPublished(
                        totals.code(), totals.scope(), totals.counts(), totals.source(), totals.occurredOn()))
                .toList();
    }

    private Scorecard scorecard(ScorecardSummary card) {
        Map<String, Decimal> scores = new HashMap<>();
        card.scoresOn(day).forEach((dimension, score) -> scores.put(dimension, score.score()));
        NotedClass noted = card.notedClass().inForceOn(day);
        return new Scorecard(scores, noted == null ? null : noted.scoreClass());
    }

    private OrganisationFacts organisation(OrganisationView view) {
        Succession succession = view.succession();
        boolean succeeded = succession != null && counts(succession.from());
        LocalDate ended = view.endedFrom();
        return new OrganisationFacts(
                view.code(),
                view.nameOn(day),
                view.existsFrom() == null ? PartialDate.UNKNOWN : PartialDate.of(view.existsFrom()),
                succeeded ? event(Objects.requireNonNull(succession)) : null,
                succession == null && ended != null && counts(ended) ? ended : null);
    }

    private static OrganisationSucceeded event(Succession succession) {
        return new OrganisationSucceeded(
                succession.successors(),
                succession.weightInSuccessor(),
                succession.inferred(),
                succession.source(),
                PartialDate.of(succession.from()));
    }

    private boolean counts(LocalDate from) {
        return day == null || !from.isAfter(day);
    }
}
