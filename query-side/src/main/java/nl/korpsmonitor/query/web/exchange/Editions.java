package nl.korpsmonitor.query.web.exchange;

import java.util.Optional;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.view.EditionView;

/** Finds editions in states. */
public final class Editions {
    private Editions() {}

    /**
     * The edition.
     *
     * @throws NotFoundException when the state has none that the reader may see
     */
    public static EditionView find(State state, int year) {
        return in(state, year).orElseThrow(() -> Absent.of("edition " + year, state.moment()));
    }

    /** An edition in a state; empty when it has none that the reader may see. */
    public static Optional<EditionView> in(State state, int year) {
        return state.one(ViewTypes.EDITIONS, Subject.edition(year)).filter(view -> existed(view, state));
    }

    /** Whether it had been opened on the day of the state. */
    public static boolean existed(EditionView view, State state) {
        return view.lifecycle().inForceOn(state.day()) != null;
    }
}
