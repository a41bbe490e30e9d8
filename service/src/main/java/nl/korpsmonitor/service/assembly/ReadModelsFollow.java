package nl.korpsmonitor.service.assembly;

import java.util.function.Supplier;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The read models follow the ledger. Those of a new format are empty at first, and a node that answered from them would say that there is nothing: it is
 * ready once they have taken in what there was when it started. Safe for use by many threads.
 */
final class ReadModelsFollow implements ReadingCheck {
    /** A node whose read models are further behind than this, later on, would show an old state: it gets no requests until it has caught up. */
    static final long MAXIMUM_LAG = 10_000;

    private final Supplier<ProjectionStatus> projection;
    private final long sizeAtStart;
    private volatile boolean caughtUp;

    /** @param sizeAtStart how many entries the ledger had when this process started */
    ReadModelsFollow(Supplier<ProjectionStatus> projection, long sizeAtStart) {
        this.projection = projection;
        this.sizeAtStart = sizeAtStart;
    }

    @Override
    public @Nullable String problem() {
        ProjectionStatus status = projection.get();
        if (status.position() >= sizeAtStart) {
            caughtUp = true;
        }
        if (!status.isHealthy()) {
            return "The read models stand still at position " + status.position()
                    + ". Writes are recorded; the log says what is wrong.";
        }
        if (!caughtUp) {
            return "The read models hold " + status.position() + " of the " + sizeAtStart
                    + " entries that there were when this node started. They are catching up.";
        }
        if (status.lag() > MAXIMUM_LAG) {
            return "The read models are " + status.lag() + " entries behind. They are catching up.";
        }
        return null;
    }
}
