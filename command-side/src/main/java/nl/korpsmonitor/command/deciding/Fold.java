package nl.korpsmonitor.command.deciding;

/**
 * How a subject's state follows from its events; the aggregate and everybody who refers to the subject use the same.
 * States are immutable.
 *
 * @param <S> the state
 */
public interface Fold<S> {
    /** The class of the state. */
    Class<S> type();

    /** The state of a subject without events. */
    S initial();

    /** The state after one more event. */
    S apply(S state, Occurred occurred);
}
