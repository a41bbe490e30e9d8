package nl.korpsmonitor.query.state;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ReadModelStore;

/** States over any read models, for tests. */
public final class TestStates {
    private TestStates() {}

    /** The present, as whoever may see everything sees it. */
    public static State of(Trail trail, ReadModelStore readModels) {
        return new State(trail, readModels, new Moment(trail.size(), null, null, null, null), Visibility.ALL);
    }
}
