package nl.korpsmonitor.query.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewReader;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/** The state as of one moment, as far as one reader may see it. All its answers stand on the same position. */
public final class State {
    /** The most rows that {@link #all} gives; more can't be answered in one piece. */
    public static final int MAXIMUM_ALL = 20_000;

    private final Trail trail;
    private final ReadModelStore readModels;
    private final Moment moment;
    private final Visibility visibility;

    State(Trail trail, ReadModelStore readModels, Moment moment, Visibility visibility) {
        this.trail = trail;
        this.readModels = readModels;
        this.moment = moment;
        this.visibility = visibility;
    }

    /** As of when. */
    public Moment moment() {
        return moment;
    }

    /** What the reader may see. */
    public Visibility visibility() {
        return visibility;
    }

    /** The day asked for; null for the last known facts. */
    public @Nullable LocalDate day() {
        return moment.inForceOn();
    }

    /** A row of a list, with what it keeps of the view. */
    public record Item<S>(Row row, S summary) {
        /** Where to continue after this one. */
        public After after() {
            return new After(row.sortValue(), row.key());
        }
    }

    /**
     * The view of one subject; empty when there was nothing yet, or the reader may not see it. The live document is
     * used when nothing was recorded since; otherwise the subject's events are folded up to the moment.
     */
    public <V extends View> Optional<V> one(ViewType<V, ?> type, Subject subject) {
        if (!visibility.maySee(subject)) {
            return Optional.empty();
        }
        Optional<V> live = ViewReader.document(readModels, type, subject);
        if (live.isPresent() && !visibility.maySee(live.get())) {
            return Optional.empty();
        }
        if (live.isPresent() && endsHidden(live.get())) {
            return Optional.ofNullable(folded(type, subject));
        }
        if (live.isEmpty() || live.get().head().position() < moment.beforePosition()) {
            return live;
        }
        return Optional.ofNullable(folded(type, subject));
    }

    /** Whether the last that happened is what the reader may not see: then it shows as it was before. */
    private boolean endsHidden(View view) {
        return switch (view) {
            case RecommendationView recommendation ->
                recommendation.supersededBy() != null && !visibility.maySee(recommendation.supersededBy());
            case EditionView edition ->
                edition.scaleMappings().values().stream()
                        .anyMatch(
                                mapping -> mapping.position() == edition.head().position()
                                        && !visibility.maySee(Subject.edition(mapping.fromEdition())));
            default -> false;
        };
    }

    private <V extends View> @Nullable V folded(ViewType<V, ?> type, Subject subject) {
        V view = null;
        V shown = null;
        List<RecordedEvent> page;
        do {
            long from = view == null ? 0 : view.head().sequence() + 1;
            page = trail.ofSubject(subject, from, moment.beforePosition(), Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                if (event.event() instanceof RecommendationSuperseded && !visibility.maySee(event)) {
                    return view;
                }
                view = type.fold().fold(view, event);
                shown = event.event() instanceof ScaleMappingFixed && !visibility.maySee(event) ? shown : view;
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return shown;
    }

    /**
     * A stretch of a list.
     *
     * @param filters per indexed field the value that it must have
     * @param limit 1 to {@link ReadModelStore#MAXIMUM_ROWS}
     */
    public <S> List<Item<S>> list(
            ViewType<?, S> type,
            Map<String, List<String>> filters,
            @Nullable String sort,
            boolean descending,
            @Nullable After after,
            int limit) {
        if (!visibility.maySeeAnyOf(type.name())) {
            return List.of();
        }
        RowQuery query = new RowQuery(type.name(), moment.beforePosition(), filters, sort, descending, after, limit);
        if (visibility.onlyPublicOnes(type.name())) {
            List<String> asked = filters.get(ViewTypes.EDITION);
            query = query.where(
                    ViewTypes.EDITION,
                    Stream.concat(
                                    Stream.of(ViewTypes.NO_EDITION),
                                    visibility.publicEditions().stream().map(String::valueOf))
                            .filter(year -> asked == null || asked.contains(year))
                            .sorted()
                            .toList());
        }
        if (visibility.onlyOwnInquiries(type.name())) {
            List<String> own = visibility.ownInquiries().stream().sorted().toList();
            if (own.size() <= RowQuery.MAXIMUM_VALUES) {
                query = query.where(ViewTypes.CODE, own);
            }
        }
        List<Item<S>> items = new ArrayList<>();
        List<Row> rows;
        do {
            rows = readModels.rows(query);
            for (Row row : rows) {
                Item<S> item = new Item<>(row, summary(type, row));
                if (items.size() < limit && visibility.maySee(new Subject(row.key()))) {
                    items.add(item);
                }
                query = query.page(item.after(), limit);
            }
        } while (items.size() < limit && rows.size() == limit);
        return items;
    }

    private <V extends View, S> S summary(ViewType<V, S> type, Row row) {
        S summary = ViewReader.summary(type, row);
        V shown = summary instanceof View view && endsHidden(view) ? folded(type, new Subject(row.key())) : null;
        return shown == null ? summary : type.summary().apply(shown);
    }

    /**
     * Everything that matches, by key.
     *
     * @throws IllegalStateException when that is more than {@link #MAXIMUM_ALL}
     */
    public <S> List<S> all(ViewType<?, S> type, Map<String, List<String>> filters) {
        List<S> all = new ArrayList<>();
        List<Item<S>> page;
        After after = null;
        do {
            page = list(type, filters, null, false, after, ReadModelStore.MAXIMUM_ROWS);
            for (Item<S> item : page) {
                all.add(item.summary());
                after = item.after();
            }
            if (all.size() > MAXIMUM_ALL) {
                throw new IllegalStateException("more than " + MAXIMUM_ALL + " rows of " + type.name());
            }
        } while (page.size() == ReadModelStore.MAXIMUM_ROWS);
        return all;
    }
}
