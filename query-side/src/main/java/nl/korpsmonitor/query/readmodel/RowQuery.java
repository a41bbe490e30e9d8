package nl.korpsmonitor.query.readmodel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted.
 *
 * @param view name of the kind of view
 * @param beforePosition as of the state in which exactly the events below this position are folded in
 * @param filters per indexed field the values of which it must have one; at most 1,000 values each
 * @param sort indexed field, the key breaking ties; null for the key alone
 * @param descending whether the order is turned round, ties included
 * @param after continue after this row; null for the beginning
 * @param limit 1 to {@link ReadModelStore#MAXIMUM_ROWS}
 */
public record RowQuery(
        String view,
        long beforePosition,
        Map<String, List<String>> filters,
        @Nullable String sort,
        boolean descending,
        @Nullable After after,
        int limit) {
    /** The most values per filter. */
    public static final int MAXIMUM_VALUES = 1_000;

    public RowQuery {
        filters = Map.copyOf(filters);
        if (limit < 1 || limit > ReadModelStore.MAXIMUM_ROWS) {
            throw new IllegalArgumentException("limit: 1 to " + ReadModelStore.MAXIMUM_ROWS);
        }
        if (filters.values().stream().mapToInt(Collection::size).anyMatch(size -> size > MAXIMUM_VALUES)) {
            throw new IllegalArgumentException("filters: at most " + MAXIMUM_VALUES + " values each");
        }
    }

    /** The last row that was seen. */
    public record After(String sortValue, String key) {}

    /** All rows of a view as of a position, by key. */
    public static RowQuery all(String view, long beforePosition) {
        return new RowQuery(view, beforePosition, Map.of(), null, false, null, ReadModelStore.MAXIMUM_ROWS);
    }

    /** The same query with another start and limit. */
    public RowQuery page(@Nullable After from, int rows) {
        return new RowQuery(view, beforePosition, filters, sort, descending, from, rows);
    }

    /** The same query with one more filter. */
    public RowQuery where(String field, List<String> values) {
        Map<String, List<String>> more = new java.util.HashMap<>(filters);
        more.put(field, List.copyOf(values));
        return new RowQuery(view, beforePosition, more, sort, descending, after, limit);
    }
}
