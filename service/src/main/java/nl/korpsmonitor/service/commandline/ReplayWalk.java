package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.EventWalk;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** Steps through a stretch of the ledger, a page at a time: its memory does not grow with the ledger. For one thread. */
final class ReplayWalk {
    private static final int PAGE = 200;

    private final EventWalk walk;
    private final Replay replay;
    private final long first;
    private final long before;

    /**
     * @param days on which it must have happened
     * @param first the first position
     * @param before the first position that is no longer wanted
     * @param day tells what each step changed in what was in force on it; null for the last known facts
     */
    ReplayWalk(Trail trail, Scope scope, OccurredDays days, long first, long before, @Nullable LocalDate day) {
        this.walk = new EventWalk(trail, scope, Visibility.ALL, days);
        this.replay = new Replay(trail, Visibility.ALL, day);
        this.first = first;
        this.before = before;
    }

    /** Tells everything; false when there is nothing. It stops when nobody listens any more. */
    boolean all(boolean newestFirst, ReplayWriter writer, PrintWriter out) {
        boolean told = false;
        Long next = newestFirst ? Long.valueOf(before) : Long.valueOf(first - 1);
        while (next != null && !out.checkError()) {
            EventWalk.Page page =
                    newestFirst ? walk.downwards(first, next, PAGE) : walk.upwards(next + 1, before, PAGE);
            List<Step> steps = page.events().stream()
                    .sorted(Comparator.comparingLong(RecordedEvent::position))
                    .map(replay::step)
                    .toList();
            (newestFirst ? steps.reversed() : steps).forEach(step -> writer.step(step, step.changes()));
            told |= !steps.isEmpty();
            next = page.end();
        }
        return told;
    }

    /** Tells the last step at a lower position; false when there is none. */
    boolean last(long position, ReplayWriter writer) {
        Step step = before(position);
        if (step != null) {
            writer.step(step, step.changes());
        }
        return step != null;
    }

    /** The last step at a lower position; null when there is none. */
    @Nullable
    Step before(long position) {
        return step(walk.last(first, Math.min(position, before)));
    }

    /** The first step at a position or after it; null when there is none. */
    @Nullable
    Step from(long position) {
        return step(walk.first(Math.max(first, position), before));
    }

    private @Nullable Step step(@Nullable RecordedEvent event) {
        return event == null ? null : replay.step(event);
    }
}
