package nl.korpsmonitor.service.assembly;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked to know whether a node can do its work. Reading and recording are asked for apart: writes are refused by a clock that is wrong, perhaps on
 * every node at once, and none of that may keep readers from what is recorded.
 *
 * @param ready whether it can do what its role is for: answer questions, or, on a node that answers none, record
 * @param writes whether what is sent to it would be recorded; never on a node that only answers
 */
record Probes(Readiness ready, Readiness writes) {
    private static final String ONLY_ANSWERS = "This node only answers questions; it records nothing.";

    static Probes of(NodeRole role, List<ReadinessCheck> checks) {
        List<ReadinessCheck> general = checks.stream()
                .filter(check -> !(check instanceof ReadingCheck) && !(check instanceof RecordingCheck))
                .toList();
        List<ReadinessCheck> reading = and(general, checks, ReadingCheck.class);
        List<ReadinessCheck> recording = and(general, checks, RecordingCheck.class);
        return new Probes(
                new Readiness(role.answers() ? reading : recording),
                new Readiness(role.records() ? recording : List.of(() -> ONLY_ANSWERS)));
    }

    private static List<ReadinessCheck> and(
            List<ReadinessCheck> general, List<ReadinessCheck> checks, Class<? extends ReadinessCheck> type) {
        return Stream.concat(general.stream(), checks.stream().filter(type::isInstance))
                .toList();
    }
}
