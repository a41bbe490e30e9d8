package nl.korpsmonitor.query.readmodel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.korpsmonitor.query.view.Fold;
import nl.korpsmonitor.query.view.View;

/**
 * A kind of view, and the list of all views of that kind.
 *
 * @param <V> the view of one subject
 * @param <S> what the list keeps of it
 * @param name the subjects' type, such as {@code scorecard}
 * @param type of the view
 * @param fold how it comes about
 * @param summaryType of what the list keeps
 * @param summary what the list keeps of a view
 * @param fields names of the indexed fields, lower case, at most 20 letters; rows can be filtered and sorted by them
 * @param values of the indexed fields; all of them, never null
 */
public record ViewType<V extends View, S>(
        String name,
        Class<V> type,
        Fold<V> fold,
        Class<S> summaryType,
        Function<V, S> summary,
        List<String> fields,
        Function<V, Map<String, String>> values) {

    public ViewType {
        fields = List.copyOf(fields);
    }

    /**
     * The indexed fields of a view.
     *
     * @throws IllegalStateException when they are not the declared ones
     */
    Map<String, String> valuesOf(V view) {
        Map<String, String> given = values.apply(view);
        if (!given.keySet().equals(java.util.Set.copyOf(fields))) {
            throw new IllegalStateException(name + ": the indexed fields are " + fields + ", not " + given.keySet());
        }
        return given;
    }
}
