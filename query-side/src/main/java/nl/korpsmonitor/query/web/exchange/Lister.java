package nl.korpsmonitor.query.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.State.Item;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Answers one request for a list. */
public final class Lister {
    private final States states;
    private final Viewer viewer;

    /** @param viewer whoever sends the request that is answered */
    public Lister(States states, Viewer viewer) {
        this.states = states;
        this.viewer = viewer;
    }

    /**
     * What a list shows of a row.
     *
     * @param fictitious whether it belongs to invented data
     */
    public record Shown<T>(T item, boolean fictitious) {}

    /**
     * An order, as a parameter names it.
     *
     * @param field indexed; null for the key
     */
    public record Order(@Nullable String field, boolean descending) {
        /**
         * Reads the parameter {@code sort}: a name, with a minus in front for the other way round.
         *
         * @param names by the name in the API the indexed field; an empty one is the key
         * @throws InvalidInputException when it names another
         */
        public static Order of(@Nullable String sort, Map<String, String> names) {
            if (sort == null) {
                return new Order(null, false);
            }
            boolean descending = sort.startsWith("-");
            String field = names.get(descending ? sort.substring(1) : sort);
            if (field == null) {
                throw new InvalidInputException(
                        "sort",
                        "one of "
                                + String.join(
                                        ", ", names.keySet().stream().sorted().toList())
                                + "; with a minus in front for the other way round");
            }
            return new Order(field.isEmpty() ? null : field, descending);
        }
    }

    /** The state that a page stands on: that of the first page, when this is a later one. */
    public State state(StateParameters stateParameters, PageParameters pageParameters) {
        StateQuestion question = stateParameters.question();
        Cursor cursor = Cursor.decode(pageParameters.cursor());
        return states.at(cursor == null ? question : question.pinnedTo(cursor.position()), viewer);
    }

    /**
     * One page.
     *
     * @param show what the list shows of a row; null when the row does not belong in it
     */
    public <S, T> Page<T> page(
            HttpServletRequest request,
            State state,
            ViewType<?, S> type,
            Map<String, List<String>> filters,
            Order order,
            PageParameters parameters,
            BiFunction<State, S, @Nullable Shown<T>> show) {
        Cursor cursor = Cursor.decode(parameters.cursor());
        After after = cursor == null ? null : cursor.after();
        // The cursor names the last item that was shown, and none that its reader may not see.
        After shownLast = after;
        int size = parameters.size();
        List<T> items = new ArrayList<>();
        boolean fictitious = false;
        // One more than wanted tells whether there is a next page.
        int asked = size + 1;
        while (true) {
            List<Item<S>> rows = state.list(type, filters, order.field(), order.descending(), after, asked);
            for (Item<S> row : rows) {
                Shown<T> shown = show.apply(state, row.summary());
                if (shown != null && items.size() == size) {
                    After last = java.util.Objects.requireNonNull(shownLast, "an item was shown before");
                    String next =
                            link(request, "cursor", new Cursor(state.moment().position(), last).encode());
                    return new Page<>(items, fictitious, AsOf.of(state.moment()), next);
                }
                if (shown != null) {
                    items.add(shown.item());
                    shownLast = row.after();
                    fictitious |= shown.fictitious();
                }
                after = row.after();
            }
            if (rows.size() < asked) {
                return new Page<>(items, fictitious, AsOf.of(state.moment()), null);
            }
            // Some did not belong in it, and many may not: what is sought among them is not read a few at a time.
            asked = Math.max(size + 1, Listing.PAGE);
        }
    }

    /** One page of a listing. */
    public <S, T> Page<T> page(HttpServletRequest request, Listing<S, T> listing, PageParameters parameters) {
        return page(
                request,
                listing.state(),
                listing.type(),
                listing.filters(),
                listing.order(),
                parameters,
                listing.show());
    }

    /** The state that a whole list stands on. */
    public State state(StateParameters stateParameters) {
        return states.at(stateParameters.question(), viewer);
    }

    /** The same request with one parameter changed. */
    public static String link(HttpServletRequest request, String parameter, String value) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(parameter)) {
                link.queryParam(name, UriUtils.encode(values[0], StandardCharsets.UTF_8));
            }
        });
        link.queryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8));
        return link.build(true).toUriString();
    }
}
