package nl.korpsmonitor.query.web.history;

import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/**
 * Two moments, and what differs between them.
 *
 * @param first the earlier one, or both are the same
 * @param last what the answer stands on
 */
record ComparedMoments(State first, State last, Differences differences) {
    /**
     * Those of a question.
     *
     * @param cursor names the second moment when a page was given before; null for the beginning
     * @throws InvalidInputException when a moment can't be read, or the second lies before the first
     */
    static ComparedMoments of(
            DifferenceQuestion question, @Nullable Cursor cursor, Trail trail, States states, Viewer viewer) {
        StateQuestion asked = question.first();
        // Before the second one, so that the present holds what it stands on.
        State earlier = asked == null ? null : at("from", asked, states, viewer);
        StateQuestion second = question.second();
        State last = at("to", cursor == null ? second : second.pinnedTo(cursor.position()), states, viewer);
        State first =
                earlier == null ? states.at(last.moment().position(), question.firstDay(), last.visibility()) : earlier;
        if (first.moment().beforePosition() > last.moment().beforePosition()) {
            throw new InvalidInputException("to", "a moment at or after from");
        }
        return new ComparedMoments(first, last, new Differences(trail, last.visibility(), side(first), side(last)));
    }

    /**
     * Makes sure that there is an edition at one of the moments.
     *
     * @throws nl.korpsmonitor.events.problems.NotFoundException when there is none, or it may not be seen
     */
    void requireEdition(int year) {
        if (Editions.in(first, year).isEmpty()) {
            Editions.find(last, year);
        }
    }

    private static State at(String name, StateQuestion question, States states, Viewer viewer) {
        try {
            return states.at(question, viewer);
        } catch (InvalidInputException e) {
            throw ReadParameters.renamed(e, name, "inForceOn");
        }
    }

    private static Side side(State state) {
        return new Side(state.moment().beforePosition(), state.day());
    }
}
