package nl.korpsmonitor.query.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.view.OrganisationView;
import org.jspecify.annotations.Nullable;

/** What organisations are called, so that who shows an answer to people need not ask for each. */
final class OrganisationNames {
    private final Map<String, String> byCode = new HashMap<>();

    /** On the state's day, or by their last known names when it has none. */
    OrganisationNames(State state) {
        for (OrganisationView view : state.all(ViewTypes.ORGANISATIONS, Map.of())) {
            byCode.put(view.code(), view.nameOn(state.day()));
        }
    }

    /** The name; null for a code that is not registered. */
    @Nullable
    String of(String code) {
        return byCode.get(code);
    }

    /** The names of those codes that are registered, by code. */
    SortedMap<String, String> of(Collection<String> codes) {
        SortedMap<String, String> names = new TreeMap<>(byCode);
        names.keySet().retainAll(Set.copyOf(codes));
        return names;
    }
}
