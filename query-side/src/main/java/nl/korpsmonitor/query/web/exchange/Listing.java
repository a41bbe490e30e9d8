package nl.korpsmonitor.query.web.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.State.Item;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import nl.korpsmonitor.query.web.exchange.Lister.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A list in a state, whichever form it is answered in.
 *
 * @param show what the list shows of a row; null when the row does not belong in it
 */
public record Listing<S, T>(
        State state,
        ViewType<?, S> type,
        Map<String, List<String>> filters,
        Order order,
        BiFunction<State, S, @Nullable Shown<T>> show) {
    /** How many rows are read at a time when all are wanted, or some are sought among many. */
    public static final int PAGE = 200;

    /** All of it, read as it is asked for. */
    public Pages<T> pages() {
        return new Pages<>() {
            private @Nullable After after;
            private boolean ended;

            @Override
            public @Nullable List<T> next() {
                if (ended) {
                    return null;
                }
                List<T> shown = new ArrayList<>();
                List<Item<S>> rows = state.list(type, filters, order.field(), order.descending(), after, PAGE);
                for (Item<S> row : rows) {
                    Shown<T> item = show.apply(state, row.summary());
                    if (item != null) {
                        shown.add(item.item());
                    }
                    after = row.after();
                }
                ended = rows.size() < PAGE;
                return shown;
            }
        };
    }
}
