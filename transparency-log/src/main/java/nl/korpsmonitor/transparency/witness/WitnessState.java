package nl.korpsmonitor.transparency.witness;

import java.util.Optional;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/**
 * What a witness must never forget: for each log the last checkpoint that it cosigned. Safe for use by many threads.
 */
public interface WitnessState {

    /**
     * The last checkpoint of that origin, with the signatures that it was stored with; empty when there never was one.
     *
     * @throws WitnessStateException when that can't be told for sure: what is damaged or unreadable is never reported as absent
     */
    Optional<SignedCheckpoint> latest(String origin);

    /**
     * Replaces the last checkpoint of an origin, if it still is the expected one, in one step. When this returns true the next one is durable: it survives
     * loss of power.
     *
     * @param expected what {@link #latest} said; compared as a whole, signatures included
     * @param next of that origin
     * @return false when another checkpoint stands there; nothing was changed then
     * @throws WitnessStateException when it failed; whether it was stored is then unknown until {@link #latest} is asked again
     */
    boolean replace(String origin, Optional<SignedCheckpoint> expected, SignedCheckpoint next);
}
