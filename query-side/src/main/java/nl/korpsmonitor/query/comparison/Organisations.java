package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.OrganisationEvent.Successor;

/** The organisations and how they succeeded each other. */
public final class Organisations {
    private final Map<String, OrganisationFacts> byCode = new TreeMap<>();
    private final Map<String, List<OrganisationFacts>> predecessors = new TreeMap<>();

    /** @throws IllegalArgumentException when a code comes twice */
    public Organisations(Collection<OrganisationFacts> organisations) {
        for (OrganisationFacts organisation : organisations) {
            if (byCode.put(organisation.code(), organisation) != null) {
                throw new IllegalArgumentException("organisations: " + organisation.code() + " comes twice");
            }
        }
        for (OrganisationFacts organisation : byCode.values()) {
            for (Successor successor : successorsOf(organisation)) {
                predecessors
                        .computeIfAbsent(successor.organisation(), code -> new ArrayList<>())
                        .add(organisation);
            }
        }
    }

    Optional<OrganisationFacts> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Its name; its code when the organisation is not known. */
    String name(String code) {
        return find(code).map(OrganisationFacts::name).orElse(code);
    }

    /** Those that it directly succeeded, by code. */
    List<OrganisationFacts> predecessorsOf(String code) {
        return List.copyOf(predecessors.getOrDefault(code, List.of()));
    }

    /** Those that it succeeded, directly or through others. */
    List<OrganisationFacts> allPredecessorsOf(String code) {
        Map<String, OrganisationFacts> all = new LinkedHashMap<>();
        collectPredecessors(code, all);
        all.remove(code);
        return List.copyOf(all.values());
    }

    private void collectPredecessors(String code, Map<String, OrganisationFacts> all) {
        for (OrganisationFacts predecessor : predecessorsOf(code)) {
            if (all.putIfAbsent(predecessor.code(), predecessor) == null) {
                collectPredecessors(predecessor.code(), all);
            }
        }
    }

    /** Where it ended up after all successions: its last successors, or itself when it has none. */
    Set<String> currentOf(String code) {
        Set<String> current = new TreeSet<>();
        collectCurrent(code, new HashSet<>(), current);
        return current.isEmpty() ? Set.of(code) : current; // A circle has no end: nobody in it is dropped.
    }

    private void collectCurrent(String code, Set<String> seen, Set<String> current) {
        if (!seen.add(code)) {
            return; // Reached by another way already; also ends a circle, should the facts hold one.
        }
        List<Successor> successors = find(code).map(Organisations::successorsOf).orElse(List.of());
        if (successors.isEmpty()) {
            current.add(code);
        }
        for (Successor successor : successors) {
            collectCurrent(successor.organisation(), seen, current);
        }
    }

    static List<Successor> successorsOf(OrganisationFacts organisation) {
        return organisation.succeeded() == null
                ? List.of()
                : organisation.succeeded().successors();
    }
}
