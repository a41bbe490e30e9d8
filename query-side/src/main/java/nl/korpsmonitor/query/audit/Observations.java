package nl.korpsmonitor.query.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;

/** Collects what an audit comes across. All is counted; of each check the first are kept. Not thread-safe. */
public final class Observations {
    /** The most observations of one check that are kept. */
    public static final int MAXIMUM_KEPT = 1_000;

    private final Map<Check, List<Observation>> kept = new EnumMap<>(Check.class);
    private final Map<Check, Long> applied = new EnumMap<>(Check.class);
    private final Map<Check, Long> observed = new EnumMap<>(Check.class);

    /** A check was applied, whether or not something comes of it. */
    void applied(Check check) {
        applied.merge(check, 1L, Long::sum);
    }

    /** A rule was applied to an event, and is broken unless it holds. */
    void require(boolean holds, Check check, RecordedEvent event, String detail, Long... related) {
        applied(check);
        if (!holds) {
            add(check, event, detail, related);
        }
    }

    /** Something came of a check that was applied to an event. Of the positions negative ones are left out: there is no such event. */
    void add(Check check, RecordedEvent event, String detail, Long... related) {
        add(new Observation(
                check,
                event.position(),
                event.subject().id(),
                event.actor().id(),
                detail,
                Arrays.stream(related)
                        .filter(position -> position >= 0)
                        .sorted()
                        .distinct()
                        .toList()));
    }

    /** Something came of a check. */
    void add(Observation observation) {
        observed.merge(observation.check(), 1L, Long::sum);
        List<Observation> list = kept.computeIfAbsent(observation.check(), check -> new ArrayList<>());
        if (list.size() < MAXIMUM_KEPT) {
            list.add(observation);
        }
    }

    /** How often the check was applied. */
    public long appliedCount(Check check) {
        return applied.getOrDefault(check, 0L);
    }

    /** How much came of it. */
    public long count(Check check) {
        return observed.getOrDefault(check, 0L);
    }

    /** How much came of all checks of a kind. */
    public long count(Check.Kind kind) {
        return Arrays.stream(Check.values())
                .filter(check -> check.kind() == kind)
                .mapToLong(this::count)
                .sum();
    }

    /** The first of what came of it, at most {@link #MAXIMUM_KEPT}, in order. */
    public List<Observation> of(Check check) {
        return List.copyOf(kept.getOrDefault(check, List.of()));
    }
}
