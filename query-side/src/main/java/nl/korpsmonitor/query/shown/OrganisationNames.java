package nl.korpsmonitor.query.shown;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.State;
import org.jspecify.annotations.Nullable;

/**
 * What organisations are called, so that who shows an answer to people need not ask for each. Only those that an answer
 * names are looked up, each once: an answer's cost doesn't grow with the number of organisations. For one thread.
 */
public final class OrganisationNames {
    private final State state;
    private final Map<String, Optional<String>> byCode = new HashMap<>();

    /** On the state's day, or by their last known names when it has none. */
    public OrganisationNames(State state) {
        this.state = state;
    }

    /** The name; null for a code that is not registered. */
    public @Nullable String of(String code) {
        return byCode.computeIfAbsent(code, this::lookUp).orElse(null);
    }

    /** The names of those codes that are registered, by code. */
    public SortedMap<String, String> of(Collection<String> codes) {
        SortedMap<String, String> names = new TreeMap<>();
        for (String code : codes) {
            String name = of(code);
            if (name != null) {
                names.put(code, name);
            }
        }
        return names;
    }

    private Optional<String> lookUp(String code) {
        return state.one(ViewTypes.ORGANISATIONS, Subject.organisation(code)).map(view -> view.nameOn(state.day()));
    }
}
