package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.replay.Step;
import org.jspecify.annotations.Nullable;

/** Steps through a stretch of the ledger, in an order of its own. For one thread. */
interface ReplayWalk {
    /** How many steps are in memory at a time when all are told. */
    int PAGE = 200;

    /** Tells everything; false when there is nothing. It stops when nobody listens any more. */
    boolean all(boolean newestFirst, ReplayWriter writer, PrintWriter out);

    /** The step to begin with, which is the first one that {@link #all} tells; null when there is none. */
    @Nullable
    Step begin(boolean newestFirst);

    /** The step after that one; null when it is the last. */
    @Nullable
    Step next(Step step);

    /** The step before that one; null when it is the first. */
    @Nullable
    Step previous(Step step);

    /** The last step that was recorded at a lower position; null when there is none. */
    @Nullable
    Step recordedBefore(long position);

    /** What {@link #goTo} takes, with an example. */
    String targets();

    /**
     * The first step at what somebody names, or from there on; null when there is none.
     *
     * @throws InvalidInputException when the text names nothing, or what nobody knows yet
     */
    @Nullable
    Step goTo(String target);

    /** Tells the last step that was recorded at a lower position; false when there is none. */
    default boolean last(long position, ReplayWriter writer) {
        Step step = recordedBefore(position);
        if (step != null) {
            writer.step(step, step.changes());
        }
        return step != null;
    }
}
