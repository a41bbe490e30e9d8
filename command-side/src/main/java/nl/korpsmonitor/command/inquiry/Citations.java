package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Subject;

/**
 * What an inquiry cites. Immutable.
 *
 * @param inForce by item
 * @param items every one that was ever given
 * @param underAnswers what answers stood on when they were given, withdrawn later or not
 */
public record Citations(Map<String, Evidence> inForce, Set<String> items, Set<Evidence> underAnswers) {
    /** Nothing was cited. */
    static final Citations NONE = new Citations(Map.of(), Set.of(), Set.of());

    public Citations {
        inForce = Map.copyOf(inForce);
        items = Set.copyOf(items);
        underAnswers = Set.copyOf(underAnswers);
    }

    Citations with(String item, Evidence evidence) {
        Map<String, Evidence> more = new LinkedHashMap<>(inForce);
        more.put(item, evidence);
        Set<String> given = new HashSet<>(items);
        given.add(item);
        return new Citations(more, given, underAnswers);
    }

    Citations without(String item) {
        Map<String, Evidence> less = new LinkedHashMap<>(inForce);
        less.remove(item);
        return new Citations(less, items, underAnswers);
    }

    /** An answer was given that stands on all that is in force. */
    Citations answeredOn() {
        Set<Evidence> more = new HashSet<>(underAnswers);
        more.addAll(inForce.values());
        return new Citations(inForce, items, more);
    }

    /** The last position that what is in force depends on; 0 when there is nothing. */
    long lastPosition() {
        return inForce.values().stream().mapToLong(Evidence::lastPosition).max().orElse(0);
    }

    /** Whether something in force is reconstructed for that day. */
    boolean reconstruct(LocalDate day) {
        return inForce.values().stream()
                .anyMatch(evidence ->
                        evidence.state() != null && day.equals(evidence.state().reconstructedAsOf()));
    }

    /** Whether something is in force, and all of it is reconstructed. */
    boolean areReconstructed() {
        return !inForce.isEmpty()
                && inForce.values().stream()
                        .allMatch(evidence ->
                                evidence.state() != null && evidence.state().reconstructedAsOf() != null);
    }

    boolean keep(long position, Subject subject) {
        return Stream.concat(inForce.values().stream(), underAnswers.stream())
                .anyMatch(evidence -> evidence.showsOf(position, subject));
    }
}
