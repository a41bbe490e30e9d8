package nl.korpsmonitor.transparency.witness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/** Remembers in memory, and can fail as a disk does: before it stored, or after. */
final class MemoryWitnessState implements WitnessState {

    enum Fault {
        NONE,
        FAILED_NOT_STORED,
        FAILED_BUT_STORED
    }

    private final Map<String, SignedCheckpoint> latest = new HashMap<>();
    private final List<SignedCheckpoint> history = new ArrayList<>();
    private Fault fault = Fault.NONE;

    /** The next replacement fails in this way, the following ones do not. */
    synchronized void failNext(Fault next) {
        fault = next;
    }

    /** All that was ever stored, in that order. */
    synchronized List<SignedCheckpoint> history() {
        return List.copyOf(history);
    }

    @Override
    public synchronized Optional<SignedCheckpoint> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    @Override
    public synchronized boolean replace(String origin, Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
        Fault now = fault;
        fault = Fault.NONE;
        if (now == Fault.FAILED_NOT_STORED) {
            throw new WitnessStateException("failed, not stored");
        }
        if (!latest(origin).equals(expected)) {
            return false;
        }
        latest.put(origin, next);
        history.add(next);
        if (now == Fault.FAILED_BUT_STORED) {
            throw new WitnessStateException("failed, but stored");
        }
        return true;
    }
}
