package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.EventWalk;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** In the order of recording, a page at a time: its memory does not grow with the ledger. */
final class RecordedWalk implements ReplayWalk {
    private final Trail trail;
    private final Clock clock;
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
    RecordedWalk(
            Trail trail,
            Clock clock,
            Scope scope,
            OccurredDays days,
            long first,
            long before,
            @Nullable LocalDate day) {
        this.trail = trail;
        this.clock = clock;
        this.walk = new EventWalk(trail, scope, Visibility.ALL, days);
        this.replay = new Replay(trail, Visibility.ALL, day);
        this.first = first;
        this.before = before;
    }

    @Override
    public boolean all(boolean newestFirst, ReplayWriter writer, PrintWriter out) {
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

    @Override
    public @Nullable Step begin(boolean newestFirst) {
        return newestFirst ? recordedBefore(before) : from(first);
    }

    @Override
    public @Nullable Step next(Step step) {
        return from(step.event().position() + 1);
    }

    @Override
    public @Nullable Step previous(Step step) {
        return recordedBefore(step.event().position());
    }

    @Override
    public @Nullable Step recordedBefore(long position) {
        return step(walk.last(first, Math.min(position, before)));
    }

    @Override
    public String targets() {
        return "a position or a time such as 2013-11-15T09:00:00Z";
    }

    @Override
    public @Nullable Step goTo(String target) {
        return from(new Moments(trail, clock).first("g", target));
    }

    private @Nullable Step from(long position) {
        return step(walk.first(Math.max(first, position), before));
    }

    private @Nullable Step step(@Nullable RecordedEvent event) {
        return event == null ? null : replay.step(event);
    }
}
